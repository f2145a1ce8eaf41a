import type { Card } from '../library/index.js';
import { answerableFeatures, confidenceOf } from './answerable.js';
import { askQuestion, FEATURES, featuresOf, type Question } from './features.js';
import { readQuery } from './query.js';
import { lookupKey, type SearchIndex } from './search-index.js';

/** A ranked card, with what in the query led to it. */
export interface Hit {
  readonly card: Card;
  /** 0 to 1; comparable between queries. */
  readonly score: number;
  /** The query is one of the card's names. */
  readonly exact: boolean;
}

export interface SearchOptions {
  /** At most so many hits; 10 by default. */
  readonly limit?: number;
  /** Cards that may be found; all by default. */
  readonly accepts?: (card: Card) => boolean;
  /** Added to a card's rank before it is compared; 1 is as much as a good match is worth. */
  readonly boost?: (card: Card) => number;
}

export interface SearchResult {
  /** Best first. */
  readonly hits: readonly Hit[];
  /** How sure it is, from 0 to 1, that the library speaks of the query at all. */
  readonly confidence: number;
  /** The question as it was read. */
  readonly question: Question;
}

/** As many cards as are ranked in full; the rest are no match by their words. A name or two needs fewer. */
const MAX_CANDIDATES = 32;
const FEW_CANDIDATES = 14;
const FEW_WORDS = 2;
/** Neighbours of so many of the best cards are ranked too. */
const SPREAD_FROM = 6;
/** The rank of a first card that is as often wrong as right, and how far from it the score moves by half the way. */
const USUAL_RANK = 7;
const RANK_SCALE = 3;
/** Above any rank that words can give. */
const EXACT_BONUS = 100;

/** The cards that a query speaks of, best first. Empty where no subject word is known. */
export function searchCards(index: SearchIndex, text: string, options: SearchOptions = {}): SearchResult {
  const { limit = 10, accepts = () => true, boost = () => 0 } = options;
  const query = readQuery(index, text);
  const question = askQuestion(index, query, index.forms.read(query.words));
  const named = new Set(index.names.get(lookupKey(text)) ?? []);
  const weights = index.rankingWeights;
  const ranked = candidatesOf(index, question, named)
    .filter((place) => accepts(index.cards[place] as Card))
    .map((place) => {
      const card = index.cards[place] as Card;
      const features = featuresOf(index, question, place);
      const exact = named.has(card);
      return { card, exact, features, rank: dot(weights, features) + boost(card) + (exact ? EXACT_BONUS : 0) };
    })
    .sort((a, b) => b.rank - a.rank);
  const hits = ranked.slice(0, limit).map(
    ({ card, exact, rank }): Hit => ({
      card,
      exact,
      score: exact ? 1 : 1 / (1 + Math.exp((USUAL_RANK - rank) / RANK_SCALE)),
    }),
  );
  const confidence = confidenceOf(index.answerableWeights, answerableFeatures(index, question, ranked));
  return { hits, confidence: ranked.length === 0 ? 0 : confidence, question };
}

/** The cards worth ranking for a text, each with the values of `FEATURES`: what the weights are learned from. */
export function rankingExamples(
  index: SearchIndex,
  text: string,
): readonly { readonly card: Card; readonly features: Float64Array }[] {
  const query = readQuery(index, text);
  const question = askQuestion(index, query, index.forms.read(query.words));
  return candidatesOf(index, question, new Set())
    .filter((place) => index.cards[place]?.kind !== 'term')
    .map((place) => ({ card: index.cards[place] as Card, features: featuresOf(index, question, place) }));
}

/** The values of `ANSWERABLE_FEATURES` for a text: what those weights are learned from. */
export function answerableExample(index: SearchIndex, text: string): Float64Array {
  const query = readQuery(index, text);
  const question = askQuestion(index, query, index.forms.read(query.words));
  const ranked = candidatesOf(index, question, new Set())
    .filter((place) => index.cards[place]?.kind !== 'term')
    .map((place) => featuresOf(index, question, place))
    .map((features) => ({ features, rank: dot(index.rankingWeights, features) }))
    .sort((a, b) => b.rank - a.rank);
  return answerableFeatures(index, question, ranked);
}

/** Places of the cards worth ranking: the best by their words, their neighbours, and those that are named. */
export function candidatesOf(index: SearchIndex, { scores, query }: Question, named: ReadonlySet<Card>): number[] {
  const isShort = query.subject.length <= FEW_WORDS && named.size > 0;
  const top = topPlaces(scores, isShort ? FEW_CANDIDATES : MAX_CANDIDATES);
  const places = new Set(top);
  for (const place of top.slice(0, isShort ? 1 : SPREAD_FROM)) {
    const { above = [], beside = [] } = index.neighbours[place] ?? {};
    for (const near of [...above, ...beside]) places.add(near);
  }
  for (const card of named) places.add(index.positions.get(card.ref) ?? 0);
  return [...places];
}

function topPlaces(scores: Float32Array, limit: number): number[] {
  const top: number[] = [];
  let floor = 0;
  scores.forEach((score, place) => {
    if (score <= floor) return;
    let at = top.length;
    while (at > 0 && (scores[top[at - 1] ?? 0] ?? 0) < score) at--;
    top.splice(at, 0, place);
    if (top.length > limit) top.pop();
    if (top.length === limit) floor = scores[top.at(-1) ?? 0] ?? 0;
  });
  return top;
}

export function dot(weights: Float64Array, features: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < FEATURES.length; i++) sum += (weights[i] ?? 0) * (features[i] ?? 0);
  return sum;
}
