import { type Answer, type Answering, type AskedQuestion, answerQuestion, buildAnswering } from './answer/index.js';
import type { DismissalStore, GapStore } from './feedback/index.js';
import { type Card, cardAt, type Library, type PatternCard, type Problem, type Ref } from './library/index.js';
import { createReviewer, type Reviewer } from './review/index.js';
import {
  acronymNeighbours,
  type FindOptions,
  type Found,
  findCards,
  isKnownWord,
  lookupKey,
  type StoredIndex,
  searchCards,
} from './search/index.js';

/** What every surface can ask. Bound to one library at a time, which may be replaced while it runs. */
export interface Assistant {
  library(): Library;
  /** The answer to keywords or a question. Never throws, whatever the text. */
  answer(asked: AskedQuestion): Answer;
  /** Cards for keywords. */
  find(query: string, options?: FindOptions): Found;
  /** The name of a card that the words are, as names are looked up; undefined for words that name none. */
  nameIn(words: string): string | undefined;
  /** The one card that some words name, or the best of a kind; undefined where nothing fits. */
  cardFor(words: string, kind?: Card['kind']): Card | undefined;
  card(ref: string): Card | undefined;
  /** All patterns, or those of a category that the words name; undefined where no category fits. */
  patterns(category?: string): readonly PatternCard[] | undefined;
  /** True where the library uses the word in some form. */
  knowsWord(word: string): boolean;
  /** Faults of the newest edit of the library that was refused. */
  problems(): readonly Problem[];
  /** Reviews drafts against the library as it is at that moment. */
  readonly reviewer: Reviewer;
  /** What the library could not answer; undefined where nothing is kept. */
  readonly gaps: GapStore | undefined;
  /** What people said of findings; undefined where nothing is kept. */
  readonly dismissals: DismissalStore | undefined;
  /** The cards that people opened last; undefined where nothing is kept. */
  readonly recentCards: RecentCards | undefined;
}

/** By ref only, newest first. Calls throw `StoreError` where the database fails. */
export interface RecentCards {
  remember(reader: { readonly team: string; readonly user: string }, ref: Ref, atMs: number): Promise<void>;
  list(reader: { readonly team: string; readonly user: string }): Promise<readonly Ref[]>;
}

export interface AssistantParts {
  readonly library: Library;
  readonly problems: () => readonly Problem[];
  /** The words of this very library, worked out before; without it they are worked out now. */
  readonly terms?: StoredIndex | undefined;
  readonly gaps?: GapStore;
  readonly dismissals?: DismissalStore;
  readonly recentCards?: RecentCards;
  /** Default: the review of this library. */
  readonly reviewer?: Reviewer;
}

/** The assistant, and the way to give it another library. */
export function createAssistant({
  library,
  problems,
  terms,
  gaps,
  dismissals,
  recentCards,
  reviewer,
}: AssistantParts): Assistant & { replaceLibrary(library: Library): void } {
  let answering: Answering = buildAnswering(library, terms);
  return {
    replaceLibrary: (next) => {
      answering = buildAnswering(next);
    },
    library: () => answering.library,
    answer: (asked) => answerQuestion(answering, asked),
    find: (query, options) => findCards(answering.index, query, options),
    nameIn: (words) => {
      const key = lookupKey(words);
      return answering.index.names.has(key) ? key : undefined;
    },
    cardFor: (words, kind) => {
      const named = answering.index.names.get(lookupKey(words)) ?? [];
      const known = named.find((card) => kind === undefined || card.kind === kind);
      if (known) return known;
      // An abbreviation that is a letter away from others is asked back, never guessed.
      if (acronymNeighbours(answering.index, words)) return undefined;
      return searchCards(answering.index, words, { limit: 40 }).hits.find(
        ({ card, score }) => (kind === undefined || card.kind === kind) && score > 0.2,
      )?.card;
    },
    card: (ref) => cardAt(answering.library, ref),
    patterns: (category = '') => {
      if (category.trim() === '') return answering.library.patterns;
      const { categories, patterns } = answering.library;
      const wanted = lookupKey(category).replace(/s$/, '');
      const match = [...categories].find(([id, title]) =>
        [id, title].some((name) => ` ${lookupKey(name)} `.replaceAll('s ', ' ').includes(` ${wanted} `)),
      );
      return match && patterns.filter((pattern) => pattern.category === match[0]);
    },
    knowsWord: (word) => isKnownWord(answering.index, word),
    problems,
    reviewer: reviewer ?? createReviewer(() => answering.library),
    gaps,
    dismissals,
    recentCards,
  };
}
