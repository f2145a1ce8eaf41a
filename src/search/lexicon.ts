import { STOP_WORDS, stemOf, wordsOf } from '../text/tokens.js';
import { packed, unpackedFloat64, unpackedInt32 } from './packed.js';

/** Numbers for terms: a stem, a concept or a pair of stems. Grows while an index is built, then only answers. */
export interface Lexicon {
  /** How many terms there are. */
  size(): number;
  /** The term's number; a new one where it has none. */
  add(term: string): number;
  find(term: string): number | undefined;
  /** Two neighbouring stems as one term. */
  addPair(first: number, second: number): number;
  findPair(first: number, second: number): number | undefined;
  /**
   * The numbers of the stems of a text's subject words, in order. `weight` counts towards each word as it is spelled:
   * what people type is what they mistype.
   */
  addText(text: string, weight?: number): number[];
  /** Each word as spelled, stop words included, with its weight. */
  spellings(): ReadonlyMap<string, Spelling>;
  /** What people leave the hyphen out of: `multihome` for `multi`, `home`. */
  joined(): ReadonlyMap<string, readonly string[]>;
  /** All of it as plain values. */
  stored(): StoredLexicon;
}

/** A lexicon as plain values; numbers are packed. */
export interface StoredLexicon {
  readonly size: number;
  readonly terms: readonly string[];
  readonly termNumbers: string;
  readonly pairKeys: string;
  readonly pairNumbers: string;
  readonly words: readonly string[];
  readonly wordTerms: string;
  readonly wordWeights: string;
  readonly joined: readonly (readonly [string, readonly string[]])[];
}

export interface Spelling {
  /** The number of its stem, or `NO_SUBJECT`. */
  readonly term: number;
  weight: number;
}

/** More terms than any library has; keeps a pair of numbers within a safe integer. */
const PAIR_BASE = 2 ** 26;
export const NO_SUBJECT = -1;
/** Texts of at least this weight are names and synonyms. */
const NAME_WEIGHT = 100;
const HYPHENATED = /([a-z]+)-([a-z]+)/g;

/** An empty lexicon, or one as it was stored. */
export function createLexicon(stored?: StoredLexicon): Lexicon {
  const numbers = new Map<string, number>();
  const pairs = new Map<number, number>();
  /** A word's number, so that each word is stemmed once. */
  const words = new Map<string, Spelling>();
  const joined = new Map<string, readonly string[]>();
  let size = stored?.size ?? 0;
  if (stored) {
    const termNumbers = unpackedInt32(stored.termNumbers);
    stored.terms.forEach((term, i) => void numbers.set(term, termNumbers[i] ?? 0));
    const pairNumbers = unpackedInt32(stored.pairNumbers);
    unpackedFloat64(stored.pairKeys).forEach((key, i) => void pairs.set(key, pairNumbers[i] ?? 0));
    const wordTerms = unpackedInt32(stored.wordTerms);
    const weights = unpackedFloat64(stored.wordWeights);
    stored.words.forEach((word, i) => void words.set(word, { term: wordTerms[i] ?? 0, weight: weights[i] ?? 0 }));
    for (const [word, parts] of stored.joined) joined.set(word, parts);
  }

  const add = (term: string): number => {
    let number = numbers.get(term);
    if (number === undefined) {
      number = size++;
      numbers.set(term, number);
    }
    return number;
  };

  return {
    size: () => size,
    add,
    find: (term) => numbers.get(term),
    addPair: (first, second) => {
      const key = first * PAIR_BASE + second;
      let number = pairs.get(key);
      if (number === undefined) {
        number = size++;
        pairs.set(key, number);
      }
      return number;
    },
    findPair: (first, second) => pairs.get(first * PAIR_BASE + second),
    addText: (text, weight = 0) => {
      const terms: number[] = [];
      if (weight >= NAME_WEIGHT) {
        for (const [, first = '', second = ''] of text.toLowerCase().matchAll(HYPHENATED)) {
          joined.set(first + second, [first, second]);
        }
      }
      for (const word of wordsOf(text)) {
        let spelling = words.get(word);
        if (spelling === undefined) {
          spelling = { term: STOP_WORDS.has(word) ? NO_SUBJECT : add(stemOf(word)), weight: 0 };
          words.set(word, spelling);
        }
        spelling.weight += weight;
        if (spelling.term !== NO_SUBJECT) terms.push(spelling.term);
      }
      return terms;
    },
    spellings: () => words,
    joined: () => joined,
    stored: () => ({
      size,
      terms: [...numbers.keys()],
      termNumbers: packed(Int32Array.from(numbers.values())),
      pairKeys: packed(Float64Array.from(pairs.keys())),
      pairNumbers: packed(Int32Array.from(pairs.values())),
      words: [...words.keys()],
      wordTerms: packed(Int32Array.from(words.values(), ({ term }) => term)),
      wordWeights: packed(Float64Array.from(words.values(), ({ weight }) => weight)),
      joined: [...joined],
    }),
  };
}
