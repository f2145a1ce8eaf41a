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

  it.each([
    ['no training on customer data', ['training-on-customer-data-by-default', 'security-review-afterthought']],
    ['model substitution right', ['silent-model-swap', 'single-model-hardwiring']],
  ])('warns, on %s, of the moves of its own pattern first', (name, moves) => {
    const found = findCards(index, name);
    expect(found.kind === 'best' && found.warnings.map(({ id }) => id)).toEqual(moves);
  });

  it.each([
    ['rofr', ['sunset-exclusivity-with-defined-trigger', 'capacity-delivery-remedies']],
    ['rofr-as-anchor', ['rofr-with-practical-feasibility-limits', 'microsoft-openai']],
    ['sap-openai-germany', ['bleu-s3ns-cloud-de-confiance', 'mistral-france-germany']],
    ['openai-oracle-stargate', ['coreweave-openai', 'microsoft-openai']],
    ['hosting exclusivity by default', ['launch-parity-and-feature-timing', 'sunset-exclusivity-with-defined-trigger']],
  ])('after %s, which names one card, come the cards that it links to', (name, next) => {
    const found = findCards(index, name);
    expect(found.kind === 'best' && found.others.slice(0, 2).map(({ card }) => card.id)).toEqual(next);
    expect(found.kind === 'best' && found.others.map(({ card }) => card)).not.toContain(
      found.kind === 'best' && found.best.card,
    );
  });
});
