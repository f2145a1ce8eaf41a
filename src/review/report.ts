import type { Ref, Severity } from '../library/index.js';

/** A stretch of the draft: offsets in UTF-16 code units into the text as given, end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface TopicFound extends Stretch {
  readonly topic: string;
  /** In 0..1. */
  readonly score: number;
}

/** Where a reader finds the words again. */
export interface DraftPlace {
  /** As the draft numbers it, for example `4.2`. */
  readonly section?: string | undefined;
  /** From 1. */
  readonly line: number;
  /** From 1; of files that have pages. */
  readonly page?: number | undefined;
}

export interface Finding extends Stretch {
  /** The kill-list move. */
  readonly ref: Ref;
  readonly severity: Severity;
  readonly topic: string;
  /** Exactly `text.slice(start, end)`. */
  readonly quote: string;
  /** Titles of the safeguards that were looked for and not found. */
  readonly missing: readonly string[];
  /** The example clause that repairs it. */
  readonly clause: Ref;
  /** Ids of the signals that fired. */
  readonly signals: readonly string[];
  readonly place?: DraftPlace | undefined;
}

/** All findings in a draft, and what was checked. The same text and library give the same report. */
export interface Report {
  /** SHA-256 of the text, in hex. */
  readonly hash: string;
  readonly libraryVersion: string;
  /** In the order of the text. */
  readonly topics: readonly TopicFound[];
  /** The severest first, then in the order of the text. */
  readonly findings: readonly Finding[];
  /** Moves that were looked for and not found. */
  readonly cleared: readonly Ref[];
}
