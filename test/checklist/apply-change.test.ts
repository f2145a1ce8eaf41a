import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange, type Change, type Checklist, carryOver, openItems } from '../../src/checklist/index.js';
import { anyChange, by, checklist, draft, draftItem, START } from './support.js';

const changedBy = (start: Checklist, ...changes: Change[]) =>
  changes.reduce((list, change) => applyChange(list, change, by('U1')).checklist, start);

describe('applyChange', () => {
  it('ticks an item with who and when, and writes it into the history', () => {
    const outcome = applyChange(checklist(), { kind: 'tick', item: '2', done: true }, by('U7', 5));
    expect(outcome).toMatchObject({ kind: 'changed', entry: { seq: 2, kind: 'ticked', item: '2', by: 'U7', atMs: 5 } });
    expect(outcome.checklist.items[1]?.done).toEqual({ by: 'U7', atMs: 5 });
  });

  it('keeps the first tick where a second says the same', () => {
    const once = changedBy(checklist(), { kind: 'tick', item: '1', done: true });
    const twice = applyChange(once, { kind: 'tick', item: '1', done: true }, by('U9', 9));
    expect(twice).toEqual({ kind: 'unchanged', checklist: once });
  });

  it.each<[Change, string]>([
    [{ kind: 'assign', item: '1', owner: 'U2' }, 'assigned'],
    [{ kind: 'annotate', item: '1', note: '<!channel>' }, 'noted'],
    [{ kind: 'add', key: 'n', group: 'have', text: 'Term sheet' }, 'added'],
    [{ kind: 'drop', item: '1' }, 'dropped'],
    [{ kind: 'close' }, 'closed'],
  ])('records %j as %s', (change, kind) => {
    expect(applyChange(checklist(), change, by('U1'))).toMatchObject({ kind: 'changed', entry: { kind, by: 'U1' } });
  });

  it('does not add an item twice under one key', () => {
    const add: Change = { kind: 'add', key: 'view-1', group: 'ask', text: 'Price?' };
    expect(changedBy(checklist(), add, add).items).toHaveLength(4);
  });

  it('refuses every change to a closed list with the list as it is', () => {
    const closed = changedBy(checklist(), { kind: 'close' });
    expect(applyChange(closed, { kind: 'tick', item: '1', done: true }, by('U1'))).toEqual({
      kind: 'closed',
      checklist: closed,
    });
  });

  it('names an item that it does not have', () => {
    expect(applyChange(checklist(), { kind: 'drop', item: '99' }, by('U1'))).toMatchObject({
      kind: 'unknown-item',
      item: '99',
    });
  });

  it('a change done twice equals the change done once', () => {
    fc.assert(
      fc.property(fc.array(anyChange(4)), anyChange(4), (earlier, change) => {
        const once = changedBy(checklist(4), ...earlier, change);
        expect(changedBy(once, change)).toEqual(once);
      }),
    );
  });

  it('dropping and restoring an item gives the items back as they were', () => {
    fc.assert(
      fc.property(fc.array(anyChange(4)), fc.integer({ min: 1, max: 4 }).map(String), (earlier, item) => {
        const before = changedBy(checklist(4), ...earlier, { kind: 'restore', item });
        const back = changedBy(before, { kind: 'drop', item }, { kind: 'restore', item });
        expect(back.items).toEqual(before.items);
      }),
    );
  });

  it('each change that changes something adds one to the version, and nothing else does', () => {
    fc.assert(
      fc.property(fc.array(anyChange(3)), anyChange(3), (earlier, change) => {
        const before = changedBy(checklist(), ...earlier);
        const outcome = applyChange(before, change, by('U1'));
        expect(outcome.checklist.version - before.version).toBe(outcome.kind === 'changed' ? 1 : 0);
      }),
    );
  });
});

describe('carryOver', () => {
  it('takes what is open with owner and note, and of the draft only what is new', () => {
    const old = changedBy(
      checklist(3),
      { kind: 'tick', item: '1', done: true },
      { kind: 'drop', item: '2' },
      { kind: 'assign', item: '3', owner: 'U2' },
      { kind: 'add', key: 'own', group: 'have', text: 'Our model' },
    );
    const next = carryOver(old, { ...draft(3), items: [...draft(3).items, draftItem({ key: 'k9' })] }, START);
    expect(next.items.map(({ id, key, owner }) => [id, key, owner])).toEqual([
      ['1', 'k3', 'U2'],
      ['2', 'own', undefined],
      ['3', 'k9', undefined],
    ]);
    expect(next.carriedFrom).toBe(old.id);
  });

  it('leaves nothing done on the next list', () => {
    fc.assert(
      fc.property(fc.array(anyChange(4)), (changes) => {
        const next = carryOver(changedBy(checklist(4), ...changes), draft(0), START);
        expect(openItems(next)).toEqual(next.items);
      }),
    );
  });
});
