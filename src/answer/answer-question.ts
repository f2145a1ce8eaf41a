import type { Card, Intent, LabelId, MoveCard, Ref } from '../library/index.js';
import { patternOf } from '../library/index.js';
import {
  acronymNeighbours,
  equallyGood,
  type Hit,
  type Line,
  type SearchResult,
  searchCards,
  warningsFor,
} from '../search/index.js';
import type { Answer, AskedQuestion, Statement } from './answer.js';
import { type Answering, fixed, quoted } from './answering.js';
import { factsOf } from './facts.js';
import { followUp } from './follow-up.js';
import { answerNamedShape } from './named-shapes.js';
import { bestLine, rankPassages } from './passages.js';
import { fitsOf } from './situation.js';

const MAX_CARDS = 10;
const MAX_WARNINGS = 2;
const NEAREST = 3;
/** Keywords after the slash command are a lookup, not a question. */
const KEYWORDS = 6;
/** What a card of the deal's own pattern gains. */
const DEAL_BOOST = 0.6;

/**
 * The answer to keywords or a question, from the library alone: every sentence of it stands on a card or in the fixed
 * list. Never throws, whatever the text.
 */
export function answerQuestion(answering: Answering, asked: AskedQuestion): Answer {
  const { library, index } = answering;
  const near = acronymNeighbours(index, asked.text);
  const accepts = (card: Card): boolean => asked.audience === 'team' || !card.internal;
  if (near) {
    const choices = near.neighbours.filter(accepts);
    return {
      kind: 'ask-back',
      answered: true,
      lead: fixed(library, choices.length > 1 ? 'near_acronym' : 'near_acronym_one'),
      typed: near.typed,
      choices,
      cards: choices.map((card) => ({ card, score: 0.5, exact: false })),
      warnings: [],
      subject: asked.subject ?? [],
    };
  }
  const result = searchCards(index, asked.text, {
    limit: MAX_CARDS + 5,
    accepts: (card) => card.kind !== 'term' && accepts(card),
    boost: dealBoost(answering, asked),
  });
  const { reading } = result.question;
  if (reading.smalltalk) {
    return smalltalk(answering, asked, reading.smalltalk);
  }
  return (
    followUp(answering, asked, result) ??
    answerNamedShape(answering, asked, result) ??
    answerFromHits(answering, asked, result)
  );
}

function smalltalk(
  { library }: Answering,
  asked: AskedQuestion,
  about: 'thanks' | 'greeting' | 'stop' | 'help',
): Answer {
  return {
    kind: 'smalltalk',
    answered: false,
    about,
    lead: fixed(library, about),
    cards: [],
    warnings: [],
    subject: asked.subject ?? [],
  };
}

function dealBoost({ library }: Answering, { deal, subject = [] }: AskedQuestion): (card: Card) => number {
  const patterns = new Set<Ref>(deal?.patterns ?? []);
  for (const ref of subject) {
    const card = library.cards.get(ref);
    const pattern = card && patternOf(library, card);
    if (pattern) patterns.add(pattern.ref);
  }
  if (patterns.size === 0) return () => 0;
  return (card) => (patterns.has(patternOf(library, card)?.ref ?? card.ref) ? DEAL_BOOST : 0);
}

function answerFromHits(answering: Answering, asked: AskedQuestion, result: SearchResult): Answer {
  const { library } = answering;
  const hits = result.hits.slice(0, MAX_CARDS);
  const [best] = hits;
  if (!best || (!best.exact && result.confidence < library.ranking.threshold)) {
    return {
      kind: 'not-in-library',
      answered: false,
      lead: fixed(library, asked.text.trim() === '' ? 'empty' : 'not_in_library'),
      holds: fixed(library, 'holds'),
      nearest: nearestOf(answering, asked, hits),
      cards: hits.slice(0, 3),
      warnings: [],
      subject: asked.subject ?? [],
    };
  }
  const { query } = result.question;
  const isLookup = asked.surface === 'slash' && query.subject.length <= KEYWORDS;
  const tied = equallyGood(hits);
  if (isLookup && tied.length > 1) {
    return {
      kind: 'choice',
      answered: true,
      lead: fixed(library, 'choice'),
      cards: hits,
      warnings: [],
      subject: tied.map(({ card }) => card.ref),
    };
  }
  return shaped(answering, result, hits, { best, isLookup });
}

