import type { MoveSignals, Severity } from '../library/index.js';
import type { MoveModel } from './move-model.js';
import { createMatcher, type Phrase, type PhraseMatcher, parseLists, parsePhrase, type WordLists } from './phrases.js';
import type { TopicModel } from './topic-model.js';

export interface ReviewMoveInput {
  readonly ref: string;
  readonly title: string;
  readonly severity: Severity;
  /** The example clause that repairs it. */
  readonly clause: string;
  readonly signals: readonly MoveSignals[];
  readonly flags: readonly string[];
  readonly quietOn: readonly string[];
}

/** A kind of deal, by the words of its parties and things: a stretch that speaks more of another kind is that one's. */
export interface DealWordsInput {
  readonly pattern: string;
  readonly words: readonly string[];
}

export interface SafeguardInput {
  readonly id: string;
  readonly title: string;
  readonly phrases: readonly string[];
}

export interface TopicInput {
  readonly id: string;
  readonly title: string;
  /** None for the topics that the trained model finds. */
  readonly phrases: readonly string[];
}

export interface ReviewInput {
  readonly libraryVersion: string;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly negators: readonly string[];
  readonly notNegators: readonly string[];
  /** Words of the deals that the library is about. */
  readonly domain: readonly string[];
  readonly concessions: readonly string[];
  readonly absentAfter: readonly string[];
  readonly frames: Readonly<Record<string, readonly string[]>>;
  readonly topics: readonly TopicInput[];
  readonly safeguards: readonly SafeguardInput[];
  readonly deals: readonly DealWordsInput[];
  readonly moves: readonly ReviewMoveInput[];
  /** Called at each review, so that it can be read late; absent, only topics with phrases are found. */
  readonly model?: (() => TopicModel) | undefined;
  /** The same for the moves; absent, they are found by their signals alone. */
  readonly moveModel?: (() => MoveModel) | undefined;
}

export type SignalRole = 'setting' | 'unless' | 'grant' | 'strong' | 'weak';

/** What a phrase stands for, in the order of the matcher's phrases. */
export type SignalUse =
  | { readonly kind: 'move'; readonly move: number; readonly role: SignalRole; readonly id: string }
  | { readonly kind: 'safeguard'; readonly safeguard: string; readonly id: string }
  | { readonly kind: 'deal'; readonly pattern: string; readonly id: string }
  | { readonly kind: 'topic'; readonly topic: string; readonly id: string }
  | { readonly kind: 'frame'; readonly frame: string; readonly id: string }
  | { readonly kind: 'domain' | 'negator' | 'not-negator' | 'concession' | 'absent-after'; readonly id: string };

/** One set of signals of a move, compiled. */
export interface CompiledMove {
  readonly index: number;
  readonly move: ReviewMoveInput;
  readonly signals: MoveSignals;
}

export interface ReviewKnowledge {
  readonly libraryVersion: string;
  readonly matcher: PhraseMatcher;
  /** For each phrase of the matcher, everything it stands for. */
  readonly uses: readonly (readonly SignalUse[])[];
  /** For each phrase, whether it names a negator itself, so that one inside a match is meant. */
  readonly negative: readonly boolean[];
  readonly moves: readonly CompiledMove[];
  readonly inputs: readonly ReviewMoveInput[];
  readonly safeguards: ReadonlyMap<string, SafeguardInput>;
  readonly topics: ReadonlyMap<string, TopicInput>;
  readonly model: (() => TopicModel) | undefined;
  readonly moveModel: (() => MoveModel) | undefined;
}

/**
 * Everything a review needs, compiled once: phrases parsed and indexed by their first word. Throws `PhraseError` for a
 * phrase that cannot be read and `KnowledgeError` for a safeguard that no one defines.
 */
