import { describe, expect, it } from 'vitest';
import { buildSearchIndex, findCards } from '../../src/search/index.js';
import { shippedLibrary } from '../support/shipped-library.js';

const index = buildSearchIndex(shippedLibrary());

describe('findCards', () => {
  it('finds the clause for rofr, with the move that it answers as a warning', () => {
    const found = findCards(index, 'rofr');
    expect(found.kind).toBe('best');
    if (found.kind !== 'best') return;
    expect(found.best.card.ref).toBe(
      'hyperscaler-exclusive-then-multi-home/clauses/rofr-with-practical-feasibility-limits',
    );
    expect(found.warnings.map(({ id }) => id)).toContain('rofr-as-anchor');
    expect(found.others.length).toBeGreaterThan(0);
  });

  it.each(['rofx', 'ROFX', 'rofz?'])('asks back for %s, one letter from ROFR, ROFO and ROFN', (typed) => {
    const found = findCards(index, typed);
    expect(found.kind).toBe('ask-back');
    if (found.kind !== 'ask-back') return;
    expect(found.neighbours.length).toBeGreaterThan(1);
  });

  it.each(['rofr', 'ROFO', 'rofn', 'mfn'])('takes the known abbreviation %s as it is', (typed) => {
    expect(findCards(index, typed).kind).not.toBe('ask-back');
  });

  it.each(['', '   ', '🎉🎉', 'asdfgh qwerty', 'weather in paris tomorrow'])('finds nothing for "%s"', (text) => {
    expect(findCards(index, text).kind).toBe('nothing');
  });

  it('keeps to the kind that was asked for', () => {
    const found = findCards(index, 'rofr', { kind: 'move' });
    expect(found.kind === 'best' && found.best.card.kind).toBe('move');
    const term = findCards(index, 'rofn', { kind: 'term' });
    expect(term.kind === 'best' && term.best.card.kind).toBe('term');
  });
});
