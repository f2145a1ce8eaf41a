import type { Group, Phase, Ref, Side } from '../library/index.js';

/** Who did something and when; `atMs` is milliseconds since 1970, UTC. */
export interface Stamp {
  /** A Slack user id, or `bot`. */
  readonly by: string;
  readonly atMs: number;
}

/** One line of a shared checklist. What users typed stands as they typed it: neutralise it where it is drawn. */
export interface Item {
  /** Unique within its checklist and never reused. */
  readonly id: string;
  /** The draft item's key, or the key of the `add` that made it. */
  readonly key: string;
  readonly group: Group;
  readonly text: string;
  readonly detail?: string | undefined;
  /** The card it opens; an item that a user added has none. */
  readonly ref?: Ref | undefined;
  readonly internal: boolean;
  readonly done?: Stamp | undefined;
  /** A Slack user id. */
  readonly owner?: string | undefined;
  readonly note?: (Stamp & { readonly text: string }) | undefined;
  /** Set where a user added the item. */
  readonly added?: Stamp | undefined;
  readonly dropped?: Stamp | undefined;
}

/** A checklist that a team shares for one meeting. */
export interface Checklist {
  readonly id: string;
  readonly team: string;
  readonly channel: string;
  readonly deal?: string | undefined;
  /** As a user may have typed it. */
  readonly title: string;
  readonly patterns: readonly Ref[];
  readonly phase?: Phase | undefined;
  readonly side?: Side | undefined;
  readonly meetingAtMs?: number | undefined;
  /** The `ts` of the message that shows it, once posted. */
  readonly messageTs?: string | undefined;
  readonly created: Stamp;
  readonly closed?: Stamp | undefined;
  /** The checklist whose open items it took over. */
  readonly carriedFrom?: string | undefined;
  /** Goes up by one with each change; a drawing of a lower version is stale. */
  readonly version: number;
  /** The message hides its items, since people outside the team read the channel. */
  readonly isHidden?: boolean | undefined;
  /** In the order of drawing, dropped ones included. */
  readonly items: readonly Item[];
}

/** What happened to a checklist: one entry a change, `seq` being the version that it made. */
export interface HistoryEntry extends Stamp {
  readonly seq: number;
  readonly kind: HistoryKind;
  readonly item?: string | undefined;
  /** For `assigned`: the new owner. */
  readonly owner?: string | undefined;
}

export const HISTORY_KINDS = [
  'ticked',
  'unticked',
  'assigned',
  'unassigned',
  'noted',
  'note-removed',
  'added',
  'dropped',
  'restored',
  'moved',
  'closed',
] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];

/** How the groups are headed, everywhere. */
export const GROUP_TITLES: Readonly<Record<Group, string>> = {
  have: 'Have in hand',
  ask: 'Ask',
  watch: 'Watch for',
};

/** The items that are in force, in order of drawing. */
export function activeItems(checklist: Checklist): readonly Item[] {
  return checklist.items.filter((item) => item.dropped === undefined);
}

/** The items that are in force and not done. */
export function openItems(checklist: Checklist): readonly Item[] {
  return activeItems(checklist).filter((item) => item.done === undefined);
}
