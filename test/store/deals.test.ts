import { expect, it } from 'vitest';
import { by, NOW_MS, ref } from '../checklist/support.js';
import { dealFields, describeStores, meeting, newChannel } from './support.js';

const HOUR_MS = 3_600_000;

describeStores('deals', (opened) => {
  it('gives back what was set, field by field, texts as they were typed', async () => {
    const place = newChannel();
    const fields = dealFields({
      patterns: [ref('deal'), ref('other')],
      side: 'provider',
      phase: 'renewal-or-exit',
      counterparty: '<!here> *Acme* & Söhne',
      preparer: 'U2',
      meeting: meeting('2026-11-27T14:00:00+01:00', { title: 'Q3 <@U1>', recurrence: 'monthly' }),
    });
    const deal = await opened.stores.deals.save(place, fields, by('U1'));
    expect(deal).toMatchObject({ ...fields, ...place, createdBy: 'U1', createdAtMs: NOW_MS, version: 1 });
    expect(await opened.stores.deals.find(place)).toEqual(deal);
  });

  it('changes the deal of a channel, and keeps its id and who made it', async () => {
    const place = newChannel();
    const first = await opened.stores.deals.save(place, dealFields({ counterparty: 'Acme' }), by('U1'));
    const second = await opened.stores.deals.save(place, dealFields({ side: 'customer' }), by('U2', NOW_MS + 5));
    expect(second).toMatchObject({ id: first.id, createdBy: 'U1', version: 2, side: 'customer' });
    expect(second.counterparty).toBeUndefined();
  });

  it('two first settings at once leave one deal', async () => {
    const place = newChannel();
    const save = (user: string) => opened.stores.deals.save(place, dealFields(), by(user));
    const [one, two] = await Promise.all([save('U1'), save('U2')]);
    expect(one.id).toBe(two.id);
  });

  it('lists the deals of the given channels, next meeting first, those without a meeting last', async () => {
    const { team } = newChannel();
    const set = (channel: string, startsAt?: string) =>
      opened.stores.deals.save(
        { team, channel },
        dealFields(startsAt === undefined ? {} : { meeting: meeting(startsAt) }),
        by('U1'),
      );
    await set('none');
    await set('late', '2026-12-02T10:00:00Z');
    await set('soon', '2026-12-01T10:00:00Z');
    await set('hidden', '2026-12-01T09:00:00Z');
    const deals = await opened.stores.deals.list({ team, channels: ['none', 'late', 'soon'] });
    expect(deals.map(({ channel }) => channel)).toEqual(['soon', 'late', 'none']);
    expect(await opened.stores.deals.list({ team, channels: [] })).toEqual([]);
  });

  it('moves a recurring meeting on once it is over, with its posts, and only once', async () => {
    const place = newChannel();
    const weekly = meeting('2026-11-20T11:00:00Z', { recurrence: 'weekly' });
    await opened.stores.deals.save(place, dealFields({ meeting: weekly }), by('U1'));
    const afterMs = weekly.startsAtMs + 2 * HOUR_MS;
    const next = await opened.stores.deals.advance(place, afterMs);
    expect(next?.meeting?.startsAtMs).toBe(Date.parse('2026-11-27T11:00:00Z'));
    expect(await opened.stores.deals.advance(place, afterMs)).toEqual(next);
    const planned = (await opened.stores.deliveries.list(place)).filter(({ state }) => state === 'planned');
    expect(planned.map(({ kind, meetingAtMs }) => [kind, meetingAtMs])).toEqual(
      ['checklist', 'reminder', 'follow-up'].map((kind) => [kind, next?.meeting?.startsAtMs]),
    );
  });

  it('takes a meeting that does not come again off the deal', async () => {
    const place = newChannel();
    const once = meeting('2026-11-20T11:00:00Z');
    await opened.stores.deals.save(place, dealFields({ meeting: once }), by('U1'));
    const deal = await opened.stores.deals.advance(place, once.startsAtMs + HOUR_MS);
    expect(deal?.meeting).toBeUndefined();
  });

  it('deletes the deal with its posts, and says whether there was one', async () => {
    const place = newChannel();
    await opened.stores.deals.save(place, dealFields({ meeting: meeting('2026-11-27T13:00:00Z') }), by('U1'));
    expect(await opened.stores.deals.delete(place)).toBe(true);
    expect(await opened.stores.deals.find(place)).toBeUndefined();
    expect(await opened.stores.deliveries.list(place)).toEqual([]);
    expect(await opened.stores.deals.delete(place)).toBe(false);
  });
});
