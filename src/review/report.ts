import type { Severity } from '../library/index.js';

/** What a review found. The same text and library give the same report. */
export interface Report {
  /** SHA-256 of the text, hexadecimal. */
  readonly hash: string;
  readonly libraryVersion: string;
  /** In the order of the text; offsets are UTF-16 code units, end exclusive; `score` from 0.5 to 1. */
  readonly topics: readonly TopicFound[];
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  /** Moves whose subject the text touches without making them. */
  readonly cleared: readonly Cleared[];
  /** How many moves were looked for. */
  readonly checked: number;
}

export interface TopicFound {
  readonly topic: string;
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

export interface Finding {
  /** The move's card. */
  readonly ref: string;
  readonly severity: Severity;
  readonly topic: string;
  readonly start: number;
  readonly end: number;
  /** Exactly `text.slice(start, end)`. */
  readonly quote: string;
  /** Titles of the safeguards that the stretch lacks, most important first. */
  readonly missing: readonly string[];
  /** Titles of those that it has. */
  readonly present: readonly string[];
  /** The example clause that repairs it. */
  readonly clause: string;
  /** Ids of what fired: `strong/3` of the move, `absent:response_window`, or `learned:no~deadlin` of the trained model. */
  readonly signals: readonly string[];
  readonly place: Place;
}

export interface Place {
  /** The number of the enclosing section, such as "4.3", where the text has one. */
  readonly section?: string | undefined;
  /** Line of the text, from 1. */
  readonly line: number;
  /** From 1, of a file that has pages. */
  readonly page?: number | undefined;
}

export interface Cleared {
  readonly ref: string;
  readonly title: string;
  /** Titles of the safeguards found. */
  readonly present: readonly string[];
}
