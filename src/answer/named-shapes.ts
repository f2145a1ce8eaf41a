import type { Card, ClauseCard, Intent, PatternCard, Ref, Side } from '../library/index.js';
import { patternOf, SIDES } from '../library/index.js';
import { type Hit, lookupKey, type SearchResult, searchCards, warningsFor } from '../search/index.js';
import { sentencesOf } from '../text/sentences.js';
import { STOP_WORDS } from '../text/tokens.js';
import type { Answer, Answered, AskedQuestion } from './answer.js';
import { type Answering, fixed, quoted } from './answering.js';
import { rankPassages } from './passages.js';
import { areOnlyPointers } from './pointers.js';

const MAX_CARDS = 10;
/** Which card a name that several share is read as, first to last. */
const READ_AS: readonly Card['kind'][] = ['clause', 'move', 'pattern', 'case', 'term'];

/** The answer where the wording names its shape: a definition, a comparison, a checklist, a list, positions. */
export function answerNamedShape(answering: Answering, asked: AskedQuestion, result: SearchResult): Answer | undefined {
  const { intents } = result.question.reading;
  if (intents.has('define')) {
    const definition = define(answering, asked, result);
    if (definition) return definition;
  }
  if (intents.has('compare')) {
    const comparison = compare(answering, asked, result);
    if (comparison) return comparison;
  }
  if (intents.has('patterns') && subjectWords(result, 'patterns').length === 0) return allPatterns(answering, asked);
  const [best] = result.hits;
  if (intents.has('positions') && best && result.confidence >= answering.library.ranking.threshold) {
    return positions(answering, asked, best.card, result.hits);
  }
  const whole = (['checklist', 'clauses', 'kill_list'] as const).find((intent) => intents.has(intent));
  if (whole === undefined) return undefined;
  const pattern = patternAskedFor(answering, asked, result);
  if (pattern) return wholePattern(answering, asked, pattern, whole);
  const isOpen = whole === 'checklist' && areOnlyPointers(subjectWords(result));
  return isOpen ? whichPattern(answering, asked) : undefined;
}

/** Nothing says which deal the checklist is for. */
function whichPattern({ library }: Answering, asked: AskedQuestion): Answer {
  const patterns = library.patterns.filter(readable(asked));
  return {
    kind: 'which-pattern',
    answered: true,
    lead: fixed(library, 'which_pattern'),
    patterns,
    cards: patterns.slice(0, MAX_CARDS).map(hitOf),
    warnings: [],
    subject: asked.subject ?? [],
  };
}

/** The words of the question that belong to no form and carry a subject. */
export function subjectWords({ question }: SearchResult, _intent?: Intent): readonly string[] {
  return question.reading.rest.filter((word) => !STOP_WORDS.has(word));
}

/** A card by one of its names, articles apart. */
function named({ index }: Answering, name: string, accepts: (card: Card) => boolean): Card | undefined {
  const key = lookupKey(name).replace(/^(?:the|a|an|our|their|this|that) /, '');
  const cards = [key, key.replace(/s$/, ''), key.replace(/ (?:clause|deal|pattern|right)s?$/, '')]
    .flatMap((each) => index.names.get(each) ?? [])
    .filter(accepts);
  return cards.sort((a, b) => READ_AS.indexOf(a.kind) - READ_AS.indexOf(b.kind))[0];
}

function readable({ audience }: AskedQuestion): (card: Card) => boolean {
  return (card) => audience === 'team' || !card.internal;
}

function define(answering: Answering, asked: AskedQuestion, { question }: SearchResult): Answered | undefined {
  const accepts = readable(asked);
  const isTerm = (card: Card): boolean => card.kind === 'term' && accepts(card);
  const [subject = ''] = question.reading.subjects.get('define') ?? [];
  const words = subject.split(' ').map((word) => question.query.corrections.get(word) ?? word);
  const term = named(answering, words.join(' '), isTerm) ?? named(answering, subject, isTerm);
  if (term?.kind !== 'term') return undefined;
  const [first = term.definition] = sentencesOf(term.definition);
  const near = searchCards(answering.index, `${subject}`, {
    accepts: (card) => card.kind !== 'term' && accepts(card),
    boost: (card) => (term.cards.includes(card.ref) ? 1 : 0),
  });
  return {
    kind: 'answered',
    form: 'definition',
    answered: true,
    confidence: 1,
    term,
    lead: quoted(term.ref, first),
    cards: [hitOf(term), ...near.hits].slice(0, MAX_CARDS),
    passages: rankPassages(answering.index, question, [term, ...near.hits.slice(0, 2).map(({ card }) => card)], first),
    warnings: warningsFor(answering.index, term),
    subject: [term.cards.find((ref) => ref.includes('/clauses/')) ?? term.ref],
  };
}

function compare(answering: Answering, asked: AskedQuestion, { question }: SearchResult): Answered | undefined {
  const accepts = readable(asked);
  const [first, second] = question.reading.subjects.get('compare') ?? [];
  if (first === undefined || second === undefined) return undefined;
  const a = named(answering, first, accepts) ?? bestFor(answering, first, accepts);
  const b = named(answering, second, accepts) ?? bestFor(answering, second, accepts);
  if (!a || !b || a === b) return undefined;
  const pair = [a, b] as const;
  return {
    kind: 'answered',
    form: 'comparison',
    answered: true,
    confidence: 1,
    pair,
    lead: fixed(answering.library, 'comparison'),
    cards: pair.map(hitOf),
    passages: [],
    warnings: pair.filter((card) => card.kind === 'move').slice(0, 2),
    subject: pair.map(({ ref }) => ref),
  };
}

