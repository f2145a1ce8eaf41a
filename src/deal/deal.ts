import type { Phase, Ref, Side } from '../library/index.js';
import type { LeadTime } from './lead-time.js';

export const RECURRENCES = ['none', 'weekly', 'biweekly', 'monthly'] as const;
export type Recurrence = (typeof RECURRENCES)[number];

/** The next meeting of a deal. Instants are milliseconds since 1970, UTC. */
export interface Meeting {
  /** As a user may have typed it. */
  readonly title?: string | undefined;
  /** The occurrence that comes next. */
  readonly startsAtMs: number;
  /** The first occurrence of the series, from which the others count: 31 January stays the month's last days. */
  readonly seriesStartMs: number;
  /** IANA zone in which the meeting keeps its hour when the clocks change. */
  readonly zone: string;
  readonly recurrence: Recurrence;
}

/** What a team sets for its channel. Texts stand as they were typed: neutralise them where they are drawn. */
export interface DealFields {
  /** At least one. */
  readonly patterns: readonly Ref[];
  readonly side?: Side | undefined;
  readonly phase?: Phase | undefined;
  readonly counterparty?: string | undefined;
  /** The Slack user who prepares the meeting. */
  readonly preparer?: string | undefined;
  readonly meeting?: Meeting | undefined;
  readonly lead: LeadTime;
  /** Nothing is posted by itself for a closed deal. */
  readonly status: 'open' | 'closed';
}

/** A channel's deal; a channel has at most one. */
export interface Deal extends DealFields {
  readonly id: string;
  readonly team: string;
  readonly channel: string;
  readonly createdBy: string;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  /** Goes up by one with each change; serves as SEQUENCE of its calendar entry. */
  readonly version: number;
}
