import type { Ref } from '../checklist/index.js';
import type { Database } from './database.js';

export const MAX_RECENT_CARDS = 10;

/** A user of a workspace. */
export interface Reader {
  readonly team: string;
  readonly user: string;
}

/** The cards that a user opened last, by ref only. Every call throws `StoreError` where the database fails. */
export interface RecentCards {
  remember(reader: Reader, ref: Ref, atMs: number): Promise<void>;
  /** Newest first, at most `MAX_RECENT_CARDS`. */
  list(reader: Reader): Promise<readonly Ref[]>;
}

export function createRecentCards(database: Database): RecentCards {
  return {
    remember: ({ team, user }, ref, atMs) =>
      database.transaction(async (trx) => {
        await trx
          .insertInto('recent_cards')
          .values({ team, user_id: user, ref, at: atMs })
          .onConflict((conflict) => conflict.columns(['team', 'user_id', 'ref']).doUpdateSet({ at: atMs }))
          .execute();
        await trx
          .deleteFrom('recent_cards')
          .where('team', '=', team)
          .where('user_id', '=', user)
          .where('ref', 'not in', (query) =>
            query
              .selectFrom('recent_cards')
              .select('ref')
              .where('team', '=', team)
              .where('user_id', '=', user)
              .orderBy('at', 'desc')
              .orderBy('ref')
              .limit(MAX_RECENT_CARDS),
          )
          .execute();
      }),

    list: async ({ team, user }) => {
      const rows = await database.query((db) =>
        db
          .selectFrom('recent_cards')
          .select('ref')
          .where('team', '=', team)
          .where('user_id', '=', user)
          .orderBy('at', 'desc')
          .orderBy('ref')
          .limit(MAX_RECENT_CARDS)
          .execute(),
      );
      return rows.map(({ ref }) => ref);
    },
  };
}
