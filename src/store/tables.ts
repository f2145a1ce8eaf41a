import type { Group, HistoryKind, Phase, Ref, Side } from '../checklist/index.js';
import type { DeliveryState, LeadTime, PostKind, Recurrence } from '../deal/index.js';
import type { GapKind } from '../feedback/index.js';
import type { NoteReaders } from '../watch/index.js';

/**
 * The rows as both databases hold them. Instants (`…_at`) are milliseconds since 1970 as integers, lists are JSON
 * text, truth is 0 or 1: what SQLite and Postgres agree on.
 */
export interface Tables {
  readonly deals: DealRow;
  readonly checklists: ChecklistRow;
  readonly checklist_items: ItemRow;
  readonly checklist_history: HistoryRow;
  readonly deliveries: DeliveryRow;
  readonly gaps: GapRow;
  readonly team_settings: TeamSettingsRow;
  readonly recent_cards: RecentCardRow;
  readonly seen_keys: SeenKeyRow;
  readonly watched_channels: WatchedChannelRow;
  readonly watch_notes: WatchNoteRow;
  readonly dismissals: DismissalRow;
}

export interface DealRow {
  readonly id: string;
  readonly team: string;
  readonly channel: string;
  readonly patterns: string;
  readonly side: Side | null;
  readonly phase: Phase | null;
  readonly counterparty: string | null;
  readonly preparer: string | null;
  readonly meeting_title: string | null;
  readonly meeting_at: number | null;
  readonly series_start_at: number | null;
  readonly zone: string | null;
  readonly recurrence: Recurrence | null;
  readonly lead: LeadTime;
  readonly status: 'open' | 'closed';
  readonly created_by: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly version: number;
}

export interface ChecklistRow {
  readonly id: string;
  readonly team: string;
  readonly channel: string;
  readonly deal_id: string | null;
  readonly title: string;
  readonly patterns: string;
  readonly phase: Phase | null;
  readonly side: Side | null;
  readonly meeting_at: number | null;
  readonly message_ts: string | null;
  readonly created_by: string;
  readonly created_at: number;
  readonly closed_by: string | null;
  readonly closed_at: number | null;
  readonly carried_from: string | null;
  readonly version: number;
  /** The version that the message shows; 0 where none is known. */
  readonly drawn_version: number;
  /** 1 where the message hides the items, since others read the channel. */
  readonly is_hidden: number;
  /** Until then another replica draws the message anew. */
  readonly redraw_until: number | null;
}

export interface ItemRow {
  readonly checklist_id: string;
  readonly id: string;
  readonly position: number;
  readonly item_key: string;
  readonly item_group: Group;
  readonly text: string;
  readonly detail: string | null;
  readonly ref: Ref | null;
  readonly internal: number;
  readonly done_by: string | null;
  readonly done_at: number | null;
  readonly owner: string | null;
  readonly note: string | null;
  readonly note_by: string | null;
  readonly note_at: number | null;
  readonly added_by: string | null;
  readonly added_at: number | null;
  readonly dropped_by: string | null;
  readonly dropped_at: number | null;
}

export interface HistoryRow {
  readonly checklist_id: string;
  readonly seq: number;
  readonly kind: HistoryKind;
  readonly item_id: string | null;
  readonly owner: string | null;
  readonly by_user: string;
  readonly at: number;
}

export interface DeliveryRow {
  readonly id: string;
  readonly team: string;
  readonly channel: string;
  readonly deal_id: string;
  readonly kind: PostKind;
  readonly meeting_at: number;
  readonly due_at: number;
  readonly expires_at: number | null;
  readonly state: DeliveryState;
  readonly attempt: number;
  readonly lease_until: number | null;
  readonly sent_at: number | null;
  readonly message_ts: string | null;
}

export interface GapRow {
  readonly id: string;
  readonly team: string;
  readonly kind: GapKind;
  readonly text: string;
  readonly at: number;
}

export interface TeamSettingsRow {
  readonly team: string;
  readonly keeps_gaps: number;
}

export interface RecentCardRow {
  readonly team: string;
  readonly user_id: string;
  readonly ref: Ref;
  readonly at: number;
}

export interface SeenKeyRow {
  readonly team: string;
  readonly seen_key: string;
  readonly expires_at: number;
}

export interface WatchedChannelRow {
  readonly team: string;
  readonly channel: string;
  readonly is_on: number;
  readonly readers: NoteReaders;
  readonly daily_limit: number;
  readonly started_by: string;
  readonly started_at: number;
  /** The day, in UTC, that `day_notes` counts. */
  readonly note_day: string;
  readonly day_notes: number;
}

export interface WatchNoteRow {
  readonly team: string;
  readonly channel: string;
  readonly thread_ts: string;
  readonly move: Ref;
  readonly at: number;
}

export interface DismissalRow {
  readonly team: string;
  readonly move: Ref;
  readonly times: number;
}

/**
 * How each table's rows belong to a workspace: by their own column, or by their checklist. Export and deletion go by
 * this list; the compiler asks for each table of `Tables`, a test for each table of the database.
 */
export const OWNERSHIP: Readonly<Record<keyof Tables, 'team' | 'checklist'>> = {
  checklist_items: 'checklist',
  checklist_history: 'checklist',
  checklists: 'team',
  deliveries: 'team',
  deals: 'team',
  gaps: 'team',
  team_settings: 'team',
  recent_cards: 'team',
  seen_keys: 'team',
  watched_channels: 'team',
  watch_notes: 'team',
  dismissals: 'team',
};
