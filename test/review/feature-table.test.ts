import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featureName, packBytes, packFeatures, unpackBytes, unpackFeatures } from '../../src/review/feature-table.js';

const word = fc.stringMatching(/^[a-z#$%"]{1,8}$/);
const run = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const pair = fc.tuple(word, word).map((words) => words.join('~'));
const names = fc.uniqueArray(fc.oneof(run, pair), { maxLength: 400 });

describe('packed features', () => {
  it('have the names that were packed, runs before pairs and short ones before long ones', () => {
    fc.assert(
      fc.property(names, (given) => {
        const table = unpackFeatures(packFeatures(given));
        const kept = Array.from({ length: table.starts.at(-1)! }, (_, feature) => featureName(table, feature));
        expect([...kept].sort()).toEqual([...given].sort());
        const ranks = kept.map((name) => (name.includes('~') ? 4 : name.split(' ').length));
        expect(ranks).toEqual([...ranks].sort());
      }),
    );
  });

  it('are the same whatever order they are given in', () => {
    const given = ['right of first', 'assign~consent', 'right', 'of first', 'assign'];
    expect(packFeatures([...given].reverse())).toEqual(packFeatures(given));
  });

  it('keep bytes, signed ones as their lowest eight bits', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -128, max: 127 })), (values) => {
        expect([...Int8Array.from(unpackBytes(packBytes(values)))]).toEqual(values);
      }),
    );
  });
});
