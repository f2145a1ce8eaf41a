import type { Checklist, HistoryEntry, Item, Stamp } from '../checklist/index.js';
import type { ChecklistRow, HistoryRow, ItemRow } from './tables.js';

/** The checklist of its row and its items' rows, which come in order of position. */
export function rowsToChecklist(row: ChecklistRow, items: readonly ItemRow[]): Checklist {
  return {
    id: row.id,
    team: row.team,
    channel: row.channel,
    deal: row.deal_id ?? undefined,
    title: row.title,
    patterns: JSON.parse(row.patterns),
    phase: row.phase ?? undefined,
    side: row.side ?? undefined,
    meetingAtMs: row.meeting_at ?? undefined,
    messageTs: row.message_ts ?? undefined,
    created: { by: row.created_by, atMs: row.created_at },
    closed: stamp(row.closed_by, row.closed_at),
    carriedFrom: row.carried_from ?? undefined,
    version: row.version,
    isHidden: row.is_hidden === 1 || undefined,
    items: items.map(rowToItem),
  };
}

export function checklistToRow(checklist: Checklist): ChecklistRow {
  return {
    id: checklist.id,
    team: checklist.team,
    channel: checklist.channel,
    deal_id: checklist.deal ?? null,
    title: checklist.title,
    patterns: JSON.stringify(checklist.patterns),
    phase: checklist.phase ?? null,
    side: checklist.side ?? null,
    meeting_at: checklist.meetingAtMs ?? null,
    message_ts: checklist.messageTs ?? null,
    created_by: checklist.created.by,
    created_at: checklist.created.atMs,
    closed_by: checklist.closed?.by ?? null,
    closed_at: checklist.closed?.atMs ?? null,
    carried_from: checklist.carriedFrom ?? null,
    version: checklist.version,
    drawn_version: 0,
    is_hidden: checklist.isHidden ? 1 : 0,
    redraw_until: null,
  };
}

function rowToItem(row: ItemRow): Item {
  const note = stamp(row.note_by, row.note_at);
  return {
    id: row.id,
    key: row.item_key,
    group: row.item_group,
    text: row.text,
    detail: row.detail ?? undefined,
    ref: row.ref ?? undefined,
    internal: row.internal === 1,
    done: stamp(row.done_by, row.done_at),
    owner: row.owner ?? undefined,
    note: note && row.note !== null ? { ...note, text: row.note } : undefined,
    added: stamp(row.added_by, row.added_at),
    dropped: stamp(row.dropped_by, row.dropped_at),
  };
}

/** `position` is the item's place in the list, from 0. */
export function itemToRow(checklistId: string, item: Item, position: number): ItemRow {
  return {
    checklist_id: checklistId,
    id: item.id,
    position,
    item_key: item.key,
    item_group: item.group,
    text: item.text,
    detail: item.detail ?? null,
    ref: item.ref ?? null,
    internal: item.internal ? 1 : 0,
    done_by: item.done?.by ?? null,
    done_at: item.done?.atMs ?? null,
    owner: item.owner ?? null,
    note: item.note?.text ?? null,
    note_by: item.note?.by ?? null,
    note_at: item.note?.atMs ?? null,
    added_by: item.added?.by ?? null,
    added_at: item.added?.atMs ?? null,
    dropped_by: item.dropped?.by ?? null,
    dropped_at: item.dropped?.atMs ?? null,
  };
}

export function rowToEntry(row: HistoryRow): HistoryEntry {
  return {
    seq: row.seq,
    kind: row.kind,
    item: row.item_id ?? undefined,
    owner: row.owner ?? undefined,
    by: row.by_user,
    atMs: row.at,
  };
}

export function entryToRow(checklistId: string, entry: HistoryEntry): HistoryRow {
  return {
    checklist_id: checklistId,
    seq: entry.seq,
    kind: entry.kind,
    item_id: entry.item ?? null,
    owner: entry.owner ?? null,
    by_user: entry.by,
    at: entry.atMs,
  };
}

function stamp(by: string | null, atMs: number | null): Stamp | undefined {
  return by === null || atMs === null ? undefined : { by, atMs };
}
