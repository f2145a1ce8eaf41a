import type { Kysely } from 'kysely';
import type { Ref } from '../library/index.js';
import type { WatchedChannel, WatchStore } from '../watch/index.js';
import type { Database } from './database.js';
import type { Tables, WatchedChannelRow } from './tables.js';

interface Place {
  readonly team: string;
  readonly channel: string;
}

/** Watched channels in the database. */
export function createWatchStore(database: Database): WatchStore {
  return {
    find: async ({ team, channel }) => {
      const row = await database.query((db) =>
        db
          .selectFrom('watched_channels')
          .selectAll()
          .where('team', '=', team)
          .where('channel', '=', channel)
          .where('is_on', '=', 1)
          .executeTakeFirst(),
      );
      return row && rowToWatched(row);
    },

    start: ({ team, channel, readers, dailyLimit, by, sinceMs }) =>
      database.query(async (db) => {
        const changed = { is_on: 1, readers, daily_limit: dailyLimit, started_by: by, started_at: sinceMs };
        // The day's count stays: switching off and on again is no way around the limit.
        await db
          .insertInto('watched_channels')
          .values({ team, channel, ...changed, note_day: '', day_notes: 0 })
          .onConflict((conflict) => conflict.columns(['team', 'channel']).doUpdateSet(changed))
          .execute();
      }),

    stop: async ({ team, channel }) => {
      const { numUpdatedRows } = await database.query((db) =>
        db
          .updateTable('watched_channels')
          .set({ is_on: 0 })
          .where('team', '=', team)
          .where('channel', '=', channel)
          .where('is_on', '=', 1)
          .executeTakeFirstOrThrow(),
      );
      return numUpdatedRows > 0n;
    },

    claimNote: ({ threadTs, moves, nowMs, ...place }) =>
      database.transaction(async (trx) => {
        // Counting first locks the channel's row: two replicas cannot both take the last note of the day.
        if (!(await countNote(trx, place, dayOf(nowMs)))) return [];
        const claimed = await claimMoves(trx, { ...place, threadTs, moves, nowMs });
        if (claimed.length === 0) await uncountNote(trx, place);
        return claimed;
      }),
  };
}

async function countNote(trx: Kysely<Tables>, { team, channel }: Place, day: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('watched_channels')
    .set(({ eb, case: when }) => ({
      day_notes: when()
        .when('note_day', '=', day)
        .then(eb('day_notes', '+', 1))
        .else(1)
        .end(),
      note_day: day,
    }))
    .where('team', '=', team)
    .where('channel', '=', channel)
    .where('is_on', '=', 1)
    .where('daily_limit', '>', 0)
    .where(({ eb, or, ref }) => or([eb('note_day', '!=', day), eb('day_notes', '<', ref('daily_limit'))]))
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

async function uncountNote(trx: Kysely<Tables>, { team, channel }: Place): Promise<void> {
  await trx
    .updateTable('watched_channels')
    .set(({ eb }) => ({ day_notes: eb('day_notes', '-', 1) }))
    .where('team', '=', team)
    .where('channel', '=', channel)
    .execute();
}

interface MovesClaim extends Place {
  readonly threadTs: string;
  readonly moves: readonly Ref[];
  readonly nowMs: number;
}

async function claimMoves(
  trx: Kysely<Tables>,
  { team, channel, threadTs, moves, nowMs }: MovesClaim,
): Promise<readonly Ref[]> {
  if (moves.length === 0) return [];
  const rows = [...new Set(moves)].map((move) => ({ team, channel, thread_ts: threadTs, move, at: nowMs }));
  const claimed = await trx
    .insertInto('watch_notes')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['team', 'channel', 'thread_ts', 'move']).doNothing())
    .returning('move')
    .execute();
  const taken = new Set(claimed.map(({ move }) => move));
  return moves.filter((move) => taken.has(move));
}

/** The day in UTC, as 2026-11-21. */
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

function rowToWatched(row: WatchedChannelRow): WatchedChannel {
  return {
    team: row.team,
    channel: row.channel,
    readers: row.readers,
    dailyLimit: row.daily_limit,
    by: row.started_by,
    sinceMs: row.started_at,
  };
}
