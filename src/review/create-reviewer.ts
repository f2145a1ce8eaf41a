import type { Library } from '../library/index.js';
import type { Report } from './report.js';
import type { ReportWords } from './report-markdown.js';
import type { Draft, Reviewer } from './reviewer.js';

/** The parts of a review, loaded at its first use: a bot that reviews nothing neither reads nor keeps them. */
const loadEngine = async () => {
  const [engine, { reviewInputOf }, { shippedModel }] = await Promise.all([
    import('./engine.js'),
    import('./review-input.js'),
    import('./shipped-model.js'),
  ]);
  return { ...engine, reviewInputOf, shippedModel };
};
type Engine = Awaited<ReturnType<typeof loadEngine>>;
type Knowledge = ReturnType<Engine['compileReview']>;

/** Reviews drafts against the library as it is at that moment; each library is compiled once. */
export function createReviewer(library: () => Library, now: () => number = Date.now): Reviewer {
  let compiled: { readonly library: Library; readonly knowledge: Knowledge } | undefined;
  const open = async (): Promise<{ engine: Engine; knowledge: Knowledge }> => {
    const engine = await loadEngine();
    const current = library();
    if (compiled?.library !== current) {
      const input = engine.reviewInputOf(current);
      compiled = { library: current, knowledge: engine.compileReview({ ...input, model: engine.shippedModel() }) };
    }
    return { engine, knowledge: compiled.knowledge };
  };

  return {
    review: async (draft, options) => {
      const { engine, knowledge } = await open();
      return withPages(engine, draft, engine.reviewDraft(draft.text, knowledge, options));
    },
    explain: async ({ text }) => {
      const { engine, knowledge } = await open();
      return engine.explainReport(text, engine.reviewDraft(text, knowledge), knowledge).join('\n');
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
function wordsOf({ cards, note }: Library): ReportWords {
  const cardOf = (ref: string) => [...cards.values()].find((card) => card.ref === ref);
  return {
    move: (ref) => {
      const card = cardOf(ref);
      return card?.kind === 'move' ? card : { title: ref, why: '', mitigation: '' };
    },
    clause: (ref) => {
      const card = cardOf(ref);
      return card?.kind === 'clause' ? card : { title: ref, text: '' };
    },
    note,
  };
}
