import type { Card, CaseCard, ClauseCard, Interaction, MoveCard, PatternCard, Ref, TermCard, Work } from './cards.js';
import type { QuestionsFile } from './questions-schema.js';
import type { RankingFile } from './ranking-schema.js';
import type { SynonymsFile } from './schema.js';
import type { TopicsFile } from './topics-schema.js';

/** Everything the bot knows, immutable; every ref in it leads to a card of it. */
export interface Library {
  /** From `library.yml`, as 0.1.0. */
  readonly version: string;
  /** SHA-256 over all files, in hex: two libraries with the same digest are the same. */
  readonly digest: string;
  /** The sentence that stands under every card. */
  readonly note: string;
  readonly categories: ReadonlyMap<string, string>;
  readonly sections: ReadonlyMap<string, string>;
  readonly cards: ReadonlyMap<Ref, Card>;
  readonly patterns: readonly PatternCard[];
  readonly clauses: readonly ClauseCard[];
  readonly moves: readonly MoveCard[];
  readonly cases: readonly CaseCard[];
  readonly terms: readonly TermCard[];
  readonly works: ReadonlyMap<string, Work>;
  readonly interactions: readonly Interaction[];
  readonly synonyms: SynonymsFile;
  /** How questions are put, and the bot's own sentences. */
  readonly questions: QuestionsFile;
  /** Learned weights of the search. */
  readonly ranking: RankingFile;
  /** What a draft review looks for, apart from the signals of each move. */
  readonly topics: TopicsFile;
}

/** The card at a path, or undefined. */
export function cardAt(library: Library, ref: string): Card | undefined {
  return library.cards.get(ref as Ref);
}

/** The pattern that a clause or move belongs to, the pattern itself, or undefined for cases and terms. */
export function patternOf(library: Library, card: Card): PatternCard | undefined {
  if (card.kind === 'pattern') return card;
  if (card.kind !== 'clause' && card.kind !== 'move') return undefined;
  const pattern = library.cards.get(card.pattern);
  return pattern?.kind === 'pattern' ? pattern : undefined;
}
