import { STOP_WORDS, stemOf, wordsOf } from '../text/tokens.js';

/** Numbers for terms: a stem, a concept or a pair of stems. */
export interface Lexicon {
  /** How many terms there are. */
  size(): number;
  find(term: string): number | undefined;
  /** Two neighbouring stems as one term. */
  findPair(first: number, second: number): number | undefined;
  /** Each word as spelled, stop words included, with its weight. */
  spellings(): ReadonlyMap<string, Spelling>;
  /** What people leave the hyphen out of: `multihome` for `multi`, `home`. */
  joined(): ReadonlyMap<string, readonly string[]>;
}

/** A lexicon while an index is built. */
export interface GrowingLexicon extends Lexicon {
  /** The term's number; a new one where it has none. */
  add(term: string): number;
  addPair(first: number, second: number): number;
  /**
   * The numbers of the stems of a text's subject words, in order. `weight` counts towards each word as it is spelled:
   * what people type is what they mistype.
   */
  addText(text: string, weight?: number): number[];
  /** All of it as plain values. */
  stored(): StoredLexicon;
}

/** A lexicon as plain values; what stands at one place of two lists belongs together. */
export interface StoredLexicon {
  readonly size: number;
  readonly terms: readonly string[];
  readonly termNumbers: Int32Array;
  /** Ascending. */
  readonly pairKeys: Float64Array;
  readonly pairNumbers: Int32Array;
  readonly words: readonly string[];
  readonly wordTerms: Int32Array;
  readonly wordWeights: Float64Array;
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

const pairKey = (first: number, second: number): number => first * PAIR_BASE + second;

/** An empty lexicon. */
export function createLexicon(): GrowingLexicon {
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
      const key = pairKey(first, second);
      let number = pairs.get(key);
      if (number === undefined) {
        number = size++;
        pairs.set(key, number);
      }
      return number;
    },
    findPair: (first, second) => pairs.get(pairKey(first, second)),
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
    stored: () => {
      const sortedPairs = [...pairs].sort(([a], [b]) => a - b);
      return {
        size,
        terms: [...numbers.keys()],
        termNumbers: Int32Array.from(numbers.values()),
        pairKeys: Float64Array.from(sortedPairs, ([key]) => key),
        pairNumbers: Int32Array.from(sortedPairs, ([, number]) => number),
        words: [...words.keys()],
        wordTerms: Int32Array.from(words.values(), ({ term }) => term),
        wordWeights: Float64Array.from(words.values(), ({ weight }) => weight),
        joined: [...joined],
      };
    },
  };
}

/** The lexicon that these values were stored from. What few queries need is made when one does. */
export function restoreLexicon(stored: StoredLexicon): Lexicon {
  const { size, terms, termNumbers, pairKeys, pairNumbers, words, wordTerms, wordWeights } = stored;
  const numbers = new Map(terms.map((term, i) => [term, termNumbers[i] ?? 0]));
  const joined = new Map(stored.joined);
  let spellings: ReadonlyMap<string, Spelling> | undefined;
  return {
    size: () => size,
    find: (term) => numbers.get(term),
    findPair: (first, second) => {
      const place = placeIn(pairKeys, pairKey(first, second));
      return place === undefined ? undefined : pairNumbers[place];
    },
    spellings: () => {
      spellings ??= new Map(words.map((word, i) => [word, { term: wordTerms[i] ?? 0, weight: wordWeights[i] ?? 0 }]));
      return spellings;
    },
    joined: () => joined,
  };
}

/** Where a number stands among ascending ones; undefined where it does not. */
function placeIn(ascending: Float64Array, wanted: number): number | undefined {
  let low = 0;
  let high = ascending.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = ascending[middle] ?? 0;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
