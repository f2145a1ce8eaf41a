import { STOP_WORDS, stemOf, wordsOf } from '../text/tokens.js';

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

export function createLexicon(): Lexicon {
  const numbers = new Map<string, number>();
  const pairs = new Map<number, number>();
  /** A word's number, so that each word is stemmed once. */
  const words = new Map<string, Spelling>();
  const joined = new Map<string, readonly string[]>();
  let size = 0;

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
  };
}
