import type { Transaction } from 'kysely';
import { applyChange, type Stamp } from '../checklist/index.js';
import {
  type Deal,
  type DealFields,
  type DealStore,
  listTitle,
  nextOccurrence,
  type Place,
  plannedPosts,
} from '../deal/index.js';
import { lockChecklists, writeRevisions } from './checklist-queries.js';
import type { Database } from './database.js';
import { dealToRow, rowToDeal } from './deal-rows.js';
import { planDeliveries } from './deliveries.js';
import { storedText } from './stored-text.js';
import type { Tables } from './tables.js';

/** Deals in the database. */
export function createDealStore(database: Database): DealStore {
  return {
    save: (place, fields, stamp) =>
      database.transaction(async (trx) => {
        const old = await lockDeal(trx, database, place);
        const deal: Deal = {
          ...storedFields(fields),
          ...place,
          id: old?.id ?? database.newId(),
          createdBy: old?.createdBy ?? stamp.by,
          createdAtMs: old?.createdAtMs ?? stamp.atMs,
          updatedAtMs: stamp.atMs,
          version: (old?.version ?? 0) + 1,
        };
        const written = await writeDeal(trx, database, deal, stamp.atMs);
        if (old !== undefined) await moveChecklists(trx, database, { old, deal: written, stamp });
        return written;
      }),

    find: async (place) => {
      const row = await database.query((db) => placed(db.selectFrom('deals').selectAll(), place).executeTakeFirst());
      return row && rowToDeal(row);
    },

    list: async ({ team, channels }) => {
      if (channels.length === 0) return [];
      const rows = await database.query((db) =>
        db.selectFrom('deals').selectAll().where('team', '=', team).where('channel', 'in', channels).execute(),
      );
      const startOf = (deal: Deal) => deal.meeting?.startsAtMs ?? Number.POSITIVE_INFINITY;
      return rows.map(rowToDeal).sort((a, b) => startOf(a) - startOf(b) || 0);
    },

    advance: (place, nowMs) =>
      database.transaction(async (trx) => {
        const deal = await lockDeal(trx, database, place);
        if (deal?.meeting === undefined || deal.meeting.startsAtMs > nowMs) return deal;
        const meeting = nextOccurrence(deal.meeting, nowMs);
        const next = { ...deal, meeting, updatedAtMs: nowMs, version: deal.version + 1 };
        return writeDeal(trx, database, next, nowMs);
      }),

    delete: async ({ team, channel }) => {
      const { numDeletedRows } = await database.query((db) =>
        db.deleteFrom('deals').where('team', '=', team).where('channel', '=', channel).executeTakeFirstOrThrow(),
      );
      return numDeletedRows > 0n;
    },
  };
}

/** The deal, locked until the transaction ends. */
async function lockDeal(trx: Transaction<Tables>, { dialect }: Database, place: Place): Promise<Deal | undefined> {
  const query = placed(trx.selectFrom('deals').selectAll(), place);
  const row = await query.$if(dialect === 'postgres', (locked) => locked.forUpdate()).executeTakeFirst();
  return row && rowToDeal(row);
}

/**
 * Two first saves at once meet on the unique place: the second overwrites the first and keeps its id, as if it had
 * come later.
 */
async function writeDeal(trx: Transaction<Tables>, database: Database, deal: Deal, nowMs: number): Promise<Deal> {
  const { id, team, channel, created_by, created_at, ...changing } = dealToRow(deal);
  const row = await trx
    .insertInto('deals')
    .values({ id, team, channel, created_by, created_at, ...changing })
    .onConflict((conflict) => conflict.columns(['team', 'channel']).doUpdateSet(changing))
    .returningAll()
    .executeTakeFirstOrThrow();
  const written = rowToDeal(row);
  await planDeliveries(trx, written, plannedPosts(written, nowMs), database.newId);
  return written;
}

interface MovedDeal {
  readonly old: Deal;
  readonly deal: Deal;
  readonly stamp: Stamp;
}

/** The open lists of the meeting that was to come take its new time and title; what was done to them stays. */
async function moveChecklists(
  trx: Transaction<Tables>,
  { dialect }: Database,
  { old, deal, stamp }: MovedDeal,
): Promise<void> {
  const oldAtMs = old.meeting?.startsAtMs;
  if (oldAtMs === undefined || oldAtMs <= stamp.atMs) return;
  const meetingAtMs = deal.meeting?.startsAtMs ?? null;
  if (meetingAtMs === oldAtMs && listTitle(old) === listTitle(deal)) return;
  const rows = await trx
    .selectFrom('checklists')
    .select('id')
    .where('deal_id', '=', deal.id)
    .where('meeting_at', '=', oldAtMs)
    .where('closed_at', 'is', null)
    .execute();
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  const lists = await lockChecklists(trx, dialect, ids);
  const revisions = [...lists.values()].flatMap((before) => {
    // A list that was headed otherwise, as by its patterns, stays so.
    const title = before.title === listTitle(old) ? (listTitle(deal) ?? before.title) : before.title;
    const outcome = applyChange(before, { kind: 'move', meetingAtMs, title }, stamp);
    return outcome.kind === 'changed' ? [{ before, after: outcome.checklist, entries: [outcome.entry] }] : [];
  });
  await writeRevisions(trx, revisions);
}

function storedFields(fields: DealFields): DealFields {
  const { counterparty, meeting } = fields;
  return {
    ...fields,
    counterparty: counterparty === undefined ? undefined : storedText(counterparty),
    meeting: meeting && { ...meeting, title: meeting.title === undefined ? undefined : storedText(meeting.title) },
  };
}

interface PlacedQuery {
  where(column: 'team' | 'channel', operator: '=', value: string): this;
}

function placed<Q extends PlacedQuery>(query: Q, { team, channel }: Place): Q {
  return query.where('team', '=', team).where('channel', '=', channel);
}
