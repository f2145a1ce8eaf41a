import type { Change, ChangeOutcome } from './apply-change.js';
import type { ChecklistDraft } from './build-checklist.js';
import type { Checklist, HistoryEntry, Stamp } from './checklist.js';
import type { ChecklistStart } from './start-checklist.js';

/** A checklist of a team. Ids come back from Slack's clients, so a team's id is always asked for beside them. */
export interface ChecklistKey {
  readonly team: string;
  readonly id: string;
}

/** What a start is given; the store makes the id. */
export type NewChecklist = Omit<ChecklistStart, 'id'>;

/** `unknown`: no such checklist in this team (deleted with its deal, or never there). */
export type StoredOutcome = ChangeOutcome | { readonly kind: 'unknown' };

export type CarryOutcome =
  | { readonly kind: 'carried'; readonly checklist: Checklist }
  /** It was carried over before; this is the list that came of it. */
  | { readonly kind: 'already-carried'; readonly checklist: Checklist }
  | { readonly kind: 'unknown' };

/** What a message shows. */
export interface Drawing extends ChecklistKey {
  readonly version: number;
  /** The items are not shown, since others read the channel. */
  readonly isHidden: boolean;
}

/** Shared checklists. Every call throws `StoreError` where the database fails. */
export interface ChecklistStore {
  /** The new checklist, with every item of the draft open. */
  start(draft: ChecklistDraft, start: NewChecklist): Promise<Checklist>;

  find(key: ChecklistKey): Promise<Checklist | undefined>;

  /** The newest checklist of the channel that is not closed. */
  findOpen(where: { readonly team: string; readonly channel: string }): Promise<Checklist | undefined>;

  /** The open checklists of these channels, newest first, at most 50. */
  listOpen(where: { readonly team: string; readonly channels: readonly string[] }): Promise<readonly Checklist[]>;

  /**
   * Applies a change and writes it with its history entry in one transaction; when this resolves, the change is on
   * disk. Changes of the same moment share a transaction, so the checklist that comes back may already hold later
   * ones; outcomes of one checklist in one transaction carry the same checklist value.
   */
  change(key: ChecklistKey, change: Change, stamp: Stamp): Promise<StoredOutcome>;

  /** What happened, oldest first. */
  history(key: ChecklistKey): Promise<readonly HistoryEntry[]>;

  /**
   * Remembers which message shows the checklist, and at which version; `undefined` once that message is gone. Without
   * a version the message counts as behind.
   */
  setMessage(key: ChecklistKey, messageTs: string | undefined, drawnVersion?: number): Promise<void>;

  /** Remembers what messages show; one that was drawn later meanwhile keeps its later version. */
  noteDrawn(drawings: readonly Drawing[]): Promise<void>;

  /**
   * Claims at most `limit` checklists whose message shows less than is stored, though the last change was made by
   * `changedByMs`: a process that has died since did not draw it. Whoever claims one draws it; no other replica is
   * given it before `untilMs`.
   */
  claimBehind(options: {
    readonly nowMs: number;
    readonly changedByMs: number;
    readonly untilMs: number;
    readonly limit: number;
  }): Promise<readonly Checklist[]>;

  /** Closes the checklist and starts the next with what is open; done once, however often it is called. */
  carryOver(key: ChecklistKey, draft: ChecklistDraft, start: NewChecklist): Promise<CarryOutcome>;
}
