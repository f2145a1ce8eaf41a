import type { KnownBlock } from '@slack/types';

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
}

export interface User {
  readonly id: string;
  /** The handle, unique in the workspace. */
  readonly name: string;
  readonly realName: string;
  readonly tz: string;
  /** Another company's team for people who come through Slack Connect. */
  readonly teamId: string;
  readonly isBot: boolean;
  /** A guest of several channels. */
  readonly isRestricted: boolean;
  /** A guest of one channel. */
  readonly isUltraRestricted: boolean;
  readonly deleted: boolean;
}

export type ChannelKind = 'public' | 'private' | 'im';

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly topic: string;
  /** Shared with another company through Slack Connect. */
  readonly isExtShared: boolean;
  readonly isPendingExtShared: boolean;
  readonly isOrgShared: boolean;
  isArchived: boolean;
  readonly created: number;
  readonly members: Set<string>;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  title: string;
  readonly mimetype: string;
  readonly filetype: string;
  readonly user: string;
  readonly created: number;
  /** As Slack marks another company's file in a shared channel: ask `files.info` for the rest. */
  readonly checkFileInfo: boolean;
  content: Buffer;
  readonly channels: Set<string>;
}

/** A message as the workspace keeps it. `text` and mrkdwn are escaped, as in Slack. */
export interface Message {
  readonly channel: string;
  readonly ts: string;
  /** The root of the thread that this is a reply in. */
  readonly threadTs?: string;
  readonly user: string;
  readonly botId?: string;
  readonly subtype?: string;
  text: string;
  /** Checked against Slack's limits; every block and element has its id. */
  blocks: KnownBlock[];
  attachments: readonly unknown[];
  files: readonly string[];
  metadata?: unknown;
  edited?: { readonly user: string; readonly ts: string };
  readonly broadcast: boolean;
  reactions: { readonly name: string; readonly users: string[] }[];
  isStreaming: boolean;
}

/** A message that one person sees. It is in no history and `chat.update` does not reach it. */
export interface EphemeralMessage extends Message {
  readonly isEphemeral: true;
  /** The one who sees it; `user` is the author. */
  readonly viewer: string;
}

export interface ScheduledMessage {
  readonly id: string;
  readonly channel: string;
  /** Unix seconds. */
  readonly postAt: number;
  readonly dateCreated: number;
  readonly text: string;
  readonly blocks: KnownBlock[];
  readonly threadTs?: string;
  readonly hasMetadata: boolean;
}

export interface Canvas {
  readonly id: string;
  readonly title: string;
  readonly markdown: string;
  readonly channel?: string;
  readonly created: number;
}

export interface SuggestedPrompts {
  readonly title?: string;
  readonly prompts: readonly { readonly title: string; readonly message: string }[];
}

export interface ThreadStatus {
  readonly channel: string;
  readonly threadTs: string;
  readonly status: string;
  readonly loadingMessages: readonly string[];
  readonly since: number;
}
