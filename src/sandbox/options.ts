import type { WorkspaceSeed } from './seed.js';

/** What the workspace knows of the app: what Slack would read in its manifest. */
export interface SandboxApp {
  readonly name: string;
  readonly commands?: readonly SlashCommand[];
  readonly shortcuts?: readonly Shortcut[];
  readonly suggestedPrompts?: readonly { readonly title: string; readonly message: string }[];
  /** Bot scopes. When given, a method that needs another one answers `missing_scope`. */
  readonly scopes?: readonly string[];
  /** Subscribed events, `message.channels` and the like included. When not given, all. */
  readonly events?: readonly string[];
  /** Sentences that tell a newcomer what to type; the page shows them in an empty channel. */
  readonly hints?: readonly string[];
}

export interface SlashCommand {
  readonly command: string;
  readonly usageHint?: string;
  readonly description: string;
  /** Whether people, channels and links in the text come in Slack's forms (`<@U…|ada>`); otherwise it comes as typed. */
  readonly shouldEscape?: boolean;
}

export interface Shortcut {
  readonly type: 'global' | 'message';
  readonly name: string;
  readonly callbackId: string;
  readonly description?: string;
}

export interface WorkspaceOptions {
  /** The page's and the Web API's port; 0 (the default) takes a free one. Always on 127.0.0.1. */
  readonly port?: number;
  readonly signingSecret: string;
  /** The one `xoxb-` token that the Web API accepts. */
  readonly botToken: string;
  /** Where the app listens, for example `http://127.0.0.1:3000/slack/events`. May be set later by `connect`. */
  readonly requestUrl?: string;
  readonly app: SandboxApp;
  readonly seed?: WorkspaceSeed;
  /** The workspace's clock in epoch milliseconds. Signatures always carry the real time, as Bolt checks it. */
  readonly clock?: () => number;
  /** Waits before the second, third and fourth delivery of an event. Slack's are 0, 1 and 5 minutes. */
  readonly retryDelaysMs?: readonly number[];
  /** How long an answer may take. Slack's 3,000 ms by default. */
  readonly ackTimeoutMs?: number;
  /** Folder with the page's compiled scripts; needed only when the sandbox runs from its TypeScript sources. */
  readonly pageScripts?: string;
}
