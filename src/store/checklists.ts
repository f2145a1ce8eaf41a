import {
  applyChange,
  type Change,
  type Checklist,
  type ChecklistDraft,
  type ChecklistKey,
  type ChecklistStore,
  carryOver,
  type NewChecklist,
  startChecklist,
} from '../checklist/index.js';
import { createChangeQueue } from './change-queue.js';
import { claimBehind, noteDrawn } from './checklist-drawings.js';
import { insertChecklist, lockChecklists, withItems, writeRevisions } from './checklist-queries.js';
import { rowToEntry } from './checklist-rows.js';
import type { Database } from './database.js';
import { storedText } from './stored-text.js';

const MAX_OPEN = 50;

/** Checklists in the database. */
export function createChecklistStore(database: Database): ChecklistStore {
  const queue = createChangeQueue(database);

  async function listOpen(team: string, channels: readonly string[], limit: number): Promise<readonly Checklist[]> {
    if (channels.length === 0) return [];
    return database.query(async (db) => {
      const rows = await db
        .selectFrom('checklists')
        .selectAll()
        .where('team', '=', team)
        .where('channel', 'in', channels)
        .where('closed_at', 'is', null)
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return withItems(db, rows);
    });
  }

  return {
    async start(draft, start) {
      const checklist = startChecklist(draft, withId(start, database.newId()));
      await database.transaction((trx) => insertChecklist(trx, checklist));
      return checklist;
    },

    find: (key) =>
      database.query(async (db) => {
        const rows = await db
          .selectFrom('checklists')
          .selectAll()
          .where('id', '=', key.id)
          .where('team', '=', key.team)
          .execute();
        return (await withItems(db, rows))[0];
      }),

    findOpen: async ({ team, channel }) => (await listOpen(team, [channel], 1))[0],

    listOpen: ({ team, channels }) => listOpen(team, channels, MAX_OPEN),

    change: (key, change, stamp) => queue(key, storedChange(change), stamp),

    history: (key) =>
      database.query(async (db) => {
        const rows = await db
          .selectFrom('checklist_history')
          .innerJoin('checklists', 'checklists.id', 'checklist_history.checklist_id')
          .selectAll('checklist_history')
          .where('checklist_id', '=', key.id)
          .where('team', '=', key.team)
          .orderBy('seq')
          .execute();
        return rows.map(rowToEntry);
      }),

    setMessage: (key, messageTs, drawnVersion = 0) =>
      database.query(async (db) => {
        await db
          .updateTable('checklists')
          .set({ message_ts: messageTs ?? null, drawn_version: drawnVersion, is_hidden: 0 })
          .where('id', '=', key.id)
          .where('team', '=', key.team)
          .execute();
      }),

    noteDrawn: (drawings) => noteDrawn(database, drawings),

    claimBehind: (options) => claimBehind(database, options),

    carryOver: (key, draft, start) => carryChecklist(database, key, draft, start),
  };
}

/** The lock on the old list makes a second call see what the first one made. */
function carryChecklist(database: Database, key: ChecklistKey, draft: ChecklistDraft, start: NewChecklist) {
  return database.transaction(async (trx) => {
    const before = (await lockChecklists(trx, database.dialect, [key.id])).get(key.id);
    if (before === undefined || before.team !== key.team) return { kind: 'unknown' as const };
    const rows = await trx.selectFrom('checklists').selectAll().where('carried_from', '=', key.id).execute();
    const [carried] = await withItems(trx, rows);
    if (carried !== undefined) return { kind: 'already-carried' as const, checklist: carried };
    const closing = applyChange(before, { kind: 'close' }, start.created);
    if (closing.kind === 'changed') {
      await writeRevisions(trx, [{ before, after: closing.checklist, entries: [closing.entry] }]);
    }
    const checklist = carryOver(before, draft, withId(start, database.newId()));
    await insertChecklist(trx, checklist);
    return { kind: 'carried' as const, checklist };
  });
}

function withId(start: NewChecklist, id: string) {
  return { ...start, id, title: start.title === undefined ? undefined : storedText(start.title) };
}

function storedChange(change: Change): Change {
  switch (change.kind) {
    case 'add':
      return { ...change, key: storedText(change.key), text: storedText(change.text) };
    case 'move':
      return { ...change, title: storedText(change.title) };
    case 'annotate':
      return { ...change, note: change.note === null ? null : storedText(change.note) };
    default:
      return change;
  }
}
