import type { Checklist, ChecklistStore, Drawing } from '../checklist/index.js';
import { withItems } from './checklist-queries.js';
import type { Database } from './database.js';

/** Remembers what messages show, in one transaction. */
export async function noteDrawn(database: Database, drawings: readonly Drawing[]): Promise<void> {
  if (drawings.length === 0) return;
  // In one order, so that two replicas never wait for each other.
  const ordered = [...drawings].sort((a, b) => (a.id < b.id ? -1 : 1));
  await database.transaction(async (trx) => {
    for (const { team, id, version, isHidden } of ordered) {
      await trx
        .updateTable('checklists')
        .set({ drawn_version: version, is_hidden: isHidden ? 1 : 0, redraw_until: null })
        .where('id', '=', id)
        .where('team', '=', team)
        .where('drawn_version', '<=', version)
        .execute();
    }
  });
}

/** The last change of a checklist is the entry of its history that made its version. */
export function claimBehind(
  database: Database,
  { nowMs, changedByMs, untilMs, limit }: Parameters<ChecklistStore['claimBehind']>[0],
): Promise<readonly Checklist[]> {
  return database.transaction(async (trx) => {
    const behind = await trx
      .selectFrom('checklists')
      .select('id')
      .whereRef('drawn_version', '<', 'version')
      .where('message_ts', 'is not', null)
      .where((row) => row.or([row('redraw_until', 'is', null), row('redraw_until', '<=', nowMs)]))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('checklist_history')
              .select('seq')
              .whereRef('checklist_history.checklist_id', '=', 'checklists.id')
              .whereRef('checklist_history.seq', '=', 'checklists.version')
              .where('checklist_history.at', '>', changedByMs),
          ),
        ),
      )
      .orderBy('id')
      .limit(limit)
      .$if(database.dialect === 'postgres', (query) => query.forUpdate().skipLocked())
      .execute();
    if (behind.length === 0) return [];
    const rows = await trx
      .updateTable('checklists')
      .set({ redraw_until: untilMs })
      .where(
        'id',
        'in',
        behind.map(({ id }) => id),
      )
      .returningAll()
      .execute();
    return withItems(trx, rows);
  });
}
