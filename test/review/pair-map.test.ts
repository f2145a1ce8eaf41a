import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPairMap } from '../../src/review/pair-map.js';

const number = fc.integer({ min: 1, max: 300_000 });

describe('numbers by pairs of numbers', () => {
  it('are the ones that were set, and 0 for every other pair', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(number, number), { selector: String }),
        fc.array(fc.tuple(number, number)),
        (pairs, others) => {
          const map = createPairMap(pairs.length);
          pairs.forEach(([first, second], at) => {
            map.set(first, second, at + 1);
          });
          const set = new Map(pairs.map((pair, at) => [String(pair), at + 1]));
          for (const [first, second] of [...pairs, ...others]) {
            expect(map.get(first, second)).toBe(set.get(String([first, second])) ?? 0);
          }
        },
      ),
    );
  });

  it('are none in a map for no pairs', () => {
    expect(createPairMap(0).get(1, 1)).toBe(0);
  });
});
