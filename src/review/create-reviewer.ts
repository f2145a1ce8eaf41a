import { cardAt, type Library } from '../library/index.js';
import type { ReviewInput } from './knowledge.js';
import type { Report } from './report.js';
import type { ReportWords } from './report-markdown.js';
import { createReviewThread, type ThreadOptions } from './review-thread.js';
import type { Draft, Reviewer } from './reviewer.js';

/** The parts of a review, loaded at its first use: a bot that reviews nothing neither reads nor keeps them. */
const loadEngine = async () => {
  const [engine, { reviewInputOf }, { shippedModels }] = await Promise.all([
    import('./engine.js'),
    import('./review-input.js'),
    import('./shipped-models.js'),
  ]);
  return { ...engine, reviewInputOf, shippedModels };
};
type Engine = Awaited<ReturnType<typeof loadEngine>>;
type Knowledge = ReturnType<Engine['compileReview']>;

/** A text of so many characters takes a few milliseconds; longer ones are reviewed in a thread of their own. */
const LONGEST_HERE = 16_000;

export interface ReviewerOptions extends ThreadOptions {
  readonly now?: (() => number) | undefined;
}

/** Reviews drafts against the library as it is at that moment; each library is compiled once. */
export function createReviewer(library: () => Library, { now = Date.now, ...options }: ReviewerOptions = {}): Reviewer {
  const thread = createReviewThread(options);
  // Read once, whatever library comes.
  let models: ReturnType<Engine['shippedModels']> | undefined;
  let compiled:
    | { readonly library: Library; readonly input: ReviewInput; readonly knowledge: () => Knowledge }
    | undefined;
  const open = async () => {
    const engine = await loadEngine();
    const current = library();
    if (compiled?.library !== current) {
      const input = engine.reviewInputOf(current);
      let knowledge: Knowledge | undefined;
      compiled = {
        library: current,
        input,
        knowledge: () => {
          models ??= engine.shippedModels();
          knowledge ??= engine.compileReview({ ...input, ...models });
          return knowledge;
        },
      };
    }
    return { engine, ...compiled };
  };

  return {
    review: async (draft, options) => {
      const { engine, knowledge, input } = await open();
      const { text } = draft;
      const { report } =
        text.length > LONGEST_HERE
          ? await thread.review({ text, options: options ?? {}, explain: false }, input)
          : { report: engine.reviewDraft(text, knowledge(), options) };
      return withPages(engine, draft, report);
    },
    explain: async ({ text }) => {
      const { engine, knowledge, input } = await open();
      if (text.length > LONGEST_HERE) {
        return (await thread.review({ text, options: {}, explain: true }, input)).lines.join('\n');
      }
      return engine.explainReport(text, engine.reviewDraft(text, knowledge()), knowledge()).join('\n');
    },
    readFile: async ({ name, bytes }) => {
      const { extractText, failureSentence } = await loadEngine();
      const read = await extractText(name, bytes);
      return read.kind === 'text' ? read : { kind: 'unreadable', why: failureSentence(read) };
    },
    exportMarkdown: async ({ report }) => {
      const { reportMarkdown } = await loadEngine();
      return reportMarkdown(report, wordsOf(library()));
    },
    exportWord: async ({ draft, report }) => {
      const { reportDocx } = await loadEngine();
      return reportDocx(draft.text, report, wordsOf(library()), new Date(now()));
    },
  };
}

/** Pages are the file's, not the text's: they join the findings here. */
function withPages({ pageAt }: Engine, { pageStarts }: Draft, report: Report): Report {
  if (!pageStarts) return report;
  const findings = report.findings.map((finding) => ({
    ...finding,
    place: { ...finding.place, page: pageAt(pageStarts, finding.start) },
  }));
  return { ...report, findings };
}

/** What an export says of a card; one that left the library since is named by its ref. */
function wordsOf(library: Library): ReportWords {
  return {
    move: (ref) => {
      const card = cardAt(library, ref);
      return card?.kind === 'move' ? card : { title: ref, why: '', mitigation: '' };
    },
    clause: (ref) => {
      const card = cardAt(library, ref);
      return card?.kind === 'clause' ? card : { title: ref, text: '' };
    },
    note: library.note,
  };
}