interface Chosen {
  readonly best: Hit;
  readonly isLookup: boolean;
}

function shaped(answering: Answering, result: SearchResult, hits: readonly Hit[], { best, isLookup }: Chosen): Answer {
  const { index } = answering;
  const { intents } = result.question.reading;
  const lead = leadOf(answering, result, best.card, intents);
  const base = {
    kind: 'answered' as const,
    answered: true,
    confidence: result.confidence,
    cards: hits,
    subject: [best.card.ref],
    warnings: warningsOf(answering, hits, isLookup),
  };
  const passagesFrom = (cards: readonly Card[]) => rankPassages(index, result.question, cards, lead.text);
  if (isLookup) return { ...base, form: 'card', lead, passages: [] };
  if (best.card.kind === 'case') {
    const facts = factsOf(answering, result, best.card);
    const [fact] = facts;
    if (fact) {
      return {
        ...base,
        form: 'facts',
        facts,
        lead: quoted(best.card.ref, fact.entry.fact),
        passages: rankPassages(index, result.question, [best.card], fact.entry.fact),
      };
    }
  }
  if (best.card.kind === 'pattern') {
    const fits = fitsOf(answering, result, best.card);
    return { ...base, form: 'situation', pattern: best.card, fits, lead, passages: passagesFrom([best.card]) };
  }
  return { ...base, form: 'passages', lead, passages: passagesFrom(hits.slice(0, 3).map(({ card }) => card)) };
}

/** Near misses: cards that share words with the question or, where none does, whose titles look like it. */
function nearestOf({ index }: Answering, { text, audience }: AskedQuestion, hits: readonly Hit[]): readonly Card[] {
  if (hits.length > 0) return hits.slice(0, NEAREST).map(({ card }) => card);
  const readable = (card: Card): boolean => audience === 'team' || !card.internal;
  return index.nearestTitles(text, NEAREST).filter(readable);
}

/** The parts of a card that its first line comes from, by what is asked. */
function leadLabels(card: Card, intents: ReadonlySet<Intent>): readonly LabelId[] {
  switch (card.kind) {
    case 'pattern':
      return ['tagline'];
    case 'clause':
      return intents.has('wording') ? ['clause_text'] : ['clause_why'];
    case 'move':
      return intents.has('mitigation') && !intents.has('why') ? ['mitigation'] : ['move_why'];
    case 'case':
      return ['case_summary'];
    case 'term':
      return ['definition'];
    default:
      return card satisfies never;
  }
}

/** The sentence that answers in one line. */
export function leadOf(
  { index }: Answering,
  { question }: SearchResult,
  card: Card,
  intents: ReadonlySet<Intent>,
): Statement {
  const labels = leadLabels(card, intents);
  const isLead = ({ part }: Line): boolean => part.label !== undefined && labels.includes(part.label);
  const line =
    bestLine(index, question, card, (each) => isLead(each) && !LEANS_ON_BEFORE.test(each.text)) ??
    bestLine(index, question, card, isLead);
  return quoted(card.ref, line?.text ?? card.title);
}

/** A sentence that begins so means something only after the one before it, and cannot be the first line. */
const LEANS_ON_BEFORE =
  /^(?:then|it|its|they|their|them|this|these|that|those|such|both|neither|either|he|she|so|but|and|also|therefore|hence|thus|otherwise|instead|there|what remains|the same|one|another|each|the other)\b/i;

/** The moves among the first cards, else those that go with the best card. */
export function warningsOf({ index }: Answering, hits: readonly Hit[], isLookup = false): readonly MoveCard[] {
  const [best] = hits;
  if (!best) return [];
  const own = warningsFor(index, best.card);
  if (isLookup) return own;
  const near = hits.slice(0, 3).map(({ card }) => card);
  const moves = near.filter((card): card is MoveCard => card.kind === 'move');
  return [...new Set([...moves, ...own])].slice(0, MAX_WARNINGS);
}
