import type { Courier } from './delivery/courier.js';
import type { ResponseUrls } from './delivery/response-urls.js';
import type { Triggers } from './delivery/triggers.js';
import type { SandboxApp, WorkspaceOptions } from './options.js';
import type { State } from './state/state.js';

/** One call of the Web API (or one use of a `response_url`, as the method `response_url`), for tests to read. */
export interface LoggedCall {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** The workspace's time in epoch milliseconds. */
  readonly at: number;
  readonly ok: boolean;
  readonly error?: string;
}

/** Something that the app did and Slack would have refused, or that went wrong between the two. */
export interface Problem {
  readonly at: number;
  /** Where: a method, `/command`, `event app_mention`, `view_submission` … */
  readonly where: string;
  /** Slack's error code. */
  readonly error: string;
  readonly details: readonly string[];
}

/** The next answers of a method, as a test wants them. */
export interface Fault {
  /** Slack's error code in a 200 answer. */
  readonly error?: string;
  /** An HTTP status instead, with an empty body. */
  readonly status?: number;
  /** Seconds: the answer is 429 `ratelimited` with this `Retry-After`. */
  readonly retryAfter?: number;
  /** Waits before answering; without another field the call then succeeds. */
  readonly delayMs?: number;
  /** How many calls; default 1. */
  readonly times?: number;
}

/** What the parts of the workspace share. */
export interface Core {
  readonly options: WorkspaceOptions;
  readonly app: SandboxApp;
  readonly state: State;
  readonly courier: Courier;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly calls: LoggedCall[];
  readonly problems: Problem[];
  readonly faults: Map<string, Fault[]>;
  /** Options that the app last offered, by person and external select. */
  readonly suggestions: Map<string, readonly unknown[]>;
  /** The workspace's time in epoch milliseconds. */
  now(): number;
  /** `http://127.0.0.1:port` */
  origin(): string;
  /** Tells the open pages that something changed. */
  changed(): void;
  report(where: string, error: string, details?: readonly string[]): void;
}

/** Block ids where the app gave none. */
export const newBlockId = (core: Core) => (): string => core.state.ids.short();
