import {
  type ClauseCard,
  GROUPS,
  type Group,
  type MoveCard,
  type PatternCard,
  PHASES,
  type Phase,
  type Question,
  type Ref,
  SEVERITIES,
  type Severity,
  type Side,
} from '../library/index.js';

/** A line of a checklist before anyone works on it. */
export interface DraftItem {
  /** The same in each build of the same library: `<pattern>/questions/<question>`, or the ref of the move. */
  readonly key: string;
  readonly group: Group;
  readonly text: string;
  /** For a move: the first sentence of what people do, by which it is recognised. */
  readonly detail?: string | undefined;
  /** The card that the item opens. */
  readonly ref: Ref;
  readonly phase?: Phase | undefined;
  readonly side?: Side | undefined;
  /** Stands on a card that another company must not read. */
  readonly internal: boolean;
}

export interface ChecklistDraft {
  readonly patterns: readonly { readonly ref: Ref; readonly title: string }[];
  readonly phase?: Phase | undefined;
  readonly side?: Side | undefined;
  /** By group (have, ask, watch); within a group, best phase fit first, then the order of the library. */
  readonly items: readonly DraftItem[];
}

export interface ChecklistSource {
  readonly patterns: readonly PatternCard[];
  /** The clauses and moves of these patterns; others are ignored. */
  readonly cards: readonly (ClauseCard | MoveCard)[];
  readonly phase?: Phase | undefined;
  /** Our side; without it the questions of both sides are asked. */
  readonly side?: Side | undefined;
  /** `all` (default) orders by phase fit and keeps every phase; `only` leaves out questions of other phases. */
  readonly phases?: 'all' | 'only' | undefined;
}

/**
 * The pre-meeting checklist of one or more patterns. Each question is one item; each kill-list move that no question
 * of the group `watch` speaks of is one more. The same card is never listed twice under the same key.
 */
export function buildChecklist(source: ChecklistSource): ChecklistDraft {
  const cards = new Map(source.cards.map((card) => [card.ref, card]));
  const found = source.patterns.flatMap((pattern) => {
    const questions = pattern.questions.filter((question) => isAsked(question, source));
    const watched = new Set(questions.filter(({ group }) => group === 'watch').map(({ about }) => about));
    return [
      ...questions.map((question) => questionItem(pattern, question, cards)),
      ...movesOf(pattern, cards)
        .filter((move) => !watched.has(move.ref))
        .map((move) => moveItem(pattern, move)),
    ];
  });
  const unique = [...new Map(found.map((item) => [item.key, item])).values()];
  return {
    patterns: source.patterns.map(({ ref, title }) => ({ ref, title })),
    phase: source.phase,
    side: source.side,
    items: inOrder(unique, source.phase),
  };
}

/** The draft without what another company must not read, for a channel that is shared with one. */
export function withoutInternal(draft: ChecklistDraft): ChecklistDraft {
  return { ...draft, items: draft.items.filter((item) => !item.internal) };
}

function isAsked(question: Question, { phase, side, phases }: ChecklistSource): boolean {
  if (side !== undefined && question.side !== side) return false;
  return phases !== 'only' || phase === undefined || question.phase === phase;
}

type Cards = ReadonlyMap<Ref, ClauseCard | MoveCard>;

function questionItem(pattern: PatternCard, question: Question, cards: Cards): DraftItem {
  return {
    key: `${pattern.ref}/questions/${question.id}`,
    group: question.group,
    text: question.text,
    ref: question.about,
    phase: question.phase,
    side: question.side,
    internal: pattern.internal || (cards.get(question.about)?.internal ?? false),
  };
}

function moveItem(pattern: PatternCard, move: MoveCard): DraftItem {
  return {
    key: move.ref,
    group: 'watch',
    text: move.title,
    detail: firstSentence(move.move),
    ref: move.ref,
    internal: pattern.internal || move.internal,
  };
}

/** Most severe first. */
function movesOf(pattern: PatternCard, cards: Cards): readonly MoveCard[] {
  const rank = (severity: Severity) => SEVERITIES.indexOf(severity);
  return pattern.killList
    .map((ref) => cards.get(ref))
    .filter((card) => card?.kind === 'move')
    .sort((a, b) => rank(a.severity) - rank(b.severity));
}

/** A stop ends a sentence where a space and a capital follow, so that "e.g. a" and "1.5" do not. */
function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s+[\p{Lu}"“'])/su.exec(text)?.[0] ?? text;
}

function inOrder(items: readonly DraftItem[], phase: Phase | undefined): readonly DraftItem[] {
  const rank = (item: DraftItem) => GROUPS.indexOf(item.group) * 100 + phaseDistance(item.phase, phase);
  return [...items].sort((a, b) => rank(a) - rank(b));
}

/**
 * How far an item is from the phase that the deal is in: 0 in it, then what comes next before what is over. Items
 * without a phase (moves) hold in every phase and stand directly after those of the phase itself.
 */
function phaseDistance(phase: Phase | undefined, wanted: Phase | undefined): number {
  if (wanted === undefined) return phase === undefined ? PHASES.length : PHASES.indexOf(phase);
  if (phase === wanted) return 0;
  if (phase === undefined) return 1;
  const steps = PHASES.indexOf(phase) - PHASES.indexOf(wanted);
  return steps > 0 ? 1 + steps : 1 + PHASES.length - steps;
}
