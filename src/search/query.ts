import { STOP_WORDS, stemOf, wordsOf } from '../text/tokens.js';
import type { ConceptMatch } from './concepts.js';
import { isKnownWord, type SearchIndex } from './search-index.js';

/** What is looked up for a query, and which of its words each looked-up term stands for. */
export interface Query {
  /** All words as typed, normalised. */
  readonly words: readonly string[];
  /** The subject words, mistyped ones corrected, at most `MAX_WORDS`. */
  readonly subject: readonly string[];
  /** The number of each subject word's stem; -1 where the library has never seen it. */
  readonly stems: readonly number[];
  /** Groups of synonyms that the subject words name. */
  readonly matches: readonly ConceptMatch[];
  /** How many neighbouring subject words stand side by side on some card too. */
  readonly pairs: number;
  /** Words read as other words: `resdiency` as `residency`. */
  readonly corrections: ReadonlyMap<string, string>;
  /** Rarity of each subject word; words the library lacks count as the rarest. */
  readonly weights: Float32Array;
  /** Rarity of all subject words, summed. */
  readonly mass: number;
  /** Terms to score cards by. */
  readonly terms: ReadonlyMap<number, number>;
  /** For each term, the subject words that it covers, and how well: 1 for the word itself. */
  readonly covers: ReadonlyMap<number, Cover>;
}

export interface Cover {
  readonly places: readonly number[];
  readonly strength: number;
}

/** A query is judged by its first words; a pasted page is not a query. */
const MAX_WORDS = 64;
/** Looking up a mistyped word costs a scan of the vocabulary. */
const MAX_CORRECTIONS = 8;
const CORRECTED_WEIGHT = 0.85;
const CONCEPT_WEIGHT = 1.1;
const RELATED_WEIGHT = 0.45;
const PAIR_WEIGHT = 0.5;
const CONCEPT_COVER = 0.9;
const RELATED_COVER = 0.4;

/** Reads a query: words corrected, synonyms and neighbouring words looked up. */
export function readQuery(index: SearchIndex, text: string): Query {
  const words = wordsOf(text);
  const { subject, corrections, corrected } = readSubject(index, words);
  const { lexicon, inverted, concepts } = index;
  const stems = subject.map((word) => lexicon.find(stemOf(word)) ?? -1);
  const terms = new Map<number, number>();
  const covers = new Map<number, { places: number[]; strength: number }>();
  const add = (term: number, weight: number, places: readonly number[], strength: number): void => {
    terms.set(term, Math.max(terms.get(term) ?? 0, weight));
    const cover = covers.get(term);
    if (!cover) covers.set(term, { places: [...places], strength });
    else cover.places.push(...places);
  };

  let pairs = 0;
  stems.forEach((stem, place) => {
    if (stem !== -1) add(stem, corrected.has(place) ? CORRECTED_WEIGHT : 1, [place], 1);
    const before = stems[place - 1];
    const pair = before === undefined ? undefined : lexicon.findPair(before, stem);
    if (pair === undefined) return;
    terms.set(pair, PAIR_WEIGHT);
    pairs++;
  });
  const matches = concepts.matches(stems);
  for (const { concept, start, end } of matches) {
    const places = Array.from({ length: end - start }, (_, i) => start + i);
    add(concept, CONCEPT_WEIGHT, places, CONCEPT_COVER);
    for (const other of concepts.related(concept)) {
      if (!covers.has(other)) add(other, RELATED_WEIGHT, places, RELATED_COVER);
    }
  }
  const weights = Float32Array.from(stems, (stem) => inverted.idf(stem));
  return { words, subject, stems, matches, pairs, corrections, weights, mass: sum(weights), terms, covers };
}

interface Subject {
  readonly subject: readonly string[];
  readonly corrections: ReadonlyMap<string, string>;
  /** Places in `subject` whose word was corrected. */
  readonly corrected: ReadonlySet<number>;
}

function readSubject(index: SearchIndex, words: readonly string[]): Subject {
  const subject: string[] = [];
  const corrections = new Map<string, string>();
  const corrected = new Set<number>();
  let lookups = 0;
  for (const word of words) {
    if (STOP_WORDS.has(word)) continue;
    if (subject.length >= MAX_WORDS) break;
    const isSpelledRight = isKnownWord(index, word) || index.forms.isElsewhere(word);
    const readAs = isSpelledRight || lookups++ >= MAX_CORRECTIONS ? [] : index.speller.correct(word);
    if (readAs.length === 0) {
      subject.push(word);
      continue;
    }
    corrections.set(word, readAs.join(' '));
    for (const each of readAs.filter((part) => !STOP_WORDS.has(part))) {
      corrected.add(subject.length);
      subject.push(each);
    }
  }
  return { subject, corrections, corrected };
}

const sum = (values: Float32Array): number => values.reduce((total, value) => total + value, 0);
