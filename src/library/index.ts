export type { LoadOutcome } from './assemble.js';
export type {
  Card,
  CardKind,
  CaseCard,
  Citation,
  ClauseCard,
  Consideration,
  Group,
  Interaction,
  Ladder,
  MoveCard,
  MoveSignals,
  PatternCard,
  Phase,
  Question,
  Ref,
  Severity,
  Side,
  Source,
  TermCard,
  TimelineEntry,
  Work,
  WorkKind,
} from './cards.js';
export { findSides } from './find-sides.js';
export { type FollowedLibrary, followLibrary } from './follow.js';
export { cardAt, type Library, patternOf } from './library.js';
export { openLibrary } from './open.js';
export { formatProblem, LibraryError, type Problem } from './problems.js';
export type { QuestionsFile } from './questions-schema.js';
export type { RankingFile } from './ranking-schema.js';
export type { SynonymsFile } from './schema.js';
export type { TopicsFile } from './topics-schema.js';
export {
  GROUPS,
  INTENTS,
  type Intent,
  type LabelId,
  PHASES,
  SEVERITIES,
  type SentenceId,
  SIDES,
  SMALLTALK,
  type SmalltalkKind,
} from './vocabulary.js';
