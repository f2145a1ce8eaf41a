import type { Card, CaseCard, Intent, LabelId, MoveCard, Ref } from '../library/index.js';
import { findSides, patternOf } from '../library/index.js';
import { linesOfCard, type SearchResult, warningsFor } from '../search/index.js';
import { sentencesOf } from '../text/sentences.js';
import type { Answer, Answered, AskedQuestion, Passage, Statement } from './answer.js';
import { type Answering, fixed, quoted } from './answering.js';
import { clauseFor, hitOf, positions, subjectWords, wholePattern } from './named-shapes.js';
import { areOnlyPointers, asksOfFailure, shortFormOf, sideAskedFor, speaksOfTheDiary } from './pointers.js';

/**
 * The answer to a question that only makes sense with the thread's subject: "and the mitigation?", "why does it fail?".
 * Undefined where there is no subject or the question brings one of its own.
 */
export function followUp(answering: Answering, asked: AskedQuestion, result: SearchResult): Answer | undefined {
  const [ref] = asked.subject ?? [];
  const card = ref === undefined ? undefined : answering.library.cards.get(ref);
  if (!card || (asked.audience === 'outside' && card.internal)) return undefined;
  const ofSide = answerOfSide(answering, asked, card);
  if (ofSide) return ofSide;
  if (!areOnlyPointers(subjectWords(result))) return undefined;
  const { intents } = result.question.reading;
  const wanted = ORDER.find((intent) => intents.has(intent));
  const short = shortFormOf(asked.text);
  const first = wanted && BEFORE_SHORT_FORMS.has(wanted) ? wanted : (short ?? wanted);
  if (first === undefined || (first === 'fact' && speaksOfTheDiary(asked.text))) return undefined;
  const answer = answerAbout(answering, asked, card, first);
  const isVague = VAGUE.has(first) && !(first === 'why' && intents.has('why'));
  return answer?.kind === 'answered' && isVague ? { ...answer, confidence: UNSURE } : answer;
}

/** "why?" and "what is that?" may be asked of anyone who spoke before. */
const VAGUE: ReadonlySet<Intent> = new Set(['why', 'define', 'fact']);
const UNSURE = 0.5;

/** "and for the customer?": what that side of the deal wants of the clause. */
function answerOfSide(answering: Answering, asked: AskedQuestion, card: Card): Answer | undefined {
  const named = sideAskedFor(asked.text);
  const pattern = patternOf(answering.library, card) ?? patternFrom(answering, card);
  if (named === undefined || pattern === undefined) return undefined;
  const [side, other] = findSides(named, [pattern]);
  return side && other === undefined ? positions(answering, asked, card, [], side) : undefined;
}

/** Where a question shows several intents, the most telling decides. */
const ORDER: readonly Intent[] = [
  'positions',
  'checklist',
  'kill_list',
  'clauses',
  'wording',
  'public_deal',
  'why',
  'mitigation',
  'which_pattern',
  'fact',
  'define',
];

/** These are asked for in so many words; what is left may be one of the short forms. */
const BEFORE_SHORT_FORMS: ReadonlySet<Intent> = new Set([
  'positions',
  'checklist',
  'kill_list',
  'clauses',
  'wording',
  'mitigation',
]);

function answerAbout(answering: Answering, asked: AskedQuestion, card: Card, intent: Intent): Answer | undefined {
  const { library } = answering;
  const pattern = patternOf(library, card) ?? patternFrom(answering, card);
  switch (intent) {
    case 'positions':
      return positions(answering, asked, card, []);
    case 'checklist':
    case 'kill_list':
    case 'clauses':
      return pattern && wholePattern(answering, asked, pattern, intent);
    case 'wording': {
      const clause = clauseFor(answering, card);
      return clause && partsAnswer(answering, clause, ['clause_text'], 'card');
    }
    case 'public_deal':
    case 'fact':
      return casesOf(answering, asked, card);
    case 'why':
      return partsAnswer(
        answering,
        reasonsFor(answering, asked, card),
        ['move_why', 'clause_why', 'consideration', 'lesson', 'definition'],
        'passages',
      );
    case 'mitigation': {
      if (card.kind === 'pattern') return wholePattern(answering, asked, card, 'kill_list');
      const move = moveFor(answering, asked, card);
      return partsAnswer(answering, move ?? card, ['mitigation', 'clause_why', 'lesson', 'definition'], 'passages');
    }
    case 'define':
      return partsAnswer(
        answering,
        card,
        ['definition', 'tagline', 'summary', 'move', 'clause_why', 'case_summary'],
        'passages',
      );
    case 'which_pattern':
      return pattern && partsAnswer(answering, pattern, ['tagline', 'summary'], 'passages');
    default:
      return undefined;
  }
}

