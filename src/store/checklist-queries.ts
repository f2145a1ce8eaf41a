import type { Kysely, Transaction } from 'kysely';
import type { Checklist, HistoryEntry } from '../checklist/index.js';
import { checklistToRow, entryToRow, itemToRow, rowsToChecklist } from './checklist-rows.js';
import type { Dialect } from './database.js';
import type { ChecklistRow, ItemRow, Tables } from './tables.js';

/** SQLite takes 32,766 parameters a statement, Postgres 65,535; a row has at most 19. */
const MAX_ROWS = 1000;

/** The checklists of these rows with all their items, in the order of the rows. */
export async function withItems(db: Kysely<Tables>, rows: readonly ChecklistRow[]): Promise<readonly Checklist[]> {
  if (rows.length === 0) return [];
  const items = await db
    .selectFrom('checklist_items')
    .selectAll()
    .where(
      'checklist_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('checklist_id')
    .orderBy('position')
    .execute();
  const byChecklist = new Map(rows.map(({ id }): [string, ItemRow[]] => [id, []]));
  for (const item of items) byChecklist.get(item.checklist_id)?.push(item);
  return rows.map((row) => rowsToChecklist(row, byChecklist.get(row.id) ?? []));
}

/**
 * The checklists with these ids, by id, locked against other writers until the transaction ends. Locks are taken in
 * order of id, so two replicas never wait for each other; SQLite's transactions hold the write lock already.
 */
export async function lockChecklists(
  trx: Transaction<Tables>,
  dialect: Dialect,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Checklist>> {
  const rows = await trx
    .selectFrom('checklists')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('id')
    .$if(dialect === 'postgres', (query) => query.forUpdate())
    .execute();
  const checklists = await withItems(trx, rows);
  return new Map(checklists.map((checklist) => [checklist.id, checklist]));
}

/** A checklist as it was read, as it now is, and the entries between. */
export interface Revision {
  readonly before: Checklist;
  readonly after: Checklist;
  readonly entries: readonly HistoryEntry[];
}

/** Writes what differs: the checklists' versions, the items that changed, and the history. */
export async function writeRevisions(trx: Transaction<Tables>, revisions: readonly Revision[]): Promise<void> {
  const items = revisions.flatMap(({ before, after }) =>
    after.items.flatMap((item, position) =>
      item === before.items[position] ? [] : [itemToRow(after.id, item, position)],
    ),
  );
  for (const rows of chunks(items)) await upsertItems(trx, rows);
  const entries = revisions.flatMap(({ after, entries }) => entries.map((entry) => entryToRow(after.id, entry)));
  for (const rows of chunks(entries)) await trx.insertInto('checklist_history').values(rows).execute();
  for (const { after } of revisions) {
    const { version, title, meeting_at, closed_by, closed_at } = checklistToRow(after);
    const changed = { version, title, meeting_at, closed_by, closed_at };
    await trx.updateTable('checklists').set(changed).where('id', '=', after.id).execute();
  }
}

export async function insertChecklist(trx: Transaction<Tables>, checklist: Checklist): Promise<void> {
  await trx.insertInto('checklists').values(checklistToRow(checklist)).execute();
  const rows = checklist.items.map((item, position) => itemToRow(checklist.id, item, position));
  for (const chunk of chunks(rows)) await trx.insertInto('checklist_items').values(chunk).execute();
}

/** What a change can touch of an item is overwritten; what it is stays. */
async function upsertItems(trx: Transaction<Tables>, rows: readonly ItemRow[]): Promise<void> {
  await trx
    .insertInto('checklist_items')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['checklist_id', 'id']).doUpdateSet(({ ref }) => ({
        done_by: ref('excluded.done_by'),
        done_at: ref('excluded.done_at'),
        owner: ref('excluded.owner'),
        note: ref('excluded.note'),
        note_by: ref('excluded.note_by'),
        note_at: ref('excluded.note_at'),
        dropped_by: ref('excluded.dropped_by'),
        dropped_at: ref('excluded.dropped_at'),
      })),
    )
    .execute();
}

function chunks<T>(rows: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(rows.length / MAX_ROWS);
  return Array.from({ length: count }, (_, index) => rows.slice(index * MAX_ROWS, (index + 1) * MAX_ROWS));
}
