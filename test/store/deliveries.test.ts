import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Delivery, DeliveryStore } from '../../src/deal/index.js';
import { createStores, type Database, openDatabase } from '../../src/store/index.js';
import { by, NOW_MS } from '../checklist/support.js';
import { dealFields, describeStores, meeting, newChannel } from './support.js';

const MINUTE_MS = 60_000;
const LEASE_MS = MINUTE_MS;
// Friday noon; the working morning before is Thursday 09:00 in Berlin.
const MEETING = meeting('2026-11-27T13:00:00Z');
const LIST_DUE_MS = Date.parse('2026-11-26T08:00:00Z');
const REMINDER_DUE_MS = MEETING.startsAtMs - 30 * MINUTE_MS;

describeStores('deliveries', (opened) => {
  /** A second process on the same database. */
  let replica: Database;
  let other: DeliveryStore;
  beforeAll(async () => {
    replica = await openDatabase(opened.place.options);
    other = createStores(replica).deliveries;
  });
  afterAll(() => replica.close());

  async function planned(fields = dealFields({ meeting: MEETING })) {
    const place = newChannel();
    await opened.stores.deals.save(place, fields, by('U1'));
    return place;
  }
  // The tests share a database: each claims all that is due and looks at its own channel.
  async function claim(place: { team: string }, nowMs: number, store = opened.stores.deliveries) {
    const claimed = await store.claimDue({ nowMs, leaseMs: LEASE_MS, limit: 1000 });
    return claimed.filter(({ team }) => team === place.team);
  }
  const states = async (place: { team: string; channel: string }) =>
    (await opened.stores.deliveries.list(place)).map(({ kind, state }) => `${kind} ${state}`);
  const only = (claimed: readonly Delivery[]): Delivery => {
    expect(claimed).toHaveLength(1);
    return claimed[0]!;
  };

  it('plans the list, the reminder and the follow-up of a meeting', async () => {
    const place = await planned();
    expect((await opened.stores.deliveries.list(place)).map(({ kind, dueAtMs }) => [kind, dueAtMs])).toEqual([
      ['checklist', LIST_DUE_MS],
      ['reminder', REMINDER_DUE_MS],
      ['follow-up', MEETING.startsAtMs + 60 * MINUTE_MS],
    ]);
  });

  it('hands out a post when it is due, not before', async () => {
    const place = await planned();
    expect(await claim(place, LIST_DUE_MS - 1)).toEqual([]);
    expect(only(await claim(place, LIST_DUE_MS))).toMatchObject({ kind: 'checklist', attempt: 1, ...place });
  });

  it('hands each post to one replica, however many ask at once', async () => {
    const places = await Promise.all(Array.from({ length: 12 }, () => planned()));
    const teams = new Set(places.map(({ team }) => team));
    const claims = await Promise.all(
      [opened.stores.deliveries, other, opened.stores.deliveries, other].map((store) =>
        store.claimDue({ nowMs: LIST_DUE_MS, leaseMs: LEASE_MS, limit: 1000 }),
      ),
    );
    const ids = claims
      .flat()
      .filter(({ team }) => teams.has(team))
      .map(({ id }) => id);
    expect(new Set(ids).size).toBe(12);
    expect(ids).toHaveLength(12);
  });

  it('does not hand out again what was sent', async () => {
    const place = await planned();
    const post = only(await claim(place, LIST_DUE_MS));
    expect(await opened.stores.deliveries.markSent(post, { messageTs: '1.1', atMs: LIST_DUE_MS })).toBe(true);
    expect(await claim(place, LIST_DUE_MS + 10 * LEASE_MS)).toEqual([]);
    expect(await states(place)).toEqual(['checklist sent', 'reminder planned', 'follow-up planned']);
  });

  it('hands a post on when its claimant died, and fences the dead one off', async () => {
    const place = await planned();
    const first = only(await claim(place, LIST_DUE_MS));
    expect(await claim(place, LIST_DUE_MS + LEASE_MS - 1, other)).toEqual([]);
    const second = only(await claim(place, LIST_DUE_MS + LEASE_MS, other));
    expect(second).toMatchObject({ id: first.id, attempt: 2 });
    expect(await opened.stores.deliveries.markSent(first, { messageTs: '1.1', atMs: NOW_MS })).toBe(false);
    expect(await other.markSent(second, { messageTs: '1.2', atMs: NOW_MS })).toBe(true);
  });

  it('keeps a claim whose lease is renewed', async () => {
    const place = await planned();
    const post = only(await claim(place, LIST_DUE_MS));
    expect(await opened.stores.deliveries.renew(post, LIST_DUE_MS + 5 * LEASE_MS)).toBe(true);
    expect(await claim(place, LIST_DUE_MS + 4 * LEASE_MS)).toEqual([]);
  });

  it('hands a released post out again at its new time', async () => {
    const place = await planned();
    const post = only(await claim(place, LIST_DUE_MS));
    await opened.stores.deliveries.release(post, LIST_DUE_MS + 30_000);
    expect(await claim(place, LIST_DUE_MS + 29_999)).toEqual([]);
    expect(await claim(place, LIST_DUE_MS + 30_000)).toHaveLength(1);
  });

  it('never hands out what was given up', async () => {
    const place = await planned();
    await opened.stores.deliveries.markFailed(only(await claim(place, LIST_DUE_MS)));
    expect(await claim(place, LIST_DUE_MS + 10 * LEASE_MS)).toEqual([]);
  });

  it('misses the list and the reminder of a meeting that has begun, and still follows up', async () => {
    const place = await planned();
    expect(only(await claim(place, MEETING.startsAtMs + 90 * MINUTE_MS)).kind).toBe('follow-up');
    expect(await states(place)).toEqual(['checklist missed', 'reminder missed', 'follow-up claimed']);
  });

  it('moves the posts with the meeting, and does not repeat what was sent when it moves back', async () => {
    const place = await planned();
    const post = only(await claim(place, LIST_DUE_MS));
    await opened.stores.deliveries.markSent(post, { messageTs: '1.1', atMs: LIST_DUE_MS });
    const later = meeting('2026-12-04T13:00:00Z');
    await opened.stores.deals.save(place, dealFields({ meeting: later }), by('U1'));
    expect(await states(place)).toEqual([
      'checklist sent',
      'reminder cancelled',
      'follow-up cancelled',
      'checklist planned',
      'reminder planned',
      'follow-up planned',
    ]);
    await opened.stores.deals.save(place, dealFields({ meeting: MEETING }), by('U1'));
    expect((await states(place)).slice(0, 3)).toEqual(['checklist sent', 'reminder planned', 'follow-up planned']);
  });

  it('cancels the posts with the meeting, also one that is claimed', async () => {
    const place = await planned();
    const post = only(await claim(place, LIST_DUE_MS));
    await opened.stores.deals.save(place, dealFields(), by('U1'));
    expect(await opened.stores.deliveries.renew(post, NOW_MS)).toBe(false);
    expect(await claim(place, MEETING.startsAtMs + 90 * MINUTE_MS)).toEqual([]);
  });

  it('takes the new time where only the lead time changed', async () => {
    const place = await planned();
    await opened.stores.deals.save(place, dealFields({ meeting: MEETING, lead: 'two-hours-before' }), by('U1'));
    const [list] = await opened.stores.deliveries.list(place);
    expect(list).toMatchObject({ kind: 'checklist', dueAtMs: MEETING.startsAtMs - 120 * MINUTE_MS });
  });

  it('says when the next post or lease is due', async () => {
    await planned(dealFields({ meeting: meeting('2020-01-03T13:00:00Z'), lead: 'none' }));
    await opened.stores.deliveries.claimDue({ nowMs: 1, leaseMs: 1, limit: 1 });
    expect(await opened.stores.deliveries.nextDueAtMs()).toBe(Date.parse('2020-01-03T14:00:00Z'));
  });
});
