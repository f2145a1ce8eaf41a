import type { Library, MoveCard } from '../library/index.js';
import type { ReviewInput, ReviewMoveInput } from './knowledge.js';

/** What the review compiles, taken from a library; the trained model comes beside it. */
export function reviewInputOf({ version, topics, moves }: Library): ReviewInput {
  return {
    libraryVersion: version,
    lists: topics.lists,
    negators: topics.negators,
    notNegators: topics.not_negators,
    domain: topics.domain,
    concessions: topics.concessions,
    absentAfter: topics.absent_after,
    frames: topics.frames,
    topics: topics.topics,
    safeguards: topics.safeguards,
    deals: Object.entries(topics.deal_words).map(([pattern, words]) => ({ pattern, words })),
    moves: moves.map(toInput),
  };
}

function toInput({ ref, title, severity, answeredBy, signals, flags, quietOn }: MoveCard): ReviewMoveInput {
  return { ref, title, severity, clause: answeredBy[0] ?? ref, signals, flags, quietOn };
}
