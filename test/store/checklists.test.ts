import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyChange, type Change, type Checklist } from '../../src/checklist/index.js';
import { anyChange, by, draft, draftItem, NOW_MS, ref } from '../checklist/support.js';
import { dealFields, describeStores, newChannel } from './support.js';

describeStores('checklists', (opened) => {
  const start = (count = 3) => opened.stores.checklists.start(draft(count), { ...newChannel(), created: by('U1') });
  const change = (list: Checklist, what: Change, user = 'U1') => opened.stores.checklists.change(list, what, by(user));
  const found = (list: Checklist) => opened.stores.checklists.find(list);

  it('gives back what was started, field by field', async () => {
    const place = newChannel();
    const items = [
      draftItem({ key: 'a', group: 'watch', detail: 'Signal.', ref: ref('deal/kill-list/a'), internal: true }),
      draftItem({ key: 'b' }),
    ];
    const full = { ...draft(0), phase: 'restructure' as const, side: 'customer' as const, items };
    const list = await opened.stores.checklists.start(full, {
      ...place,
      title: '<!channel> *Term sheet*',
      meetingAtMs: NOW_MS + 1,
      created: by('U1'),
    });
    expect(await found(list)).toEqual(list);
    expect(await opened.stores.checklists.findOpen(place)).toEqual(list);
  });

  it('writes every kind of change so that it reads back as the domain made it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyChange(3), { maxLength: 12 }), async (changes) => {
        const list = await start();
        let expected = list;
        for (const what of changes) {
          expected = applyChange(expected, storable(what), by('U1')).checklist;
          await change(list, what);
        }
        expect(await found(list)).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  it('answers with the new list, and keeps who did what and when', async () => {
    const list = await start();
    const outcome = await opened.stores.checklists.change(list, { kind: 'tick', item: '2', done: true }, by('U2', 7));
    expect(outcome).toMatchObject({ kind: 'changed', entry: { kind: 'ticked', by: 'U2', atMs: 7 } });
    await change(list, { kind: 'assign', item: '1', owner: 'U3' });
    expect(await opened.stores.checklists.history(list)).toEqual([
      { seq: 2, kind: 'ticked', item: '2', by: 'U2', atMs: 7 },
      { seq: 3, kind: 'assigned', item: '1', owner: 'U3', by: 'U1', atMs: NOW_MS },
    ]);
  });

  it('a tick twice is one tick', async () => {
    const list = await start();
    const tick: Change = { kind: 'tick', item: '1', done: true };
    const outcomes = await Promise.all([change(list, tick, 'U1'), change(list, tick, 'U2')]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['changed', 'unchanged']);
    expect((await found(list))?.items[0]?.done?.by).toBe('U1');
    expect(await opened.stores.checklists.history(list)).toHaveLength(1);
  });

  it('changes of one moment come back with one and the same checklist', async () => {
    const list = await start();
    const ticks = ['1', '2', '3'].map((item) => change(list, { kind: 'tick', item, done: true }));
    const lists = (await Promise.all(ticks)).map((outcome) => outcome.kind === 'changed' && outcome.checklist);
    expect(new Set(lists).size).toBe(1);
    expect(lists[0]).toEqual(await found(list));
  });

  it('any order of ticks on different items by different people keeps them all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const list = await start(8);
        const tick = scheduler.scheduleFunction(async (item: string) => {
          await change(list, { kind: 'tick', item, done: true }, `U${item}`);
        });
        const ticks = Promise.all(list.items.map(({ id }) => tick(id)));
        await scheduler.waitFor(ticks);
        expect((await found(list))?.items.map(({ done }) => done?.by)).toEqual(list.items.map(({ id }) => `U${id}`));
      }),
      { numRuns: 20 },
    );
  });

  it('changes to many lists at once reach each list', async () => {
    const lists = await Promise.all(Array.from({ length: 30 }, () => start(2)));
    await Promise.all(
      lists.flatMap((list) => ['1', '2'].map((item) => change(list, { kind: 'tick', item, done: true }))),
    );
    for (const list of lists) expect((await found(list))?.items.every(({ done }) => done)).toBe(true);
  });

  it('does not know a list of another team, and says so beside changes that are known', async () => {
    const list = await start();
    const other = { ...list, team: 'T-other' };
    const [theirs, ours] = await Promise.all([
      change(other, { kind: 'tick', item: '1', done: true }),
      change(list, { kind: 'tick', item: '2', done: true }),
    ]);
    expect([theirs.kind, ours.kind]).toEqual(['unknown', 'changed']);
    expect(await found(other)).toBeUndefined();
    expect(await opened.stores.checklists.history(other)).toEqual([]);
  });

  it('says that a list is closed, and no longer offers it', async () => {
    const list = await start();
    await change(list, { kind: 'close' });
    expect((await change(list, { kind: 'tick', item: '1', done: true })).kind).toBe('closed');
    expect(await opened.stores.checklists.findOpen(list)).toBeUndefined();
  });

  it('lists the open lists of the given channels only', async () => {
    const list = await start();
    const { team } = list;
    expect(await opened.stores.checklists.listOpen({ team, channels: ['C1', 'C2'] })).toEqual([list]);
    expect(await opened.stores.checklists.listOpen({ team, channels: ['C2'] })).toEqual([]);
    expect(await opened.stores.checklists.listOpen({ team, channels: [] })).toEqual([]);
  });

  it('remembers which message shows the list, and forgets it', async () => {
    const list = await start();
    await opened.stores.checklists.setMessage(list, '171.1');
    expect((await found(list))?.messageTs).toBe('171.1');
    await opened.stores.checklists.setMessage(list, undefined);
    expect((await found(list))?.messageTs).toBeUndefined();
  });

  it('carries open items over once, however often it is asked', async () => {
    const list = await start(3);
    await change(list, { kind: 'tick', item: '1', done: true });
    await change(list, { kind: 'annotate', item: '2', note: 'ask finance' });
    const carry = () =>
      opened.stores.checklists.carryOver(list, draft(3), { team: list.team, channel: 'C1', created: by('bot') });
    const outcomes = await Promise.all([carry(), carry()]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['already-carried', 'carried']);
    const [next] = await opened.stores.checklists.listOpen({ team: list.team, channels: ['C1'] });
    expect(next).toMatchObject({ carriedFrom: list.id, items: [{ key: 'k2', note: { text: 'ask finance' } }, {}] });
    expect((await found(list))?.closed?.by).toBe('bot');
  });

  it('goes with its deal', async () => {
    const place = newChannel();
    const deal = await opened.stores.deals.save(place, dealFields(), by('U1'));
    const list = await opened.stores.checklists.start(draft(), { ...place, deal: deal.id, created: by('U1') });
    await opened.stores.deals.delete(place);
    expect(await found(list)).toBeUndefined();
    expect((await change(list, { kind: 'tick', item: '1', done: true })).kind).toBe('unknown');
  });
});

/** NUL and lone surrogates cannot be stored; everything else stands as typed. */
function storable(change: Change): Change {
  const clean = (text: string) => text.replace(/\0|\p{Surrogate}/gu, '\uFFFD');
  if (change.kind === 'add') return { ...change, text: clean(change.text) };
  return change.kind === 'annotate' && change.note ? { ...change, note: clean(change.note) } : change;
}
