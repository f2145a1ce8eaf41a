import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type ReportWords, reportDocx, reportMarkdown, reviewDraft } from '../../src/review/engine.js';
import { compiledKnowledge } from './support/knowledge.js';

const words: ReportWords = {
  move: () => ({ title: 'ROFR as anchor', why: 'It keeps bidders away.', mitigation: 'Set a deadline.' }),
  clause: () => ({ title: 'ROFR with limits', text: 'Provider may match within [N] days.' }),
  note: 'Illustrative, not legal advice.',
};
const text =
  'Heads of terms\n4.3 Provider has a right of first refusal on every purchase of compute.\nLab shall not sign with anyone until Provider ' +
  'has declined to match.\n\u0007Law: <England> & Wales';
const report = reviewDraft(text, compiledKnowledge());

describe('reportMarkdown', () => {
  it('shows verdict, quote, reason, repair clause and note', () => {
    const markdown = reportMarkdown(report, words);
    expect(markdown).toContain('1 finding: 1 high');
    expect(markdown).toContain('> Lab shall not sign with anyone until Provider has declined to match');
    expect(markdown).toContain('**Why it fails.** It keeps bidders away.');
    expect(markdown).toContain('**Missing.** response window');
    expect(markdown).toContain('Provider may match within [N] days.');
    expect(markdown).toContain('Illustrative, not legal advice.');
    expect(markdown).toContain(report.hash.slice(0, 12));
  });

  it('says that nothing was found', () => {
    expect(reportMarkdown(reviewDraft('Hello.', compiledKnowledge()), words)).toContain(
      'No findings; 0 topics; 40 moves checked.',
    );
  });
});

describe('reportDocx', () => {
  it('holds the whole text and each finding as a comment on its quote', async () => {
    const files = unzipSync(new Uint8Array(await reportDocx(text, report, words, new Date('2026-01-02T03:04:05Z'))));
    const document = strFromU8(files['word/document.xml'] ?? new Uint8Array());
    const comments = strFromU8(files['word/comments.xml'] ?? new Uint8Array());
    const plain = document
      .replace(/<[^>]+>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&');
    for (const line of text.replace('\u0007', '').split('\n')) expect(plain).toContain(line);
    for (const [id] of report.findings.entries()) {
      expect(document).toContain(`<w:commentRangeStart w:id="${id}"/>`);
      expect(document).toContain(`<w:commentRangeEnd w:id="${id}"/>`);
      expect(document).toContain(`<w:commentReference w:id="${id}"/>`);
      expect(comments).toContain(`w:id="${id}"`);
    }
    expect(comments).toContain('It keeps bidders away.');
  });
});
