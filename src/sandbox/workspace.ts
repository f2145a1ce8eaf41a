import { setTimeout as sleep } from 'node:timers/promises';
import { LIMITS } from './block-kit/limits.js';
import type { Core, Fault, LoggedCall, Problem } from './core.js';
import { createCourier, type Delivery } from './delivery/courier.js';
import { type DeliverOptions, deliverEvent } from './delivery/events.js';
import { createResponseUrls } from './delivery/response-urls.js';
import { createTriggers } from './delivery/triggers.js';
import { startServer } from './http/server.js';
import type { WorkspaceOptions } from './options.js';
import { createPageHandler } from './page/handler.js';
import { type ActInput, type ActResult, act } from './people/act.js';
import { openAppHome } from './people/app-home.js';
import { type CommandInput, type CommandResult, runCommand } from './people/commands.js';
import {
  deleteMessage,
  editMessage,
  invite,
  type MessageTarget,
  removeMember,
  type SayInput,
  say,
} from './people/messages.js';
import { runShortcut, type ShortcutInput } from './people/shortcuts.js';
import { closeView, type SubmitInput, type SubmitResult, submitView } from './people/submit.js';
import { suggest } from './people/suggest.js';
import { createState } from './state/create-state.js';
import type {
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
import { directMessage, findChannel, findUser, threadKey } from './state/state.js';
import type { ViewRecord } from './state/view-record.js';
import { postDueMessages } from './web-api/scheduled-messages.js';

/** A running workspace. People and channels are named by id or name; `dm` is a person's direct message with the bot. */
export interface Workspace {
  /** The page. */
  readonly url: string;
  /** For `clientOptions.slackApiUrl`; ends in `/api/`. */
  readonly apiUrl: string;
  readonly signingSecret: string;
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly appId: string;
  readonly teamId: string;

  /** Says where the app listens. */
  connect(requestUrl: string): void;

  /** Types a slash command; resolves with the acknowledgement and what it showed. */
  command(input: CommandInput): Promise<CommandResult>;
  /** Posts as a person. The deliveries go on after it returns: `await idle()`. */
  say(input: SayInput): Message;
  edit(input: MessageTarget & { readonly text: string }): Message;
  deleteMessage(input: MessageTarget): void;
  /** Acts on any element: `click`, `select` and `tick` are the same under the name that reads best. */
  act(input: ActInput): Promise<ActResult>;
  click(input: ActInput): Promise<ActResult>;
  select(input: ActInput): Promise<ActResult>;
  tick(input: ActInput): Promise<ActResult>;
  /** Types in an external select; resolves with the app's options. */
  suggest(input: Parameters<typeof suggest>[1]): Promise<readonly unknown[]>;
  submitView(input: SubmitInput): Promise<SubmitResult>;
  closeView(input: Parameters<typeof closeView>[1]): Promise<void>;
  shortcut(input: ShortcutInput): Promise<Delivery & { readonly triggerId: string }>;
  openHome(input: { readonly user: string }): Promise<Delivery | undefined>;
  openMessagesTab(input: { readonly user: string }): Promise<Delivery | undefined>;
  invite(input: Parameters<typeof invite>[1]): void;
  removeMember(input: Parameters<typeof removeMember>[1]): void;
  /** Takes away a private message, as a person or a reload does. */
  dismiss(input: MessageTarget): void;

  /** Delivers any event, also twice, also badly signed; resolves with the first answer. */
  deliver(event: Readonly<Record<string, unknown>>, options?: DeliverOptions): Promise<Delivery>;

  /** Who and where, by id or name. Throw when there is none. */
  user(idOrName: string): User;
  channel(idOrName: string): Channel;
  /** The direct message of a person with the bot. */
  dm(user: string): Channel;
  /** A channel's messages in order of time; with `threadTs` the thread: root and replies. */
  messages(channel: string, filter?: { readonly threadTs?: string }): readonly Message[];
  ephemerals(filter?: { readonly channel?: string; readonly user?: string }): readonly EphemeralMessage[];
  /** The person's open modals, bottom first. */
  views(filter: { readonly user: string }): readonly ViewRecord[];
  home(user: string): ViewRecord | undefined;
  scheduled(): readonly ScheduledMessage[];
  files(): readonly StoredFile[];
  canvases(): readonly Canvas[];
  prompts(user: string): SuggestedPrompts | undefined;
  status(channel: string, threadTs: string): ThreadStatus | undefined;
  threadTitle(channel: string, threadTs: string): string | undefined;
  /** The Web API calls so far, oldest first; `response_url` is the method of answers sent there. */
  calls(method?: string): readonly LoggedCall[];
  /** What Slack would have refused, or could not deliver. */
  problems(): readonly Problem[];

  /** Makes the next calls of a method fail (or wait). */
  failNext(method: string, fault: Fault): void;
  /** Moves the workspace's clock to this moment (epoch milliseconds, never back) and posts what is due. */
  tickClock(toMs: number): void;
  now(): number;
  /**
   * Resolves when every delivery is answered and no API call was open for `quietMs` (default 30) and some turns of the
   * event loop. An app that waits longer between two calls needs a longer `quietMs`.
   * Rejects after `timeoutMs` (default 10,000).
   */
  idle(options?: { readonly quietMs?: number; readonly timeoutMs?: number }): Promise<void>;
  close(): Promise<void>;
}

const SLACK_RETRY_DELAYS_MS = [0, 60_000, 300_000];
const DUE_CHECK_MS = 1000;

/** Starts a workspace on 127.0.0.1. It forgets everything on `close()`. */
export async function startWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const clock = { offsetMs: 0, lastActivity: performance.now() };
  const now = (): number => (options.clock ?? Date.now)() + clock.offsetMs;
  const active = (): void => {
    clock.lastActivity = performance.now();
  };
  const listeners = new Set<() => void>();
  let origin = '';
  const state = createState(options.app, options.seed, now());
  const core: Core = {
    options,
    app: options.app,
    state,
    courier: createCourier({
      signingSecret: options.signingSecret,
      requestUrl: options.requestUrl,
      ackTimeoutMs: options.ackTimeoutMs ?? LIMITS.ackTimeoutMs,
      retryDelaysMs: options.retryDelaysMs ?? SLACK_RETRY_DELAYS_MS,
      onActivity: active,
    }),
    triggers: createTriggers(now, () => state.ids.next('trigger.')),
    responseUrls: createResponseUrls(now, () => `${state.team.id}/${state.ids.next('R')}`),
    calls: [],
    problems: [],
    faults: new Map(),
    suggestions: new Map(),
    now,
    origin: () => origin,
    changed: () => {
      active();
      for (const listener of listeners) listener();
    },
    report: (where, error, details = []) => {
      core.problems.push({ at: now(), where, error, details });
      core.changed();
    },
  };
  const page = createPageHandler(core, listeners);
  const server = await startServer(core, page.handle, options.port ?? 0, active);
  origin = `http://127.0.0.1:${server.port}`;
  const timer = setInterval(() => postDueMessages(core), DUE_CHECK_MS);
  timer.unref();

  const user = (idOrName: string): User => known(findUser(state, idOrName), 'person', idOrName);
  const channel = (idOrName: string): Channel => known(findChannel(state, idOrName), 'channel', idOrName);

  return {
    url: `${origin}/`,
    apiUrl: `${origin}/api/`,
    signingSecret: options.signingSecret,
    botToken: options.botToken,
    botUserId: state.botUserId,
    botId: state.botId,
    appId: state.appId,
    teamId: state.team.id,
    connect: core.courier.connect,

    command: (input) => runCommand(core, input),
    say: (input) => say(core, input),
    edit: (input) => editMessage(core, input),
    deleteMessage: (input) => deleteMessage(core, input),
    act: (input) => act(core, input),
    click: (input) => act(core, input),
    select: (input) => act(core, input),
    tick: (input) => act(core, input),
    suggest: (input) => suggest(core, input),
    submitView: (input) => submitView(core, input),
    closeView: (input) => closeView(core, input),
    shortcut: (input) => runShortcut(core, input),
    openHome: (input) => openAppHome(core, { ...input, tab: 'home' }),
    openMessagesTab: (input) => openAppHome(core, { ...input, tab: 'messages' }),
    invite: (input) => invite(core, input),
    removeMember: (input) => removeMember(core, input),
    dismiss: ({ user: viewer, ts }) => {
      const index = state.ephemerals.findIndex((one) => one.ts === ts && one.viewer === user(viewer).id);
      if (index >= 0) state.ephemerals.splice(index, 1);
      core.changed();
    },
    deliver: async (event, how) => known(await deliverEvent(core, event, how), 'answer to', String(event.type)),

    user,
    channel,
    dm: (name) => known(directMessage(state, user(name).id), 'direct message of', name),
    messages: (name, { threadTs } = {}) => {
      const { id } = channel(name);
      return state.messages.filter(
        (one) => one.channel === id && (threadTs === undefined || one.ts === threadTs || one.threadTs === threadTs),
      );
    },
    ephemerals: (filter = {}) =>
      state.ephemerals.filter(
        (one) =>
          (filter.channel === undefined || one.channel === channel(filter.channel).id) &&
          (filter.user === undefined || one.viewer === user(filter.user).id),
      ),
    views: (filter) => state.modals.get(user(filter.user).id) ?? [],
    home: (name) => state.homes.get(user(name).id),
    scheduled: () => [...state.scheduled.values()],
    files: () => [...state.files.values()],
    canvases: () => [...state.canvases.values()],
    prompts: (name) => state.prompts.get(directMessage(state, user(name).id)?.id ?? ''),
    status: (name, threadTs) => state.statuses.get(threadKey(channel(name).id, threadTs)),
    threadTitle: (name, threadTs) => state.threadTitles.get(threadKey(channel(name).id, threadTs)),
    calls: (method) => core.calls.filter((call) => method === undefined || call.method === method),
    problems: () => core.problems,

    failNext: (method, fault) => {
      core.faults.set(method, [...(core.faults.get(method) ?? []), fault]);
    },
    tickClock: (toMs) => {
      clock.offsetMs += Math.max(0, toMs - now());
      postDueMessages(core);
    },
    now,
    idle: (options) =>
      quiet(
        () => core.courier.pending() > 0 || server.open() > 0,
        () => clock.lastActivity,
        options,
      ),
    close: async () => {
      clearInterval(timer);
      page.close();
      core.courier.close();
      await server.close();
    },
  };
}

/** An app in the same process needs some turns of the event loop until its next call is under way. */
const QUIET_TURNS = 20;

/** Waits for quiet: by the clock, and by turns, because on a busy machine much time passes in few turns. */
async function quiet(
  isBusy: () => boolean,
  lastActivity: () => number,
  { quietMs = 30, timeoutMs = 10_000 }: { readonly quietMs?: number; readonly timeoutMs?: number } = {},
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  let seen = lastActivity();
  for (let turns = 0; turns < QUIET_TURNS || performance.now() - seen < quietMs; turns += 1) {
    if (performance.now() > deadline) throw new Error(`The workspace was not idle after ${timeoutMs} ms.`);
    await sleep(2);
    if (isBusy() || lastActivity() !== seen) turns = 0;
    seen = lastActivity();
  }
}

function known<T>(value: T | undefined, what: string, name: string): T {
  if (value === undefined) throw new Error(`The workspace has no ${what} "${name}".`);
  return value;
}
