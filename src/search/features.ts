import type { Card, Intent } from '../library/index.js';
import type { Reading } from './forms.js';
import type { Query } from './query.js';
import type { SearchIndex } from './search-index.js';
import type { Line } from './terms.js';

/**
 * What the ranking weighs about a query and a card. Each is about 0 to 1. The weights are in `data/ranking.json`,
 * learned by `scripts/train-ranking.mjs`; a feature without a weight does not count.
 */
export const FEATURES = [
  'words',
  'words_saturated',
  'coverage',
  'asked_similarity',
  'asked_coverage',
  'name_similarity',
  'name_contained',
  'gist_coverage',
  'body_coverage',
  'above',
  'beside',
  'beside_mean',
  'glossary',
  'pattern',
  'move',
  'case',
  'pattern_asked_for',
  'pattern_described',
  'pattern_situation',
  'pattern_figures',
  'pattern_whole',
  'case_asked_for',
  'case_fact',
  'case_figures',
  'case_named',
  'clause_how',
  'clause_wording',
  'clause_short',
  'move_why',
  'move_told',
] as const;
export type Feature = (typeof FEATURES)[number];

/** The query as the features see it, worked out once. */
export interface Question {
  readonly query: Query;
  readonly reading: Reading;
  readonly signs: Signs;
  /** The score of every card by its words, and the best of them. */
  readonly scores: Float32Array;
  readonly top: number;
  /** The best score of a glossary term. */
  readonly topTerm: number;
  /** For each term of the lexicon, 1 more than its place in `covers`, 0 where the query does not ask for it. */
  readonly slots: Uint16Array;
  readonly covers: readonly { readonly places: readonly number[]; readonly strength: number }[];
}

/** What the wording asks for, each 0 or 1, and how long it is. */
interface Signs {
  readonly length: number;
  readonly figures: number;
  readonly wantsWhole: number;
  readonly wantsHow: number;
  readonly wantsPattern: number;
  readonly wantsDeal: number;
  readonly wantsFact: number;
  readonly wantsWhy: number;
  readonly wantsWording: number;
  readonly tells: number;
}

/** The word score at which a card is as good as certain. */
const HALF_SCORE = 14;
/** A query of this many subject words is a story, not keywords. */
const MANY_WORDS = 12;

export function askQuestion(index: SearchIndex, query: Query, reading: Reading): Question {
  const scores = index.inverted.scores(query.terms);
  const slots = new Uint16Array(index.lexicon.size());
  const covers = [...query.covers].map(([term, cover], place) => {
    slots[term] = place + 1;
    return cover;
  });
  let top = 0;
  let topTerm = 0;
  scores.forEach((score, place) => {
    if (index.cards[place]?.kind === 'term') topTerm = Math.max(topTerm, score);
    else top = Math.max(top, score);
  });
  return { query, reading, signs: signsOf(query, reading), scores, top, topTerm, slots, covers };
}

function signsOf(query: Query, { intents }: Reading): Signs {
  const has = (...wanted: readonly Intent[]): number => (wanted.some((intent) => intents.has(intent)) ? 1 : 0);
  return {
    length: Math.min(1, query.subject.length / MANY_WORDS),
    figures: Math.min(1, query.words.filter((word) => /^\p{N}/u.test(word)).length / 2),
    wantsWhole: has('checklist', 'clauses', 'kill_list'),
    wantsHow: has('mitigation'),
    wantsPattern: has('which_pattern'),
    wantsDeal: has('public_deal'),
    wantsFact: has('fact'),
    wantsWhy: has('why'),
    wantsWording: has('wording'),
    tells: has('situation'),
  };
}

