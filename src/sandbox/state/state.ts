import type {
  Canvas,
  Channel,
  EphemeralMessage,
  Message,
  ScheduledMessage,
  StoredFile,
  SuggestedPrompts,
  Team,
  ThreadStatus,
  User,
} from './entities.js';
import type { Ids } from './ids.js';
import type { StateValues, ViewRecord } from './view-record.js';

/** Everything the workspace remembers. It lives in memory and dies with the process. */
export interface State {
  readonly team: Team;
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly ids: Ids;
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  /** In order of time. */
  readonly messages: Message[];
  readonly ephemerals: EphemeralMessage[];
  readonly scheduled: Map<string, ScheduledMessage>;
  readonly files: Map<string, StoredFile>;
  readonly canvases: Map<string, Canvas>;
  /** Modals, bottom first, by person. */
  readonly modals: Map<string, ViewRecord[]>;
  readonly homes: Map<string, ViewRecord>;
  /** Suggested prompts of a direct message, by channel. */
  readonly prompts: Map<string, SuggestedPrompts>;
  /** Titles of threads, by `channel:thread_ts`. */
  readonly threadTitles: Map<string, string>;
  readonly statuses: Map<string, ThreadStatus>;
  /** What people ticked and chose in messages, by `person:channel:ts`. */
  readonly messageValues: Map<string, StateValues>;
}

export const threadKey = (channel: string, threadTs: string): string => `${channel}:${threadTs}`;

/** The channel with this id or name (`#` allowed). */
export function findChannel(state: State, idOrName: string): Channel | undefined {
  const name = idOrName.replace(/^#/, '');
  return (
    state.channels.get(idOrName) ?? [...state.channels.values()].find((one) => one.kind !== 'im' && one.name === name)
  );
}

/** The person or bot with this id or name (`@` allowed). */
export function findUser(state: State, idOrName: string): User | undefined {
  const name = idOrName.replace(/^@/, '');
  return state.users.get(idOrName) ?? [...state.users.values()].find((one) => one.name === name);
}

export const findMessage = (state: State, channel: string, ts: string): Message | undefined =>
  state.messages.find((one) => one.channel === channel && one.ts === ts);

export const findEphemeral = (state: State, channel: string, ts: string): EphemeralMessage | undefined =>
  state.ephemerals.find((one) => one.channel === channel && one.ts === ts);

export const hasBot = (state: State, channel: Channel): boolean => channel.members.has(state.botUserId);

/** The direct message of a person with the bot. */
export function directMessage(state: State, user: string): Channel | undefined {
  return [...state.channels.values()].find((one) => one.kind === 'im' && one.members.has(user));
}

export const openView = (state: State, viewId: string): ViewRecord | undefined =>
  [...state.modals.values()].flat().find((view) => view.id === viewId) ??
  [...state.homes.values()].find((view) => view.id === viewId);