/** The card that says why: of a failure the move, of a term the clause in which it matters. */
function reasonsFor(answering: Answering, asked: AskedQuestion, card: Card): Card {
  const move = asksOfFailure(asked.text) && card.kind !== 'pattern' ? moveFor(answering, asked, card) : undefined;
  return move ?? (card.kind === 'term' ? clauseFor(answering, card) : undefined) ?? card;
}

/** The move that a card is, that the clause which it is or leads to answers, or that it teaches. */
function moveFor({ library }: Answering, asked: AskedQuestion, card: Card): MoveCard | undefined {
  if (card.kind === 'move') return card;
  const taught = card.kind === 'case' ? card.lessons.map((lesson) => library.cards.get(lesson.card)) : [];
  const clause = clauseFor({ library }, card);
  const answered = clause ? library.moves.filter((move) => move.answeredBy.includes(clause.ref)) : [];
  const readable = (each: Card | undefined): each is MoveCard =>
    each?.kind === 'move' && (asked.audience === 'team' || !each.internal);
  return [...taught, ...answered].find(readable);
}

function patternFrom({ library }: Pick<Answering, 'library'>, card: Card) {
  const refs: readonly Ref[] = card.kind === 'case' ? card.patterns : card.kind === 'term' ? card.cards : [];
  return refs.map((ref) => library.cards.get(ref)).flatMap((each) => (each ? [patternOf(library, each)] : []))[0];
}

/** What the card says under these headings: the first sentence leads, the rest follows. */
function partsAnswer(
  answering: Answering,
  card: Card,
  labels: readonly LabelId[],
  form: 'card' | 'passages',
): Answered | undefined {
  const { index, library } = answering;
  const lines = linesOfCard(index, card).filter(({ part }) => part.label !== undefined && labels.includes(part.label));
  const [first] = lines;
  const label = first?.part.label;
  if (!first || label === undefined) return undefined;
  const text = first.part.text;
  const rest = sentencesOf(text).slice(1).join(' ');
  const passages: Passage[] =
    form === 'passages' && rest !== '' ? [{ card, label: library.questions.labels[label], text: rest }] : [];
  const lead: Statement = quoted(card.ref, first.text);
  const clause = card.kind === 'move' ? clauseFor(answering, card) : undefined;
  return {
    kind: 'answered',
    form,
    answered: true,
    confidence: 1,
    lead,
    passages,
    cards: [card, ...(clause ? [clause] : [])].map(hitOf),
    warnings: warningsFor(index, card),
    subject: [card.ref],
  };
}

/** The public deals that show what the card says: that of its episode first, then those of its pattern. */
function casesOf(answering: Answering, asked: AskedQuestion, card: Card): Answered | undefined {
  const { library } = answering;
  const own: Ref[] = card.kind === 'move' && card.episode ? [card.episode.case] : [];
  const taught = library.cases.filter((each) => each.lessons.some((lesson) => lesson.card === card.ref));
  const pattern = patternOf(library, card) ?? patternFrom({ library }, card);
  const itself: Ref[] = card.kind === 'case' ? [card.ref] : [];
  const refs = [...itself, ...own, ...taught.map(({ ref }) => ref), ...(pattern?.cases ?? [])];
  const cases = [...new Set(refs)]
    .map((ref) => library.cards.get(ref))
    .filter((each): each is CaseCard => each?.kind === 'case' && (asked.audience === 'team' || !each.internal));
  if (cases.length === 0) return undefined;
  const episode = card.kind === 'move' ? card.episode : undefined;
  return {
    kind: 'answered',
    form: 'list',
    answered: true,
    confidence: 1,
    listed: cases,
    lead: fixed(library, 'cases'),
    passages: episode ? [{ card, label: library.questions.labels.episode, text: episode.text }] : [],
    cards: cases.slice(0, 10).map(hitOf),
    warnings: [],
    subject: [card.ref],
  };
}