/** The values of `FEATURES` for the card at this place. */
export function featuresOf(index: SearchIndex, question: Question, place: number): Float64Array {
  const { scores, top, topTerm } = question;
  const card = index.cards[place] as Card;
  const score = scores[place] ?? 0;
  const relative = (other: number): number => (top > 0 ? Math.min(1, (scores[other] ?? 0) / top) : 0);
  const { above, beside, terms } = index.neighbours[place] ?? { above: [], beside: [], terms: [] };
  const besides = beside.map(relative).sort((a, b) => b - a);
  const lines = coverageOf(index, question, place);
  const { length, figures, wantsWhole, wantsHow, wantsPattern, wantsDeal, wantsFact, wantsWhy, wantsWording, tells } =
    question.signs;
  const is = (kind: Card['kind']): number => (card.kind === kind ? 1 : 0);

  const values: Record<Feature, number> = {
    words: relative(place),
    words_saturated: score / (score + HALF_SCORE),
    coverage: lines.whole,
    asked_similarity: lines.askedSimilarity,
    asked_coverage: lines.asked,
    name_similarity: lines.nameSimilarity,
    name_contained: lines.nameContained,
    gist_coverage: lines.gist,
    body_coverage: lines.body,
    above: Math.max(0, ...above.map(relative)),
    beside: besides[0] ?? 0,
    beside_mean: mean(besides.slice(0, 3)),
    glossary: topTerm > 0 ? Math.max(0, ...terms.map((term) => (scores[term] ?? 0) / topTerm)) : 0,
    pattern: is('pattern'),
    move: is('move'),
    case: is('case'),
    pattern_asked_for: is('pattern') * wantsPattern,
    pattern_described: is('pattern') * length * (1 - Math.max(wantsHow, wantsDeal, wantsFact)),
    pattern_situation: is('pattern') * tells * (1 - Math.max(wantsHow, wantsWhy)),
    pattern_figures: is('pattern') * figures * (1 - Math.max(wantsFact, wantsDeal)),
    pattern_whole: is('pattern') * wantsWhole,
    case_asked_for: is('case') * wantsDeal,
    case_fact: is('case') * wantsFact,
    case_figures: is('case') * figures,
    case_named: is('case') * lines.nameContained,
    clause_how: is('clause') * wantsHow,
    clause_wording: is('clause') * wantsWording,
    clause_short: is('clause') * (1 - length),
    move_why: is('move') * wantsWhy,
    move_told: is('move') * length * (1 - Math.max(wantsHow, wantsPattern)),
  };
  const vector = new Float64Array(FEATURES.length);
  for (let i = 0; i < FEATURES.length; i++) vector[i] = values[FEATURES[i] as Feature];
  return vector;
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

interface Coverage {
  /** Share of the query's words, by rarity, that the card has anywhere. */
  whole: number;
  /** The same, for the best single line of a field. */
  asked: number;
  gist: number;
  body: number;
  /** Of the best line: 1 where it has all words of the query and no others. */
  askedSimilarity: number;
  nameSimilarity: number;
  /** Share of the query that the best name makes up, of those that stand in it whole. */
  nameContained: number;
}

/** How much of the query the card's lines cover. */
function coverageOf(index: SearchIndex, question: Question, place: number): Coverage {
  const { query } = question;
  const best: Coverage = {
    whole: 0,
    asked: 0,
    gist: 0,
    body: 0,
    askedSimilarity: 0,
    nameSimilarity: 0,
    nameContained: 0,
  };
  if (query.mass === 0) return best;
  const whole = new Float32Array(query.weights.length);
  for (const line of index.linesOf(place)) {
    const mass = coveredMass(question, line, whole);
    if (mass === 0) continue;
    const share = mass / query.mass;
    const similarity = Math.min(1, mass / Math.sqrt(query.mass * Math.max(line.mass, 1)));
    switch (line.part.field) {
      case 'name':
        best.nameSimilarity = Math.max(best.nameSimilarity, similarity);
        if (mass >= 0.9 * line.mass) best.nameContained = Math.max(best.nameContained, Math.min(1, share));
        break;
      case 'asked':
        best.asked = Math.max(best.asked, share);
        best.askedSimilarity = Math.max(best.askedSimilarity, similarity);
        break;
      case 'gist':
        best.gist = Math.max(best.gist, share);
        break;
      case 'body':
        best.body = Math.max(best.body, share);
        break;
      default:
        line.part.field satisfies never;
    }
  }
  for (let i = 0; i < whole.length; i++) best.whole += (whole[i] ?? 0) * (query.weights[i] ?? 0);
  best.whole /= query.mass;
  return best;
}

/** The rarity of the query's words that a line covers, summed; raises `whole` to what each word is covered to. */
export function coveredMass({ query, slots, covers }: Question, line: Line, whole?: Float32Array): number {
  let own: Float32Array | undefined;
  let mass = 0;
  const { terms } = line;
  for (let i = 0; i < terms.length; i++) {
    const slot = slots[terms[i] ?? 0] ?? 0;
    if (slot === 0) continue;
    const cover = covers[slot - 1];
    if (!cover) continue;
    own ??= new Float32Array(query.weights.length);
    for (const place of cover.places) {
      const before = own[place] ?? 0;
      if (cover.strength <= before) continue;
      own[place] = cover.strength;
      mass += (cover.strength - before) * (query.weights[place] ?? 0);
      if (whole && cover.strength > (whole[place] ?? 0)) whole[place] = cover.strength;
    }
  }
  return mass;
}
