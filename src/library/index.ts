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
export { type LoadOutcome, loadLibrary } from './load.js';
export { formatProblem, LibraryError, type Problem } from './problems.js';
export {
  INTENTS,
  type Intent,
  type LabelId,
  type QuestionsFile,
  SENTENCES,
  type SentenceId,
  SMALLTALK,
  type SmalltalkKind,
} from './questions-schema.js';
export type { RankingFile } from './ranking-schema.js';
export { GROUPS, PHASES, SEVERITIES, SIDES, type SynonymsFile } from './schema.js';
export type { TopicsFile } from './topics-schema.js';