export function compileReview(input: ReviewInput): ReviewKnowledge {
  const lists = parseLists(input.lists);
  const book = phraseBook(lists);
  const safeguards = new Map(input.safeguards.map((safeguard) => [safeguard.id, safeguard]));
  for (const topic of input.topics) {
    topic.phrases.forEach((phrase, n) => {
      book.add(phrase, { kind: 'topic', topic: topic.id, id: `topics/${topic.id}/${n + 1}` });
    });
  }
  for (const { id, phrases } of input.safeguards) {
    phrases.forEach((phrase, n) => {
      book.add(phrase, { kind: 'safeguard', safeguard: id, id: `safeguards/${id}/${n + 1}` });
    });
  }
  for (const { pattern, words } of input.deals) {
    words.forEach((phrase, n) => {
      book.add(phrase, { kind: 'deal', pattern, id: `parties/${pattern}/${n + 1}` });
    });
  }
  for (const [frame, phrases] of Object.entries(input.frames)) {
    phrases.forEach((phrase, n) => {
      book.add(phrase, { kind: 'frame', frame, id: `frames/${frame}/${n + 1}` });
    });
  }
  input.domain.forEach((phrase, n) => {
    book.add(phrase, { kind: 'domain', id: `domain/${n + 1}` });
  });
  input.negators.forEach((phrase, n) => {
    book.add(phrase, { kind: 'negator', id: `negators/${n + 1}` });
  });
  input.notNegators.forEach((phrase, n) => {
    book.add(phrase, { kind: 'not-negator', id: `not_negators/${n + 1}` });
  });
  input.concessions.forEach((phrase, n) => {
    book.add(phrase, { kind: 'concession', id: `concessions/${n + 1}` });
  });
  input.absentAfter.forEach((phrase, n) => {
    book.add(phrase, { kind: 'absent-after', id: `absent_after/${n + 1}` });
  });
  const moves = input.moves.flatMap((move) => move.signals.map((signals) => ({ move, signals })));
  const compiled = moves.map(({ move, signals }, index): CompiledMove => {
    for (const id of signals.safeguards) {
      if (!safeguards.has(id)) throw new KnowledgeError(move.ref, id, [...safeguards.keys()]);
    }
    const roles: readonly (readonly [SignalRole, readonly string[]])[] = [
      ['setting', signals.setting],
      ['unless', signals.unless],
      ['grant', signals.grant],
      ['strong', signals.strong],
      ['weak', signals.weak],
    ];
    for (const [role, phrases] of roles) {
      phrases.forEach((phrase, n) => {
        book.add(phrase, { kind: 'move', move: index, role, id: `${role}/${n + 1}` });
      });
    }
    return { index, move, signals };
  });
  return {
    libraryVersion: input.libraryVersion,
    matcher: createMatcher(book.phrases),
    uses: book.uses,
    negative: book.phrases.map(({ source }) => NEGATIVE.test(source)),
    moves: compiled,
    inputs: input.moves,
    safeguards,
    topics: new Map(input.topics.map((topic) => [topic.id, topic])),
    model: input.model,
    moveModel: input.moveModel,
  };
}

/** A move that names a safeguard which the library does not have. */
export class KnowledgeError extends Error {
  readonly code = 'review/unknown-safeguard';
  constructor(
    readonly ref: string,
    readonly safeguard: string,
    known: readonly string[],
  ) {
    super(`${ref}: unknown safeguard "${safeguard}". Known: ${known.slice(0, 12).join(', ')}, …`);
  }
}

const NEGATIVE =
  /@(?:no|deny|dismiss|open)\b|(?:^|[\s(|[])(?:no|non|not|never|nor|neither|without|none|nothing|nobody|no one|un|refus\*|waiv\*|skip\*|drop)(?=$|[\s)|\]])/;

/** Phrases once each, with all that they stand for. */
function phraseBook(lists: WordLists) {
  const phrases: Phrase[] = [];
  const uses: SignalUse[][] = [];
  const places = new Map<string, number>();
  const add = (source: string, use: SignalUse): void => {
    const at = places.get(source);
    if (at !== undefined) {
      uses[at]!.push(use);
      return;
    }
    places.set(source, phrases.length);
    phrases.push(parsePhrase(source, lists));
    uses.push([use]);
  };
  return { phrases, uses, add };
}
