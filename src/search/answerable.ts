import type { Question } from './features.js';
import { FEATURES, type Feature } from './features.js';
import type { SearchIndex } from './search-index.js';

/**
 * What tells a question that the library speaks of from one that only shares words with it. Each is about 0 to 1; the
 * weights are in `data/ranking.json`, and `bias` is always 1.
 */
export const ANSWERABLE_FEATURES = [
  'bias',
  'rank',
  'words_saturated',
  'coverage',
  'line',
  'name',
  'unknown',
  'salience',
  'concepts',
  'phrases',
  'pairs',
  'elsewhere_words',
  'elsewhere_unknown',
  'elsewhere_request',
  'personal',
  'corrected',
  'length',
  'single',
  'asks_pattern_or_deal',
] as const;
export type AnswerableFeature = (typeof ANSWERABLE_FEATURES)[number];

/** The best-ranked cards as the ranking saw them. */
export interface Ranked {
  readonly rank: number;
  readonly features: Float64Array;
}

/** Who asks about a deal says `we` and `our`; who asks about a lease or a salary says `my`. */
const PERSONAL: ReadonlySet<string> = new Set(['my', 'mine', 'myself']);

/** The rank at which a card is usually right. */
const USUAL_RANK = 10;
const MANY_WORDS = 12;

/** The values of `ANSWERABLE_FEATURES`. */
export function answerableFeatures(index: SearchIndex, question: Question, ranked: readonly Ranked[]): Float64Array {
  const { query, reading } = question;
  const best = ranked.slice(0, 3);
  const max = (feature: Feature): number => {
    const at = FEATURES.indexOf(feature);
    return Math.max(0, ...best.map(({ features }) => features[at] ?? 0));
  };
  const n = Math.max(1, query.subject.length);
  const mass = Math.max(query.mass, 1);
  const share = (value: (place: number) => number): number => {
    let sum = 0;
    for (let place = 0; place < query.subject.length; place++) sum += (query.weights[place] ?? 0) * value(place);
    return sum / mass;
  };
  const covered = coveredPlaces(question);
  const isElsewhere = query.subject.map((word) => index.forms.isElsewhere(word));
  const isUnknown = query.stems.map((stem) => stem === -1 || !index.inverted.has(stem));
  const { intents } = reading;

  const values: Record<AnswerableFeature, number> = {
    bias: 1,
    rank: Math.max(-1, Math.min(1.5, (best[0]?.rank ?? 0) / USUAL_RANK)),
    words_saturated: max('words_saturated'),
    coverage: max('coverage'),
    line: Math.max(max('asked_coverage'), max('gist_coverage'), max('body_coverage'), max('name_contained')),
    name: max('name_similarity'),
    unknown: share((place) => (isUnknown[place] && !covered.concepts[place] ? 1 : 0)),
    salience: share((place) => index.salience[query.stems[place] ?? -1] ?? 0),
    concepts: share((place) => (covered.concepts[place] ? 1 : 0)),
    phrases: Math.min(1, covered.phrases / 2),
    pairs: Math.min(1, query.pairs / Math.max(1, n - 1)),
    elsewhere_words: isElsewhere.filter(Boolean).length / n,
    elsewhere_unknown: isElsewhere.filter((is, place) => is && isUnknown[place]).length / n,
    elsewhere_request: Math.min(1, reading.elsewhere),
    personal: query.words.some((word) => PERSONAL.has(word)) ? 1 : 0,
    corrected: query.corrections.size / n,
    length: Math.min(1, n / MANY_WORDS),
    single: n === 1 ? 1 : 0,
    asks_pattern_or_deal: intents.has('which_pattern') || intents.has('public_deal') ? 1 : 0,
  };
  return Float64Array.from(ANSWERABLE_FEATURES, (feature) => values[feature]);
}

/** Which words stand for a concept, and how many concepts take more than one word. */
function coveredPlaces({ query }: Question): { readonly concepts: readonly boolean[]; readonly phrases: number } {
  const concepts = query.subject.map(() => false);
  let phrases = 0;
  for (const { start, end } of query.matches) {
    for (let place = start; place < end; place++) concepts[place] = true;
    if (end - start > 1) phrases++;
  }
  return { concepts, phrases };
}

/** How sure it is that the library speaks of the question, from 0 to 1. */
export function confidenceOf(weights: Float64Array, features: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < features.length; i++) sum += (weights[i] ?? 0) * (features[i] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
