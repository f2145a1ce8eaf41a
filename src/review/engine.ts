export { explainReport } from './explain.js';
export { extractText, failureSentence, pageAt } from './file-text.js';
export { compileReview } from './knowledge.js';
export { reportDocx } from './report-docx.js';
export { reportMarkdown } from './report-markdown.js';
export { reviewDraft } from './review-draft.js';
