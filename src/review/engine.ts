export { checkMoveExamples, type ExampleProblem } from './check-examples.js';
export { explainReport } from './explain.js';
export {
  type Extracted,
  type ExtractFailure,
  type ExtractOptions,
  extractText,
  failureSentence,
  pageAt,
} from './file-text.js';
export {
  compileReview,
  type DealWordsInput,
  type ReviewInput,
  type ReviewKnowledge,
  type ReviewMoveInput,
  type SafeguardInput,
  type TopicInput,
} from './knowledge.js';
export type { Cleared, Finding, Place, Report, TopicFound } from './report.js';
export { reportDocx } from './report-docx.js';
export { type ReportWords, reportMarkdown } from './report-markdown.js';
export { type ReviewOptions, reviewDraft } from './review-draft.js';
export type { TopicModel } from './topic-model.js';
export type { TopicModelFile } from './topic-model-file.js';
