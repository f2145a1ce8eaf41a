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
  /** The numbers of the stems of a text's subject words, in order. */
  addText(text: string): number[];
}

/** More terms than any library has; keeps a pair of numbers within a safe integer. */
const PAIR_BASE = 2 ** 26;
const NO_SUBJECT = -1;

export function createLexicon(): Lexicon {
  const numbers = new Map<string, number>();
  const pairs = new Map<number, number>();
  /** A word's number, so that each word is stemmed once. */
  const words = new Map<string, number>();
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
    addText: (text) => {
      const terms: number[] = [];
      for (const word of wordsOf(text)) {
        let term = words.get(word);
        if (term === undefined) {
          term = STOP_WORDS.has(word) ? NO_SUBJECT : add(stemOf(word));
          words.set(word, term);
        }
        if (term !== NO_SUBJECT) terms.push(term);
      }
      return terms;
    },
  };
}
