import type { Ref } from '../library/index.js';

/** Who sees a note: everyone, in the message's thread, or its author alone. */
export const NOTE_READERS = ['thread', 'author'] as const;
export type NoteReaders = (typeof NOTE_READERS)[number];

/** A few notes a day are read; more are noise. */
export const DEFAULT_DAILY_LIMIT = 5;
export const MAX_DAILY_LIMIT = 50;

/** A channel in which messages that propose a term are checked, because someone there switched it on. */
export interface WatchedChannel {
  readonly team: string;
  readonly channel: string;
  readonly readers: NoteReaders;
  /** Notes on one day, UTC. */
  readonly dailyLimit: number;
  /** The user who switched it on. */
  readonly by: string;
  readonly sinceMs: number;
}

export interface NoteClaim {
  readonly team: string;
  readonly channel: string;
  readonly threadTs: string;
  /** What the message makes. */
  readonly moves: readonly Ref[];
  readonly nowMs: number;
}

/** Channels under watch, with ids and counts alone. Every call throws `StoreError` where the database fails. */
export interface WatchStore {
  /** Undefined where the channel is not watched. */
  find(place: { readonly team: string; readonly channel: string }): Promise<WatchedChannel | undefined>;
  /** Switches the watch on, or changes how it is done. */
  start(watched: WatchedChannel): Promise<void>;
  /** False where it was off. */
  stop(place: { readonly team: string; readonly channel: string }): Promise<boolean>;
  /**
   * The moves that this note may name: those without a note in the thread so far, none once the day's limit is reached or
   * the watch is off. Taken at once by whoever asks first, on whichever replica.
   */
  claimNote(claim: NoteClaim): Promise<readonly Ref[]>;
}
