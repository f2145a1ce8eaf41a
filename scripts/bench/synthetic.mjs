import { join } from 'node:path';
import { loadLibrary } from '../../dist/library/load.js';

/*
 * A library many times the shipped one: copies of its cards in which three words in ten are exchanged. The new words come
 * from a made vocabulary that grows with the square root of the text, as the vocabulary of real text does (Heaps' law),
 * and some are drawn far more often than others (Zipf's law), so that postings and speller grow as they would.
 */
const SYLLABLES = [
  'ba',
  'cor',
  'del',
  'fin',
  'gra',
  'hol',
  'jen',
  'kal',
  'lum',
  'mer',
  'nor',
  'pul',
  'quin',
  'ros',
  'sta',
  'tev',
];
const EXCHANGED = 0.3;
const WORDS_OF_ONE_COPY = 4000;

/** The shipped library where the size asked for is 0 or its own, else one of that many cards. */
export function sizedLibrary(asked) {
  const loaded = loadLibrary([join(import.meta.dirname, '..', '..', 'data')]);
  if (loaded.kind === 'invalid') throw new Error('the shipped library is invalid: npx deal-patterns validate');
  const { library } = loaded;
  return asked === 0 || asked === library.cards.size ? library : libraryOfSize(library, asked);
}

/** The library with exactly `size` cards. */
function libraryOfSize(library, size) {
  const originals = [...library.cards.values()];
  const copies = Math.ceil(size / originals.length);
  const random = seeded(20260101);
  const vocabulary = Array.from({ length: Math.round(WORDS_OF_ONE_COPY * Math.sqrt(copies)) }, (_, number) =>
    word(number),
  );
  const drawn = () => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? vocabulary[0];
  const varied = (text) => text.replace(/\p{L}{4,}/gu, (known) => (random() < EXCHANGED ? drawn() : known));
  const cards = new Map();
  for (let copy = 0; cards.size < size; copy++) {
    for (const card of originals) {
      if (cards.size === size) break;
      const next = copy === 0 ? card : copied(card, copy, varied);
      cards.set(next.ref, next);
    }
  }
  return { ...library, cards, ...byKind([...cards.values()]) };
}

/** What is searched of a card; ids, dates and addresses stay as they are. */
const KEPT = new Set([
  'ref',
  'id',
  'kind',
  'category',
  'section',
  'pattern',
  'severity',
  'reviewed',
  'version',
  'date',
  'url',
  'internal',
]);

function copied(card, copy, varied) {
  const vary = (value, key) => {
    if (KEPT.has(key)) return value;
    if (typeof value === 'string') return isRef(value) ? value : varied(value);
    if (Array.isArray(value)) return value.map((item) => vary(item, key));
    if (value === null || typeof value !== 'object' || value instanceof Map || value instanceof RegExp) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, vary(inner, name)]));
  };
  return { ...vary(card, 'card'), ref: `copy-${copy}/${card.ref}`, id: card.id };
}

const isRef = (text) => /^[a-z0-9-]+(\/[a-z0-9-]+)+$/.test(text);

function byKind(cards) {
  const of = (kind) => cards.filter((card) => card.kind === kind);
  return { patterns: of('pattern'), clauses: of('clause'), moves: of('move'), cases: of('case'), terms: of('term') };
}

function word(number) {
  let left = number + SYLLABLES.length ** 2;
  let text = '';
  while (left > 0) {
    text += SYLLABLES[left % SYLLABLES.length];
    left = Math.floor(left / SYLLABLES.length);
  }
  return text;
}

/** Mulberry32: the same library in every run. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
