import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeItems, applyChange, checklistPages, progress } from '../../src/checklist/index.js';
import { anyChange, by, checklist } from './support.js';

describe('progress', () => {
  it('counts done and all that is in force, in total and by group', () => {
    const ticked = applyChange(checklist(5), { kind: 'tick', item: '1', done: true }, by('U1')).checklist;
    const { checklist: list } = applyChange(ticked, { kind: 'drop', item: '2' }, by('U1'));
    expect(progress(list)).toEqual({
      done: 1,
      total: 4,
      dropped: 1,
      groups: { have: { done: 1, total: 2 }, ask: { done: 0, total: 1 }, watch: { done: 0, total: 1 } },
    });
  });
});

describe('checklistPages', () => {
  it('has one empty page for an empty list', () => {
    expect(checklistPages(checklist(0), 10)).toEqual([[]]);
  });

  it('loses nothing, repeats nothing and keeps to the size', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 1, max: 20 }), fc.array(anyChange(60)), (count, size, changes) => {
        const list = changes.reduce((l, change) => applyChange(l, change, by('U1')).checklist, checklist(count));
        const pages = checklistPages(list, size).map((page) => page.flatMap(({ items }) => items));
        const ids = pages.flat().map(({ id }) => id);
        expect([...ids].sort()).toEqual(
          activeItems(list)
            .map(({ id }) => id)
            .sort(),
        );
        expect(Math.max(...pages.map(({ length }) => length))).toBeLessThanOrEqual(size);
      }),
    );
  });
});
