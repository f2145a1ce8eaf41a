import { parentPort } from 'node:worker_threads';
import {
  compileReview,
  explainReport,
  type ReviewInput,
  type ReviewKnowledge,
  type ReviewOptions,
  reviewDraft,
} from './engine.js';
import type { Report } from './report.js';
import { shippedModels } from './shipped-models.js';

/** What the main thread hands over; `input` comes along where the library is another than before. */
export interface ReviewTask {
  readonly input?: ReviewInput | undefined;
  readonly text: string;
  readonly options: ReviewOptions;
  readonly explain: boolean;
}

export interface ReviewOutcome {
  readonly report: Report;
  /** Why the report says what it says, where it was asked for. */
  readonly lines: readonly string[];
}

/** Kept when another library comes. */
const models = shippedModels();
let knowledge: ReviewKnowledge | undefined;

parentPort?.on('message', ({ input, text, options, explain }: ReviewTask) => {
  if (input) knowledge = compileReview({ ...input, ...models });
  if (!knowledge) throw new Error('The first task brings the library along.');
  const report = reviewDraft(text, knowledge, options);
  const outcome: ReviewOutcome = { report, lines: explain ? explainReport(text, report, knowledge) : [] };
  parentPort?.postMessage(outcome);
});
