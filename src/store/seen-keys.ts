import type { Database } from './database.js';

/**
 * Keys that replicas share, such as Slack's `event_id` or a channel with a `ts`, so that one delivery is handled once.
 * Every call throws `StoreError` where the database fails.
 */
export interface SeenKeys {
  /** True for the first who claims the key within its time to live, on whichever replica. */
  claim(team: string, key: string, times: { readonly nowMs: number; readonly ttlMs: number }): Promise<boolean>;
  /** Gives a key back, for a handler that did not take the job after all. */
  release(team: string, key: string): Promise<void>;
  /** Deletes what has expired; how many that was. */
  purge(nowMs: number): Promise<number>;
}

export function createSeenKeys(database: Database): SeenKeys {
  return {
    claim: async (team, key, { nowMs, ttlMs }) => {
      const row = { team, seen_key: key, expires_at: nowMs + ttlMs };
      const claimed = await database.query((db) =>
        db
          .insertInto('seen_keys')
          .values(row)
          .onConflict((conflict) =>
            conflict
              .columns(['team', 'seen_key'])
              .doUpdateSet({ expires_at: row.expires_at })
              .where('seen_keys.expires_at', '<=', nowMs),
          )
          .returning('seen_key')
          .execute(),
      );
      return claimed.length > 0;
    },

    release: (team, key) =>
      database.query(async (db) => {
        await db.deleteFrom('seen_keys').where('team', '=', team).where('seen_key', '=', key).execute();
      }),

    purge: async (nowMs) => {
      const { numDeletedRows } = await database.query((db) =>
        db.deleteFrom('seen_keys').where('expires_at', '<=', nowMs).executeTakeFirstOrThrow(),
      );
      return Number(numDeletedRows);
    },
  };
}
