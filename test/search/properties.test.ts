import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSearchIndex, findCards, searchCards } from '../../src/search/index.js';
import { shippedLibrary } from '../support/shipped-library.js';

const library = shippedLibrary();
const index = buildSearchIndex(library);
const cards = [...library.cards.values()];
const hitRefs = (text: string, limit = 20): string[] =>
  searchCards(index, text, { limit }).hits.map(({ card }) => card.ref);

describe('searchCards', () => {
  it('finds each card by its own title', () => {
    for (const card of cards) expect(hitRefs(card.title), card.title).toContain(card.ref);
  });

  it('finds each card by its ref', () => {
    for (const card of cards) expect(hitRefs(card.ref)[0]).toBe(card.ref);
  });

  it('finds each card by each of its aliases', () => {
    for (const card of cards) {
      for (const alias of card.aliases) expect(hitRefs(alias, 60), `${card.ref}: ${alias}`).toContain(card.ref);
    }
  });

  it('takes no account of case, spacing and closing marks', () => {
    const asked = fc.constantFrom(...cards.flatMap((card) => [card.title, ...card.askedAs]));
    fc.assert(
      fc.property(asked, fc.constantFrom('?', ' ', '!!', '  \n'), (text, end) => {
        const odd = `  ${text.toUpperCase().replace(/ /g, '   ')}${end}`;
        expect(hitRefs(odd)).toEqual(hitRefs(text));
      }),
      { numRuns: 60 },
    );
  });

  it('never throws and stays within 0 and 1, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { hits, confidence } = searchCards(index, text);
        for (const { score } of hits) expect(score >= 0 && score <= 1).toBe(true);
        expect(confidence >= 0 && confidence <= 1).toBe(true);
        findCards(index, text);
      }),
      { numRuns: 300 },
    );
  });

  it('ranks the better card first', () => {
    for (const text of ['exclusive cloud deal', 'who pays for support', 'export licence']) {
      const scores = searchCards(index, text).hits.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
    }
  });
});

describe('mistyped words', () => {
  /** One slip of the finger in the middle of a word: a letter dropped, doubled or swapped with the next. */
  const slip = (word: string, at: number, kind: number): string => {
    if (kind === 0) return word.slice(0, at) + word.slice(at + 1);
    if (kind === 1) return word.slice(0, at) + word[at] + word.slice(at);
    return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  };

  it('find the card in the first three for at least 93 % of slips in titles of patterns, clauses and moves', () => {
    const titled = cards.filter(({ kind }) => kind === 'pattern' || kind === 'clause' || kind === 'move');
    let found = 0;
    let all = 0;
    titled.forEach((card, place) => {
      for (const kind of [0, 1, 2]) {
        const words = card.title.split(' ');
        const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '');
        const at = 1 + ((place + kind) % Math.max(1, longest.length - 3));
        const typed = words.map((word) => (word === longest ? slip(word, at, kind) : word)).join(' ');
        all++;
        if (hitRefs(typed, 3).includes(card.ref)) found++;
      }
    });
    expect(found / all).toBeGreaterThanOrEqual(0.93);
  });

  it.each([
    ['flowdwon of usage rules', 'ai-reseller/clauses/end-customer-terms-flow-down'],
    ['multihming', 'hyperscaler-exclusive-then-multi-home'],
    ['soverign ai', 'sovereign-ai-partnership'],
    ['markteplace lisitng', 'cloud-marketplace-listing'],
  ])('reads "%s" as it was meant', (typed, ref) => {
    expect(hitRefs(typed, 3)).toContain(ref);
  });
});
