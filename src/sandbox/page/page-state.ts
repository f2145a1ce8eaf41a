import type { SandboxApp } from '../options.js';
import type { StateValues, ViewRecord } from '../state/view-record.js';

type Json = Record<string, unknown>;

/** Everything that the page shows to one person, as `/sandbox/state` answers it. */
export interface PageState {
  readonly team: string;
  readonly app: Pick<SandboxApp, 'name' | 'commands' | 'shortcuts' | 'suggestedPrompts' | 'hints'>;
  readonly botUserId: string;
  readonly me: string;
  readonly users: readonly PageUser[];
  readonly channels: readonly PageChannel[];
  /** Messages that the person sees, private ones included, in order of time. */
  readonly messages: readonly PageMessage[];
  readonly statuses: readonly { readonly channel: string; readonly threadTs: string; readonly status: string }[];
  /** By `channel:thread_ts`. */
  readonly threadTitles: Readonly<Record<string, string>>;
  readonly prompts: {
    readonly title?: string;
    readonly prompts: readonly { readonly title: string; readonly message: string }[];
  } | null;
  /** Bottom first. */
  readonly modals: readonly ViewRecord[];
  readonly home: ViewRecord | null;
  readonly problems: readonly PageProblem[];
}

export interface PageUser {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly isBot: boolean;
  /** Their IANA zone. */
  readonly tz: string;
  readonly isGuest: boolean;
  /** From another company, through Slack Connect. */
  readonly isExternal: boolean;
}

export interface PageChannel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im';
  readonly topic: string;
  readonly isExtShared: boolean;
  readonly hasBot: boolean;
  readonly memberIds: readonly string[];
}

export interface PageMessage {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs?: string;
  readonly user: string;
  readonly subtype?: string;
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly files: readonly {
    readonly id: string;
    readonly name: string;
    readonly size: number;
    readonly mimetype: string;
  }[];
  readonly isEdited: boolean;
  readonly isEphemeral: boolean;
  readonly isStreaming: boolean;
  readonly isBroadcast: boolean;
  readonly reactions: readonly { readonly name: string; readonly users: readonly string[] }[];
  readonly values: StateValues;
}

export interface PageProblem {
  readonly at: number;
  readonly where: string;
  readonly error: string;
  readonly details: readonly string[];
}

/** What the page asks the server to do, as the person `user`. */
export type PageAct = { readonly user: string } & (
  | {
      readonly kind: 'say';
      readonly channel: string;
      readonly text: string;
      readonly threadTs?: string;
      readonly files?: readonly PageFile[];
    }
  | { readonly kind: 'command'; readonly channel: string; readonly command: string; readonly text: string }
  | {
      readonly kind: 'act';
      readonly target: Json;
      readonly blockId: string;
      readonly actionId: string;
      readonly value: string | readonly string[] | null;
    }
  | {
      readonly kind: 'suggest';
      readonly target: Json;
      readonly blockId: string;
      readonly actionId: string;
      readonly query: string;
    }
  | {
      readonly kind: 'submit';
      readonly viewId: string;
      readonly values: Readonly<Record<string, string | readonly string[] | null>>;
    }
  | { readonly kind: 'close'; readonly viewId: string; readonly all?: boolean }
  | { readonly kind: 'shortcut'; readonly callbackId: string; readonly channel?: string; readonly ts?: string }
  | { readonly kind: 'open'; readonly tab: 'home' | 'messages' }
  | { readonly kind: 'dismiss'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'upload'; readonly file: PageFile }
);

export interface PageFile {
  readonly name: string;
  readonly base64: string;
}

/** What the person learns at once; all else comes with the next state. */
export interface PageActResult {
  readonly ok: boolean;
  /** Slack's word for the failure. */
  readonly error?: string;
  readonly ts?: string;
  readonly fileId?: string;
  readonly options?: readonly Json[];
}
