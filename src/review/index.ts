export { checkExamples } from './check-examples-late.js';
export { createReviewer } from './create-reviewer.js';
export type { Cleared, Finding, Place, Report, TopicFound } from './report.js';
export { ReviewStopped } from './review-thread.js';
export {
  type Draft,
  type DraftFile,
  type FileText,
  MAX_FILE_BYTES,
  type ReviewedDraft,
  type Reviewer,
} from './reviewer.js';
export { placeText, topicsWithoutFinding, verdictOf } from './verdict.js';