function bestFor({ library, index }: Answering, text: string, accepts: (card: Card) => boolean): Card | undefined {
  const { hits, confidence } = searchCards(index, text, {
    limit: 1,
    accepts: (card) => card.kind !== 'term' && accepts(card),
  });
  return confidence >= library.ranking.threshold ? hits[0]?.card : undefined;
}

export function allPatterns({ library }: Answering, asked: AskedQuestion): Answered {
  const listed = library.patterns.filter(readable(asked));
  return {
    kind: 'answered',
    form: 'list',
    answered: true,
    confidence: 1,
    listed,
    lead: fixed(library, 'patterns'),
    cards: listed.slice(0, MAX_CARDS).map(hitOf),
    passages: [],
    warnings: [],
    subject: [],
  };
}

/** What each side, or `only` one, wants of the clause that the card is or that answers it. */
export function positions(
  answering: Answering,
  asked: AskedQuestion,
  card: Card,
  hits: readonly Hit[],
  only?: Side,
): Answer | undefined {
  const { library } = answering;
  if (asked.audience === 'outside') {
    return {
      kind: 'smalltalk',
      about: 'internal',
      answered: false,
      lead: fixed(library, 'internal'),
      cards: [],
      warnings: [],
      subject: asked.subject ?? [],
    };
  }
  const clause = clauseFor(answering, card);
  const pattern = clause && patternOf(library, clause);
  if (!clause || !pattern) return undefined;
  const own = asked.deal?.side;
  const sides = only ? [only] : SIDES.filter((side) => side !== own);
  return {
    kind: 'answered',
    form: 'positions',
    answered: true,
    confidence: 1,
    clause,
    ladders: sides.map((side) => ({ side, name: pattern.sides[side].name, ladder: clause.positions[side] })),
    lead: fixed(library, 'positions'),
    cards: hits.length > 0 ? hits.slice(0, MAX_CARDS) : [hitOf(clause)],
    passages: [],
    warnings: [],
    subject: [clause.ref],
  };
}

/** The clause that a card is, that answers it, or that it leads to. */
export function clauseFor({ library }: Pick<Answering, 'library'>, card: Card): ClauseCard | undefined {
  const refs: readonly Ref[] = (() => {
    switch (card.kind) {
      case 'clause':
        return [card.ref];
      case 'move':
        return card.answeredBy;
      case 'pattern':
        return card.clauses;
      case 'case':
        return card.lessons.map((lesson) => lesson.card);
      case 'term':
        return card.cards;
      default:
        return card satisfies never;
    }
  })();
  return refs.map((ref) => library.cards.get(ref)).find((each) => each?.kind === 'clause');
}

/** The pattern that the question names, else that of the thread or of the deal. */
function patternAskedFor(answering: Answering, asked: AskedQuestion, result: SearchResult): PatternCard | undefined {
  const { library, index } = answering;
  const words = subjectWords(result);
  if (!areOnlyPointers(words)) {
    const found = searchCards(index, words.join(' '), {
      limit: 1,
      accepts: (card) => card.kind === 'pattern' && readable(asked)(card),
    });
    const [hit] = found.hits;
    if (hit?.card.kind === 'pattern' && found.confidence >= library.ranking.threshold) return hit.card;
    return undefined;
  }
  const refs = [...(asked.subject ?? []), ...(asked.deal?.patterns ?? [])];
  return refs
    .map((ref) => library.cards.get(ref))
    .flatMap((card) => (card ? [patternOf(library, card)] : []))
    .find((pattern) => pattern !== undefined && readable(asked)(pattern));
}

/** A pattern with all its clauses, all its moves, or its checklist. */
export function wholePattern(
  { library }: Answering,
  asked: AskedQuestion,
  pattern: PatternCard,
  whole: 'checklist' | 'clauses' | 'kill_list',
): Answered {
  const accepts = readable(asked);
  const cardsAt = (refs: readonly Ref[]): Card[] =>
    refs.map((ref) => library.cards.get(ref)).filter((card) => card !== undefined && accepts(card)) as Card[];
  const clauses = cardsAt(pattern.clauses);
  const moves = cardsAt(pattern.killList);
  const ordered = whole === 'kill_list' ? [...moves, ...clauses] : [...clauses, ...moves];
  const base = {
    kind: 'answered' as const,
    answered: true,
    confidence: 1,
    lead: fixed(library, whole),
    cards: [pattern, ...ordered].slice(0, MAX_CARDS).map(hitOf),
    passages: [],
    warnings: moves.filter((card) => card.kind === 'move' && card.severity === 'high').slice(0, 2) as never[],
    subject: [pattern.ref],
  };
  if (whole !== 'checklist') return { ...base, form: 'list', listed: whole === 'clauses' ? clauses : moves };
  const side = asked.deal?.side;
  const phase = asked.deal?.phase;
  const questions = pattern.questions.filter(
    (question) => (side === undefined || question.side === side) && (phase === undefined || question.phase === phase),
  );
  return { ...base, form: 'checklist', pattern, phase, side, questions };
}

/** A card that was not searched for but led to: listed with those before it the better. */
export function hitOf(card: Card, place = 0): Hit {
  return { card, score: Math.max(0.1, 0.95 - place * 0.05), exact: false };
}
