import type { DismissalStore } from '../feedback/index.js';
import type { Database } from './database.js';

/** Counts of findings that people called no problem. */
export function createDismissalStore(database: Database): DismissalStore {
  return {
    add: (team, move) =>
      database.query(async (db) => {
        await db
          .insertInto('dismissals')
          .values({ team, move, times: 1 })
          .onConflict((conflict) =>
            conflict.columns(['team', 'move']).doUpdateSet(({ eb }) => ({ times: eb('dismissals.times', '+', 1) })),
          )
          .execute();
      }),

    list: async (team) => {
      const rows = await database.query((db) =>
        db
          .selectFrom('dismissals')
          .select(({ fn }) => ['move', fn.sum<number | string>('times').as('count')])
          .$if(team !== undefined, (query) => query.where('team', '=', team!))
          .groupBy('move')
          .execute(),
      );
      return rows
        .map(({ move, count }) => ({ move, count: Number(count) }))
        .sort((a, b) => b.count - a.count || a.move.localeCompare(b.move));
    },
  };
}
