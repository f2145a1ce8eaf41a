import type { Group } from '../library/index.js';
import type { Checklist, HistoryEntry, HistoryKind, Item, Stamp } from './checklist.js';

/**
 * A change to one item (or, for `move` and `close`, to the list). It carries the wanted state, never the set of ticked boxes, so
 * that a stale screen cannot undo a colleague, and doing it twice equals doing it once.
 */
export type Change =
  | { readonly kind: 'tick'; readonly item: string; readonly done: boolean }
  | { readonly kind: 'assign'; readonly item: string; readonly owner: string | null }
  | { readonly kind: 'annotate'; readonly item: string; readonly note: string | null }
  /** `key` makes a repeated delivery harmless: an item with that key is not added again. */
  | { readonly kind: 'add'; readonly key: string; readonly group: Group; readonly text: string }
  | { readonly kind: 'drop'; readonly item: string }
  | { readonly kind: 'restore'; readonly item: string }
  /** The meeting of the list has another time or title; without a time there is no meeting any more. */
  | { readonly kind: 'move'; readonly meetingAtMs: number | null; readonly title: string }
  | { readonly kind: 'close' };

export type ChangeOutcome =
  | { readonly kind: 'changed'; readonly checklist: Checklist; readonly entry: HistoryEntry }
  /** The checklist was already as wanted. */
  | { readonly kind: 'unchanged'; readonly checklist: Checklist }
  /** The checklist is closed; nothing changed. */
  | { readonly kind: 'closed'; readonly checklist: Checklist }
  | { readonly kind: 'unknown-item'; readonly checklist: Checklist; readonly item: string };

/** The checklist after the change, and its history entry; pure and idempotent. */
export function applyChange(checklist: Checklist, change: Change, stamp: Stamp): ChangeOutcome {
  if (change.kind === 'close') return applyClose(checklist, stamp);
  if (checklist.closed !== undefined) return { kind: 'closed', checklist };
  if (change.kind === 'move') return applyMove(checklist, change, stamp);
  if (change.kind === 'add') return applyAdd(checklist, change, stamp);
  const item = checklist.items.find(({ id }) => id === change.item);
  if (item === undefined) return { kind: 'unknown-item', checklist, item: change.item };
  const next = changeItem(item, change, stamp);
  if (next === undefined) return { kind: 'unchanged', checklist };
  const items = checklist.items.map((other) => (other === item ? next.item : other));
  const owner = change.kind === 'assign' ? change.owner || undefined : undefined;
  return changed({ ...checklist, items }, { kind: next.entry, item: item.id, owner }, stamp);
}

type ItemChange = Exclude<Change, { kind: 'add' | 'move' | 'close' }>;

/** The item as wanted, or undefined where it already is. */
function changeItem(item: Item, change: ItemChange, stamp: Stamp): { item: Item; entry: HistoryKind } | undefined {
  switch (change.kind) {
    case 'tick':
      if (change.done === (item.done !== undefined)) return undefined;
      return change.done
        ? { item: { ...item, done: stamp }, entry: 'ticked' }
        : { item: { ...item, done: undefined }, entry: 'unticked' };
    case 'assign':
      if ((change.owner || undefined) === item.owner) return undefined;
      return { item: { ...item, owner: change.owner || undefined }, entry: change.owner ? 'assigned' : 'unassigned' };
    case 'annotate':
      if ((change.note || undefined) === item.note?.text) return undefined;
      return change.note
        ? { item: { ...item, note: { ...stamp, text: change.note } }, entry: 'noted' }
        : { item: { ...item, note: undefined }, entry: 'note-removed' };
    case 'drop':
      return item.dropped ? undefined : { item: { ...item, dropped: stamp }, entry: 'dropped' };
    case 'restore':
      return item.dropped ? { item: { ...item, dropped: undefined }, entry: 'restored' } : undefined;
    default:
      return change satisfies never;
  }
}

function applyAdd(checklist: Checklist, change: Extract<Change, { kind: 'add' }>, stamp: Stamp): ChangeOutcome {
  if (checklist.items.some(({ key }) => key === change.key)) return { kind: 'unchanged', checklist };
  const { key, group, text } = change;
  const item: Item = { id: nextItemId(checklist.items), key, group, text, internal: false, added: stamp };
  return changed({ ...checklist, items: [...checklist.items, item] }, { kind: 'added', item: item.id }, stamp);
}

function applyMove(checklist: Checklist, change: Extract<Change, { kind: 'move' }>, stamp: Stamp): ChangeOutcome {
  const { title } = change;
  const meetingAtMs = change.meetingAtMs ?? undefined;
  if (checklist.meetingAtMs === meetingAtMs && checklist.title === title) return { kind: 'unchanged', checklist };
  return changed({ ...checklist, meetingAtMs, title }, { kind: 'moved' }, stamp);
}

function applyClose(checklist: Checklist, stamp: Stamp): ChangeOutcome {
  if (checklist.closed !== undefined) return { kind: 'unchanged', checklist };
  return changed({ ...checklist, closed: stamp }, { kind: 'closed' }, stamp);
}

function changed(
  checklist: Checklist,
  what: { kind: HistoryKind; item?: string; owner?: string | undefined },
  stamp: Stamp,
): ChangeOutcome {
  const version = checklist.version + 1;
  const entry = { seq: version, ...what, by: stamp.by, atMs: stamp.atMs };
  return { kind: 'changed', checklist: { ...checklist, version }, entry };
}

/** Items are dropped, never removed, so their number is unused as an id. */
function nextItemId(items: readonly Item[]): string {
  return String(items.length + 1);
}
