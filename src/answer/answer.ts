import type {
  Card,
  CaseCard,
  ClauseCard,
  Ladder,
  MoveCard,
  PatternCard,
  Phase,
  Question,
  Ref,
  Side,
  TermCard,
  TimelineEntry,
} from '../library/index.js';
import type { Hit } from '../search/index.js';

/** Who can read the answer: the team alone, or also the other side of a deal. */
export type Reader = 'team' | 'outside';

/** What a deal's channel is about; its pattern, side and phase weigh in. */
export interface DealContext {
  readonly patterns: readonly Ref[];
  /** The team's own side. */
  readonly side?: Side | undefined;
  readonly phase?: Phase | undefined;
}

export interface AskedQuestion {
  readonly text: string;
  /** Short words after the slash command are keywords; equally good cards are then offered for choice. */
  readonly surface: 'slash' | 'mention' | 'dm';
  /** What the thread is about: the `subject` of the answer before. */
  readonly subject?: readonly Ref[] | undefined;
  readonly deal?: DealContext | undefined;
  readonly audience: Reader;
}

/** A sentence that is shown, and where it stands word for word. */
export interface Statement {
  readonly text: string;
  readonly from: Ref | 'fixed';
}

/** A run of sentences of a card, word for word, that speaks to the question. */
export interface Passage {
  readonly card: Card;
  /** The part of the card that it is from, as a heading: `Why it fails`. */
  readonly label: string;
  readonly text: string;
  /** The entry of a timeline that it is from, with date and source. */
  readonly entry?: TimelineEntry | undefined;
}

/** A dated fact of a public deal that answers. */
export interface Fact {
  readonly card: CaseCard;
  readonly entry: TimelineEntry;
}

interface Every {
  /** False where the library holds no answer: not for smalltalk, refusals and near misses. */
  readonly answered: boolean;
  /** The first line of the answer. */
  readonly lead: Statement;
  /** Best first, at most 10. Never internal for outside readers. */
  readonly cards: readonly Hit[];
  /** Kill-list moves to heed, at most two. */
  readonly warnings: readonly MoveCard[];
  /** What a follow-up in the same thread is about; to be kept with the thread. */
  readonly subject: readonly Ref[];
}

interface AnsweredBase extends Every {
  readonly kind: 'answered';
  /**
   * How sure it is that this was asked, from 0 to 1. 1 where the wording itself says what is wanted: a term to define,
   * two cards to compare, the mitigation of what went before.
   */
  readonly confidence: number;
  /** At most three, best first; none repeats the lead. */
  readonly passages: readonly Passage[];
}

/** An answer from the library, by the shape in which it is best shown. */
export type Answered =
  /** Keywords: the best card whole. */
  | (AnsweredBase & { readonly form: 'card' })
  /** A question: the passages that answer. */
  | (AnsweredBase & { readonly form: 'passages' })
  /** A deal described: the pattern that fits, and which of its conditions the text speaks to. */
  | (AnsweredBase & { readonly form: 'situation'; readonly pattern: PatternCard; readonly fits: readonly string[] })
  /** A public deal: the dated entries that answer, best first, at most three. */
  | (AnsweredBase & { readonly form: 'facts'; readonly facts: readonly Fact[] })
  | (AnsweredBase & { readonly form: 'definition'; readonly term: TermCard })
  | (AnsweredBase & { readonly form: 'comparison'; readonly pair: readonly [Card, Card] })
  /** The pre-meeting checklist; `questions` are those of the phase and side, where the deal has them. */
  | (AnsweredBase & {
      readonly form: 'checklist';
      readonly pattern: PatternCard;
      readonly phase?: Phase | undefined;
      readonly side?: Side | undefined;
      readonly questions: readonly Question[];
    })
  /** All clauses, moves or deals of a pattern, or all patterns. */
  | (AnsweredBase & { readonly form: 'list'; readonly listed: readonly Card[] })
  /** What a side wants: internal, never for outside readers. */
  | (AnsweredBase & {
      readonly form: 'positions';
      readonly clause: ClauseCard;
      readonly ladders: readonly { readonly side: Side; readonly name: string; readonly ladder: Ladder }[];
    });

export type Answer =
  | Answered
  /** An abbreviation one letter away from others that mean something else: never chosen silently. */
  | (Every & { readonly kind: 'ask-back'; readonly typed: string; readonly choices: readonly TermCard[] })
  /** A checklist was asked for, and nothing says of which pattern: the user chooses. */
  | (Every & { readonly kind: 'which-pattern'; readonly patterns: readonly PatternCard[] })
  /** Several cards are equally good: the user chooses among `cards`. */
  | (Every & { readonly kind: 'choice' })
  /** `holds` says what the library does hold; `nearest` are near misses, if there are any. */
  | (Every & { readonly kind: 'not-in-library'; readonly holds: Statement; readonly nearest: readonly Card[] })
  /** Thanks, hello, stop, help: one fixed sentence. */
  | (Every & { readonly kind: 'smalltalk'; readonly about: Smalltalk });

/** `stop` ends following the thread. */
export type Smalltalk = 'thanks' | 'greeting' | 'stop' | 'help' | 'internal';
