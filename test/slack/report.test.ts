import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding, Report } from '../../src/review/index.js';
import { checkMessage } from '../../src/sandbox/index.js';
import { sizeOf } from '../../src/slack/render/block-kit.js';
import { type ReportDrawing, reportPages } from '../../src/slack/render/report.js';
import { visibleText } from '../support/bot.js';
import { fakeReport } from '../support/fake-reviewer.js';
import { shippedLibrary } from '../support/shipped-library.js';

/** How a report is drawn, whatever stands in the draft: nothing dropped, nothing that Slack refuses, nothing live. */
const library = shippedLibrary();
const moves = library.moves;

const drawing = (report: Report, changes: Partial<ReportDrawing> = {}): ReportDrawing => ({
  id: 'report-1',
  name: 'draft.docx',
  report,
  hidden: new Set(),
  library,
  audience: 'team',
  place: 'private',
  ...changes,
});

/** Words that Slack would act on, long and odd ones. */
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 1500 }),
  fc.constantFrom('<!channel>', '<@U012AB3CD>', '*bold* `code`', '&amp;&lt;', 'a'.repeat(5000), '👩‍⚖️'.repeat(400), ''),
);

const finding = fc
  .record({ move: fc.nat(moves.length - 1), quote: words, missing: fc.array(words, { maxLength: 6 }), name: words })
  .map(({ move, quote, missing }): Finding => {
    const card = moves[move]!;
    return {
      ref: card.ref,
      severity: card.severity,
      topic: 'exclusivity',
      start: 0,
      end: quote.length,
      quote,
      missing,
      present: [],
      clause: card.answeredBy[0]!,
      signals: ['grant/1'],
      place: { line: 3, section: '4.2' },
    };
  });

const report = fc
  .record({ findings: fc.array(finding, { maxLength: 30 }), topics: fc.array(words, { maxLength: 40 }) })
  .map(
    ({ findings, topics }): Report => ({
      hash: 'a'.repeat(64),
      libraryVersion: '0.1.0',
      findings,
      topics: topics.map((title, index) => ({ topic: `topic_${index}`, title, start: 0, end: 1, score: 0.9 })),
      cleared: moves.map(({ ref, title }) => ({ ref, title, present: ['a'] })),
      checked: moves.length,
    }),
  );

describe('any report', () => {
  it('fits Slack page by page, and its pages together hold every finding', () => {
    fc.assert(
      fc.property(report, words, (drawn, name) => {
        const pages = reportPages(drawing(drawn, { name }));
        for (const page of pages) {
          expect(checkMessage(page)).toBeUndefined();
          expect(sizeOf(page.blocks)).toBeLessThan(13_200);
        }
        const ids = pages.flatMap(({ blocks }) => blocks.flatMap(({ block_id }) => block_id ?? []));
        expect(ids.filter((id) => id.startsWith('finding-'))).toHaveLength(drawn.findings.length);
      }),
      { numRuns: 60 },
    );
  });

  it('has nothing in it that Slack would act on', () => {
    fc.assert(
      fc.property(report, (drawn) => {
        const mrkdwn = JSON.stringify(
          reportPages(drawing(drawn)).map(({ blocks, text }) => [
            text,
            blocks.filter(({ type }) => type !== 'rich_text'),
          ]),
        );
        expect(mrkdwn).not.toMatch(/<[!@#]/);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a report', () => {
  const text = 'a right of first refusal and another right of first refusal';

  it('hides what its reader called no problem, and offers to show it', () => {
    const [page] = reportPages(drawing(fakeReport(text), { hidden: new Set([0]) }));
    const seen = visibleText(page!.blocks);
    expect(seen).toContain('1 finding: 1 high.');
    expect(seen).toContain('Show hidden (1)');
  });

  it('without findings says so, and that it is no clean bill', () => {
    const seen = visibleText(reportPages(drawing(fakeReport('nothing')))[0]!.blocks);
    expect(seen).toContain('No findings.');
    expect(seen).toContain('what the library does not know');
  });

  it('leaves internal moves out for whoever is not of the team, and when shared', () => {
    const first = moves.find(({ ref }) => ref === fakeReport(text).findings[0]!.ref)!;
    const cards = new Map(library.cards).set(first.ref, { ...first, internal: true });
    const internal = { ...library, cards };
    for (const changes of [{ audience: 'outside' }, { place: 'shared' }] as const) {
      const [page] = reportPages(drawing(fakeReport(text), { ...changes, library: internal }));
      expect(visibleText(page!.blocks)).not.toContain(first.title);
      expect(visibleText(page!.blocks)).toContain('No findings');
    }
  });

  it('carries the short hash and the library version', () => {
    const drawn = fakeReport(text);
    expect(visibleText(reportPages(drawing(drawn))[0]!.blocks)).toContain(
      `Text ${drawn.hash.slice(0, 12)} · library 0.1.0`,
    );
  });
});
