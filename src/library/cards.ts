import type { GROUPS, PHASES, SEVERITIES, SIDES, WORK_KINDS } from './vocabulary.js';

/**
 * A card's path: `<pattern>`, `<pattern>/clauses/<clause>`, `<pattern>/kill-list/<move>`, `cases/<case>` or
 * `glossary/<term>`. Branded: only `parseRef` and the library make one.
 */
export type Ref = string & { readonly __ref: unique symbol };

export type Side = (typeof SIDES)[number];
export type Phase = (typeof PHASES)[number];
/** The three groups of a checklist: have in hand, ask, watch for. */
export type Group = (typeof GROUPS)[number];
export type Severity = (typeof SEVERITIES)[number];
export type WorkKind = (typeof WORK_KINDS)[number];

interface CardBase {
  readonly ref: Ref;
  /** The last part of the ref. */
  readonly id: string;
  readonly title: string;
  readonly aliases: readonly string[];
  /** How people ask for it; searched, never shown. */
  readonly askedAs: readonly string[];
  /** Never shown where another company can read it. */
  readonly internal: boolean;
  /** YYYY-MM-DD. */
  readonly reviewed: string;
}

export interface PatternCard extends CardBase {
  readonly kind: 'pattern';
  readonly category: string;
  readonly version: string;
  readonly sides: Readonly<Record<Side, { readonly name: string; readonly who: string }>>;
  readonly tagline: string;
  readonly summary: string;
  readonly fitsWhen: readonly string[];
  readonly doesNotFitWhen: readonly string[];
  readonly shape: readonly {
    readonly title: string;
    readonly phase?: Phase | undefined;
    readonly points: readonly string[];
  }[];
  readonly considerations: readonly Consideration[];
  readonly clauses: readonly Ref[];
  readonly killList: readonly Ref[];
  readonly cases: readonly Ref[];
  readonly questions: readonly Question[];
  readonly references: readonly Citation[];
}

export interface Consideration {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** A question of the pre-meeting checklist. `about` is a card or, for a consideration, its pattern. */
export interface Question {
  readonly id: string;
  readonly phase: Phase;
  readonly side: Side;
  readonly group: Group;
  readonly text: string;
  readonly about: Ref;
  readonly consideration?: string | undefined;
}

/** A work and what it shows that matters to the card. */
export interface Citation {
  readonly work: Work;
  readonly shows: string;
}

export interface Ladder {
  readonly opening: string;
  readonly fallback: string;
  readonly walkAway: string;
}

export interface ClauseCard extends CardBase {
  readonly kind: 'clause';
  readonly pattern: Ref;
  readonly section: string;
  readonly text: string;
  readonly why: string;
  readonly traps: readonly string[];
  /** Internal: never shown where the counterparty can read it. */
  readonly positions: Readonly<Record<Side, Ladder>>;
  /** The moves that this clause answers. */
  readonly answers: readonly Ref[];
  readonly interactions: readonly Interaction[];
  readonly references: readonly Work[];
}

export interface MoveCard extends CardBase {
  readonly kind: 'move';
  readonly pattern: Ref;
  readonly move: string;
  readonly why: string;
  readonly episode?: { readonly case: Ref; readonly text: string } | undefined;
  readonly mitigation: string;
  readonly answeredBy: readonly Ref[];
  readonly severity: Severity;
  readonly signals: readonly MoveSignals[];
  readonly flags: readonly string[];
  readonly quietOn: readonly string[];
  readonly references: readonly Work[];
}

/** What betrays a move in a draft. The lists are phrases of the review's phrase language. */
export interface MoveSignals {
  /** The topic that a finding is filed under. */
  readonly topic: string;
  /** Met in every kind of deal, so that the words of the parties do not matter. */
  readonly anyDeal: boolean;
  /** Moves with the same twin are told apart by whose parties the text names most. */
  readonly twin?: string | undefined;
  /** The text speaks of at least one of these, or the move is not looked for. */
  readonly setting: readonly string[];
  /** Words of parties whose deal the move is not about. */
  readonly unless: readonly string[];
  /** The term itself: a finding only where fewer than `needs` of its safeguards are there. */
  readonly grant: readonly string[];
  /** Wording that is at fault wherever it is agreed or proposed. */
  readonly strong: readonly string[];
  /** Wording that adds to others. */
  readonly weak: readonly string[];
  /** Ids of the safeguards that answer the move, most important first. */
  readonly safeguards: readonly string[];
  readonly needs: number;
}

export interface Source {
  readonly title: string;
  readonly publisher: string;
  /** As precise as the page shows: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly date: string | null;
  readonly url: string | null;
}

export interface TimelineEntry {
  readonly date: string;
  readonly fact: string;
  readonly topic: string;
  readonly source: Source;
  readonly also?: Source | undefined;
  readonly note?: string | undefined;
  /** Press or trade reporting, not the parties' own word. */
  readonly reported: boolean;
  readonly askedAs: readonly string[];
}

export interface CaseCard extends CardBase {
  readonly kind: 'case';
  readonly parties: readonly { readonly name: string; readonly role: string }[];
  readonly patterns: readonly Ref[];
  readonly summary: string;
  /** In order of date. */
  readonly timeline: readonly TimelineEntry[];
  readonly notes: readonly string[];
  readonly lessons: readonly { readonly text: string; readonly card: Ref }[];
}

export interface TermCard extends CardBase {
  readonly kind: 'term';
  readonly abbreviations: readonly string[];
  readonly synonyms: readonly string[];
  readonly definition: string;
  readonly cards: readonly Ref[];
}

export type Card = PatternCard | ClauseCard | MoveCard | CaseCard | TermCard;
export type CardKind = Card['kind'];

/** A research work or primary document. */
export interface Work {
  readonly id: string;
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  readonly venue: string;
  readonly kind: WorkKind;
  readonly doi: string | null;
  readonly url: string | null;
  readonly finding: string;
  /** False where no page was found that confirms the entry; it is then shown as unverified. */
  readonly verified: boolean;
}

/** Two clauses that are harmless alone and a trap together. */
export interface Interaction {
  readonly id: string;
  readonly title: string;
  /** Never shown where another company can read it. */
  readonly internal: boolean;
  readonly clauses: readonly [Ref, Ref];
  readonly whatHappens: string;
  readonly draftAround: string;
}
