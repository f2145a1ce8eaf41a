export { checkBlocks } from './block-kit/check-blocks.js';
export { checkMessage } from './block-kit/check-message.js';
export { checkView } from './block-kit/check-view.js';
export { LIMITS } from './block-kit/limits.js';
export type { Fault, LoggedCall, Problem } from './core.js';
export type { Delivery } from './delivery/courier.js';
export type { DeliverOptions } from './delivery/events.js';
export { slackSignature } from './delivery/signing.js';
export { demoSeed } from './demo-seed.js';
export type { SandboxApp, Shortcut, SlashCommand, WorkspaceOptions } from './options.js';
export type { ActInput, ActResult } from './people/act.js';
export type { CommandInput, CommandResult } from './people/commands.js';
export type { InputValue } from './people/element-value.js';
export type { SayInput } from './people/messages.js';
export type { ShortcutInput } from './people/shortcuts.js';
export type { SubmitInput, SubmitResult } from './people/submit.js';
export type { SeedChannel, SeedMessage, SeedUser, WorkspaceSeed } from './seed.js';
export type {
  Canvas,
  Channel,
  EphemeralMessage,
  Message,
  ScheduledMessage,
  StoredFile,
  SuggestedPrompts,
  ThreadStatus,
  User,
} from './state/entities.js';
export type { NewFile } from './state/files.js';
export type { StateValues, ViewRecord } from './state/view-record.js';
export { startWorkspace, type Workspace } from './workspace.js';
