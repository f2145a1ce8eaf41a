import type { Card } from '../library/index.js';
import { STOP_WORDS, stemOf, wordsOf } from '../text/tokens.js';
import { isKnownWord, lookupKey, type SearchIndex } from './search-index.js';

/** A ranked card, with what in the query led to it. */
export interface Hit {
  readonly card: Card;
  /** 0 to 1; comparable between queries. */
  readonly score: number;
  /** The query's words, corrected, that the card has; most telling first. */
  readonly matched: readonly string[];
  /** The query is one of the card's names. */
  readonly exact: boolean;
}

export interface SearchResult {
  /** Best first. */
  readonly hits: readonly Hit[];
  /** Words read as other words: `resdiency` as `residency`. */
  readonly corrections: ReadonlyMap<string, string>;
  /** Share of the query's subject words, by rarity, that the library has at all; 0 to 1. */
  readonly coverage: number;
}

/** A query is judged by its first words; a pasted page is not a query. */
const MAX_WORDS = 64;
/** Looking up a mistyped word costs a scan of the vocabulary. */
const MAX_CORRECTIONS = 8;
const CONCEPT_WEIGHT = 1.1;
const RELATED_WEIGHT = 0.45;
const PAIR_WEIGHT = 0.5;
/** The score at which a card is as good as certain; sets the scale of `Hit.score`. */
const HALF_SCORE = 14;

/** The cards that a query speaks of, best first, at most `limit`. Empty where no subject word is known. */
export function searchCards(index: SearchIndex, query: string, limit = 10): SearchResult {
  const { words, corrections } = readWords(index, query);
  const stems = words.map(stemOf);
  const terms = termWeights(index, stems);
  const scores = index.inverted.scores(terms);
  const named = new Set(index.names.get(lookupKey(query)) ?? []);
  const hits = best(scores, limit + named.size).map(({ document, score }): Hit => {
    const card = index.cards[document]!;
    const exact = named.has(card);
    return {
      card,
      exact,
      score: exact ? 1 : score / (score + HALF_SCORE),
      matched: matchedWords(index, words, document),
    };
  });
  for (const card of named) {
    if (!hits.some((hit) => hit.card === card)) hits.push({ card, exact: true, score: 1, matched: words });
  }
  hits.sort((a, b) => Number(b.exact) - Number(a.exact) || b.score - a.score);
  return { hits: hits.slice(0, limit), corrections, coverage: coverageOf(index, stems) };
}

/** The subject words, mistyped ones corrected, at most `MAX_WORDS`. */
function readWords(index: SearchIndex, query: string): { words: string[]; corrections: Map<string, string> } {
  const corrections = new Map<string, string>();
  let lookups = 0;
  const words = wordsOf(query)
    .filter((word) => !STOP_WORDS.has(word))
    .slice(0, MAX_WORDS)
    .map((word) => {
      if (isKnownWord(index, word) || lookups >= MAX_CORRECTIONS) return word;
      lookups++;
      const corrected = index.speller.correct(word);
      if (corrected === undefined || corrected === word) return word;
      corrections.set(word, corrected);
      return corrected;
    });
  return { words, corrections };
}

function termWeights(index: SearchIndex, stems: readonly string[]): Map<string, number> {
  const terms = new Map<string, number>();
  const add = (term: string, weight: number): void => {
    terms.set(term, Math.max(terms.get(term) ?? 0, weight));
  };
  for (const stem of stems) add(stem, 1);
  stems.slice(1).forEach((stem, i) => {
    add(`${stems[i]} ${stem}`, PAIR_WEIGHT);
  });
  for (const { concept } of index.concepts.matches(stems)) {
    add(concept, CONCEPT_WEIGHT);
    for (const other of index.concepts.related(concept)) add(other, RELATED_WEIGHT);
  }
  return terms;
}

function best(scores: Float32Array, limit: number): { document: number; score: number }[] {
  const top: { document: number; score: number }[] = [];
  let floor = 0;
  scores.forEach((score, document) => {
    if (score <= floor) return;
    const place = top.findIndex((entry) => entry.score < score);
    top.splice(place === -1 ? top.length : place, 0, { document, score });
    if (top.length > limit) top.pop();
    if (top.length === limit) floor = top.at(-1)?.score ?? 0;
  });
  return top;
}

function matchedWords(index: SearchIndex, words: readonly string[], document: number): string[] {
  return [...new Set(words)]
    .map((word) => ({ word, impact: index.inverted.impact(stemOf(word), document) }))
    .filter(({ impact }) => impact > 0)
    .sort((a, b) => b.impact - a.impact)
    .map(({ word }) => word);
}

function coverageOf(index: SearchIndex, stems: readonly string[]): number {
  if (stems.length === 0) return 0;
  const concepts = index.concepts.matches(stems);
  const known = stems.filter(
    (stem, place) => index.inverted.has(stem) || concepts.some(({ start, end }) => start <= place && place < end),
  );
  return known.length / stems.length;
}
