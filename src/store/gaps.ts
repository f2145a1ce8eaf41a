import { type Gap, type GapStore, gapText } from '../feedback/index.js';
import type { Database } from './database.js';
import { storedText } from './stored-text.js';
import type { GapRow } from './tables.js';

const PAGE_SIZE = 100;

/** Unanswered questions and unhelpful answers in the database. */
export function createGapStore(database: Database): GapStore {
  const isKeeping = async (team: string) => {
    const row = await database.query((db) =>
      db.selectFrom('team_settings').select('keeps_gaps').where('team', '=', team).executeTakeFirst(),
    );
    return row?.keeps_gaps !== 0;
  };

  return {
    isKeeping,

    async keep({ team, kind, text, atMs }) {
      if (!(await isKeeping(team))) return false;
      const row: GapRow = { id: database.newId(), team, kind, text: storedText(gapText(text)), at: atMs };
      await database.query((db) => db.insertInto('gaps').values(row).execute());
      return true;
    },

    async list({ team, after, limit = PAGE_SIZE } = {}) {
      const cursor = after === undefined ? undefined : parseCursor(after);
      const rows = await database.query((db) =>
        db
          .selectFrom('gaps')
          .selectAll()
          .$if(team !== undefined, (query) => query.where('team', '=', team!))
          .$if(cursor !== undefined, (query) =>
            query.where(({ eb, and, or }) =>
              or([eb('at', '<', cursor!.at), and([eb('at', '=', cursor!.at), eb('id', '<', cursor!.id)])]),
            ),
          )
          .orderBy('at', 'desc')
          .orderBy('id', 'desc')
          .limit(limit)
          .execute(),
      );
      const last = rows.at(-1);
      const isFull = rows.length === limit && last !== undefined;
      return { gaps: rows.map(rowToGap), next: isFull ? `${last.at}.${last.id}` : undefined };
    },

    setKeeping: (team, wanted) =>
      database.transaction(async (trx) => {
        const row = { team, keeps_gaps: wanted ? 1 : 0 };
        await trx
          .insertInto('team_settings')
          .values(row)
          .onConflict((conflict) => conflict.column('team').doUpdateSet({ keeps_gaps: row.keeps_gaps }))
          .execute();
        if (!wanted) await trx.deleteFrom('gaps').where('team', '=', team).execute();
      }),
  };
}

/** `<at>.<id>` of the last gap of the page before. */
function parseCursor(after: string): { readonly at: number; readonly id: string } {
  const dot = after.indexOf('.');
  return { at: Number(after.slice(0, dot)), id: after.slice(dot + 1) };
}

function rowToGap(row: GapRow): Gap {
  return { id: row.id, team: row.team, kind: row.kind, text: row.text, atMs: row.at };
}
