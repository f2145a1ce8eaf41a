import { createHash } from 'node:crypto';
import type { Ref } from '../../src/library/index.js';
import type { Finding, Report, Reviewer } from '../../src/review/index.js';

/** What the reviewer was given, for tests that follow a draft. */
export interface FakeReviewer extends Reviewer {
  readonly drafts: readonly string[];
  forget(): void;
}

export const ROFR_MOVE = 'hyperscaler-exclusive-then-multi-home/kill-list/rofr-as-anchor' as Ref;
export const ROFR_CLAUSE =
  'hyperscaler-exclusive-then-multi-home/clauses/rofr-with-practical-feasibility-limits' as Ref;

/** Finds every "right of first refusal": a review whose outcome a test can see at a glance. */
export function fakeReviewer(): FakeReviewer {
  const drafts: string[] = [];
  return {
    drafts,
    forget: () => {
      drafts.length = 0;
    },
    review: async ({ text }) => {
      drafts.push(text);
      return fakeReport(text);
    },
    explain: async () => 'ROFR: grant/1',
    readFile: async ({ name, bytes }) => {
      if (name.startsWith('broken')) return { kind: 'unreadable', why: 'The file is broken.' };
      return { kind: 'text', text: Buffer.from(bytes).toString('utf8') };
    },
    exportMarkdown: async ({ name, report }) => `# Review of ${name}\n\n${report.findings.length} findings`,
    exportWord: async ({ name }) => Buffer.from(`word ${name}`),
  };
}

export function fakeReport(text: string): Report {
  const findings = [...text.matchAll(/right of first refusal/gi)].map(
    (match): Finding => ({
      ref: ROFR_MOVE,
      severity: 'high',
      topic: 'rights_of_refusal',
      start: match.index,
      end: match.index + match[0].length,
      quote: match[0],
      missing: ['response window', 'deemed waiver'],
      present: [],
      clause: ROFR_CLAUSE,
      signals: ['grant/1'],
      place: { section: '4.2', line: text.slice(0, match.index).split('\n').length },
    }),
  );
  return {
    hash: createHash('sha256').update(text).digest('hex'),
    libraryVersion: '0.1.0',
    topics: [
      ...findings.map(({ start, end }) => ({
        topic: 'rights_of_refusal',
        title: 'Rights of refusal',
        start,
        end,
        score: 0.9,
      })),
      { topic: 'liability_cap', title: 'Liability cap', start: 0, end: Math.min(4, text.length), score: 0.8 },
    ],
    findings,
    cleared: [
      {
        ref: 'hyperscaler-exclusive-then-multi-home/kill-list/exclusivity-scope-creep',
        title: 'Exclusivity scope creep',
        present: ['sunset'],
      },
    ],
    checked: 40,
  };
}
