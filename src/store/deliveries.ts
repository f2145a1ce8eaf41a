import type { ExpressionBuilder, Transaction, UpdateResult } from 'kysely';
import type { Claim, Deal, Delivery, DeliveryStore, PlannedPost } from '../deal/index.js';
import type { Database } from './database.js';
import type { DeliveryRow, Tables } from './tables.js';

/** Posts that make themselves, in the database. */
export function createDeliveryStore(database: Database): DeliveryStore {
  /** Updates the post while the claim is valid; says whether it was. */
  async function underClaim(claim: Claim, values: Partial<DeliveryRow>): Promise<boolean> {
    const result: UpdateResult = await database.query((db) =>
      db
        .updateTable('deliveries')
        .set(values)
        .where('id', '=', claim.id)
        .where('attempt', '=', claim.attempt)
        .where('state', '=', 'claimed')
        .executeTakeFirstOrThrow(),
    );
    return result.numUpdatedRows > 0n;
  }

  return {
    claimDue: ({ nowMs, leaseMs, limit }) =>
      database.transaction(async (trx) => {
        await missExpired(trx, nowMs);
        const due = await trx
          .selectFrom('deliveries')
          .select('id')
          .where((row) => claimable(row, nowMs))
          .orderBy('due_at')
          .orderBy('id')
          .limit(limit)
          // Another replica that claims at the same moment passes over these rows instead of waiting for them.
          .$if(database.dialect === 'postgres', (query) => query.forUpdate().skipLocked())
          .execute();
        if (due.length === 0) return [];
        const rows = await trx
          .updateTable('deliveries')
          .set((row) => ({ state: 'claimed', attempt: row('attempt', '+', 1), lease_until: nowMs + leaseMs }))
          .where(
            'id',
            'in',
            due.map(({ id }) => id),
          )
          .returningAll()
          .execute();
        return rows.map(rowToDelivery).sort(byDueTime);
      }),

    renew: (claim, leaseUntilMs) => underClaim(claim, { lease_until: leaseUntilMs }),

    markSent: (claim, { messageTs, atMs }) =>
      underClaim(claim, { state: 'sent', lease_until: null, sent_at: atMs, message_ts: messageTs }),

    release: (claim, retryAtMs) => underClaim(claim, { state: 'planned', lease_until: null, due_at: retryAtMs }),

    markFailed: (claim) => underClaim(claim, { state: 'failed', lease_until: null }),

    nextDueAtMs: async () => {
      const [planned, claimed] = await database.query((db) =>
        Promise.all([
          db
            .selectFrom('deliveries')
            .select(({ fn }) => fn.min('due_at').as('at'))
            .where('state', '=', 'planned')
            .executeTakeFirst(),
          db
            .selectFrom('deliveries')
            .select(({ fn }) => fn.min('lease_until').as('at'))
            .where('state', '=', 'claimed')
            .executeTakeFirst(),
        ]),
      );
      // `min` over no rows is null, which Kysely's type of a column without nulls does not say.
      const times: readonly (number | null | undefined)[] = [planned?.at, claimed?.at];
      const known = times.filter((at) => at !== null && at !== undefined);
      return known.length === 0 ? undefined : Math.min(...known);
    },

    list: async ({ team, channel }) => {
      const rows = await database.query((db) =>
        db.selectFrom('deliveries').selectAll().where('team', '=', team).where('channel', '=', channel).execute(),
      );
      return rows.map(rowToDelivery).sort(byDueTime);
    },
  };
}

/**
 * Makes the deal's open posts those that are planned: new ones are added, moved ones take their new time, cancelled
 * ones that are wanted again come back, others are cancelled. What was sent, failed or missed stays.
 */
export async function planDeliveries(
  trx: Transaction<Tables>,
  deal: Deal,
  posts: readonly PlannedPost[],
  newId: () => string,
): Promise<void> {
  const meetings = posts.map(({ meetingAtMs }) => meetingAtMs);
  const kinds = posts.map(({ kind }) => kind);
  await trx
    .updateTable('deliveries')
    .set({ state: 'cancelled', lease_until: null })
    .where('deal_id', '=', deal.id)
    .where('state', 'in', ['planned', 'claimed'])
    .$if(posts.length > 0, (query) =>
      query.where((row) => row.not(row.and([row('meeting_at', 'in', meetings), row('kind', 'in', kinds)]))),
    )
    .execute();
  if (posts.length === 0) return;
  await trx
    .insertInto('deliveries')
    .values(posts.map((post) => postToRow(deal, post, newId())))
    .onConflict((conflict) =>
      conflict
        .columns(['deal_id', 'kind', 'meeting_at'])
        .doUpdateSet(({ ref }) => ({
          due_at: ref('excluded.due_at'),
          expires_at: ref('excluded.expires_at'),
          state: 'planned',
        }))
        .where('deliveries.state', 'in', ['planned', 'cancelled']),
    )
    .execute();
}

/** A reminder of a meeting that has begun helps nobody. */
async function missExpired(trx: Transaction<Tables>, nowMs: number): Promise<void> {
  await trx
    .updateTable('deliveries')
    .set({ state: 'missed', lease_until: null })
    .where((row) => claimable(row, nowMs))
    .where('expires_at', '<=', nowMs)
    .execute();
}

/** Due and unclaimed, or claimed by someone whose lease is over. */
function claimable(row: ExpressionBuilder<Tables, 'deliveries'>, nowMs: number) {
  return row.or([
    row.and([row('state', '=', 'planned'), row('due_at', '<=', nowMs)]),
    row.and([row('state', '=', 'claimed'), row('lease_until', '<=', nowMs)]),
  ]);
}

function byDueTime(a: Delivery, b: Delivery): number {
  return a.dueAtMs - b.dueAtMs;
}

function postToRow(deal: Deal, post: PlannedPost, id: string): DeliveryRow {
  return {
    id,
    team: deal.team,
    channel: deal.channel,
    deal_id: deal.id,
    kind: post.kind,
    meeting_at: post.meetingAtMs,
    due_at: post.dueAtMs,
    expires_at: post.expiresAtMs ?? null,
    state: 'planned',
    attempt: 0,
    lease_until: null,
    sent_at: null,
    message_ts: null,
  };
}

function rowToDelivery(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    team: row.team,
    channel: row.channel,
    deal: row.deal_id,
    kind: row.kind,
    meetingAtMs: row.meeting_at,
    dueAtMs: row.due_at,
    expiresAtMs: row.expires_at ?? undefined,
    state: row.state,
    attempt: row.attempt,
    sentAtMs: row.sent_at ?? undefined,
    messageTs: row.message_ts ?? undefined,
  };
}
