import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMoveExamples, explainReport, type ReviewKnowledge, reviewDraft } from '../../src/review/engine.js';
import { shippedModels } from '../../src/review/shipped-models.js';
import { compiledKnowledge } from './support/knowledge.js';

const knowledge = compiledKnowledge();
const full: ReviewKnowledge = { ...knowledge, ...shippedModels() };

interface Drafts {
  readonly found: readonly { readonly move: string; readonly text: string }[];
  readonly quiet: readonly string[];
}
const drafts: Drafts = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/drafts.json'), 'utf8'));
const movesOf = (text: string, known = knowledge): string[] =>
  reviewDraft(text, known).findings.map(({ ref }) => ref.split('/')[2] ?? '');

describe('reviewDraft', () => {
  it('quotes the place of a refusal right without a deadline, with what is missing', () => {
    const text =
      '4.2 Term. Five years.\n\n4.3 Right of First Refusal. If Lab wishes to buy compute from any third party it shall not sign ' +
      'until Provider has declined to match. No period applies within which Provider must respond.';
    const report = reviewDraft(text, full);
    expect(report.findings).toHaveLength(1);
    const [finding] = report.findings;
    expect(finding).toMatchObject({
      ref: 'hyperscaler-exclusive-then-multi-home/kill-list/rofr-as-anchor',
      severity: 'high',
      topic: 'rights_of_refusal',
      place: { section: '4.3', line: 3 },
    });
    expect(finding?.quote).toContain('shall not sign until Provider has declined to match');
    expect(finding?.quote).toBe(text.slice(finding?.start, finding?.end));
    expect(finding?.missing).toContain('response window');
    expect(report.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(report.checked).toBe(40);
  });

  it.each(drafts.found.map(({ move, text }) => [move, text] as const))('flags %s in "%s"', (move, text) => {
    expect(movesOf(text)).toContain(move);
  });

  it.each(drafts.quiet.map((text) => [text]))('stays quiet on "%s"', (text) => {
    expect(movesOf(text)).toEqual([]);
  });

  // None of these texts was learned from; a word more or less in the practice drafts may turn a single one.
  it('says nearly the same of all these with the trained model', () => {
    const missed = drafts.found.filter(({ move, text }) => !movesOf(text, full).includes(move));
    const loud = drafts.quiet.filter((text) => movesOf(text, full).length > 0);
    expect(missed.length / drafts.found.length).toBeLessThanOrEqual(0.1);
    expect(loud.length / drafts.quiet.length).toBeLessThanOrEqual(0.05);
  });

  it.each([
    ['negation', 'Lab grants no right of first refusal and no right to match.'],
    [
      'negation in a list',
      'Neither exclusivity, a right of first refusal nor a best-price promise is granted to Provider.',
    ],
    ['definition', '“ROFR” means a right of first refusal over every purchase of capacity without any deadline.'],
    [
      'report that goes on',
      'As reported, Kestrel wants a better deal. It gave its cloud a right of first refusal over every expansion without any deadline.',
    ],
    [
      'report',
      'According to the FT, Kestrel gave its cloud a right of first refusal over every expansion without any deadline.',
    ],
    ['question', 'Is a right of first refusal over every purchase without any deadline usual in such deals?'],
    ['refusal', 'We rejected the right of first refusal over every purchase of compute.'],
    ['an ended term', 'Under the old contract Lab could not sign with anyone until Provider had declined to match.'],
    ['ordinary clauses', 'Neither party may assign this Agreement without consent. Notices shall be in writing.'],
    ['no text', ''],
  ])('stays quiet on %s', (_, text) => {
    expect(movesOf(text)).toEqual([]);
    expect(movesOf(text, full)).toEqual([]);
  });

  it('tells near twins apart by whose deal the text speaks of', () => {
    const blind = (party: string, buyer: string, place: string): string =>
      `The ${party} shall not disclose to the other party the identity, contacts or usage of any ${buyer} ${place}.`;
    expect(movesOf(blind('Reseller', 'End Customer', 'in the Territory of the Reseller'))).toEqual([
      'customer-relationship-blackout',
    ]);
    expect(movesOf(blind('Operator', 'Buyer', 'of the Lister on the Marketplace'))).toEqual(['buyer-data-blindness']);
  });

  it('lists a move that the text answers as checked and clean', () => {
    const text =
      'Provider has a right of first refusal above 50 MW. It may match within ten business days, failing which it is deemed to ' +
      'have waived and Lab is free to sign with anyone.';
    const { cleared, findings } = reviewDraft(text, knowledge);
    expect(findings).toEqual([]);
    expect(cleared.find(({ ref }) => ref.endsWith('rofr-as-anchor'))?.present).toContain('response window');
  });

  it('gives the same report for the same text', () => {
    for (const { text } of drafts.found.slice(0, 10)) {
      expect(reviewDraft(text, full)).toEqual(reviewDraft(text, full));
    }
  });

  it('explains each finding by words, signals and safeguards, and each topic by the words that spoke for it', () => {
    const text =
      'Provider has a right of first refusal on every purchase of compute by Lab from any third party. Lab shall not sign with ' +
      'anyone until Provider has declined to match the offer.';
    const lines = explainReport(text, reviewDraft(text, full), full);
    expect(lines.some((line) => line.startsWith('  learned from practice drafts: "'))).toBe(true);
    expect(lines.some((line) => line.startsWith('  signal strong/'))).toBe(true);
    expect(lines.some((line) => line.startsWith('  safeguard response window: '))).toBe(true);
    expect(lines.some((line) => line.startsWith('topic rights_of_refusal'))).toBe(true);
  });
});

describe('laws of reviewDraft', () => {
  const words = fc.constantFrom(
    'right',
    'of',
    'first',
    'refusal',
    'no',
    'not',
    'shall',
    'until',
    'declined',
    'match',
    'exclusive',
    'host',
    'lab',
    'marketplace',
    'reseller',
    'weights',
    'unencrypted',
    'price',
    '.',
    '.\n\n',
    ';',
    ',',
    '“',
    '”',
    '?',
    '\n',
    '1.1',
    '30',
    '%',
    '🚀',
    '[***]',
    'sovereign',
  );
  it('quotes exactly what lies between the offsets, for any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words, { maxLength: 120 }).map((list) => list.join(' ')),
        ),
        (text) => {
          const report = reviewDraft(text, full, { candidates: true });
          for (const { start, end, quote } of report.findings) expect(quote).toBe(text.slice(start, end));
          for (const { start, end, score } of [...report.topics]) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(score).toBeGreaterThanOrEqual(0);
            expect(score).toBeLessThanOrEqual(1);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('needs time in proportion to a text that mixes moves and safeguards', () => {
    const stretch =
      'Lab grants Provider a right of first refusal and shall not sign until it declines. Host keeps the weights under ' +
      'split keys and answers within 10 days. ';
    const knowledge = { ...full, model: undefined };
    const millisecondsFor = (chars: number): number => {
      const text = stretch.repeat(chars / stretch.length);
      const start = process.cpuUsage();
      reviewDraft(text, knowledge);
      return process.cpuUsage(start).user / 1000;
    };
    millisecondsFor(100_000);
    const [quarter, whole] = [millisecondsFor(250_000), millisecondsFor(1_000_000)];
    expect(whole).toBeLessThan(quarter * 4 * 2);
  }, 60_000);

  it.each([
    ['one word without end', 'not '.repeat(250_000)],
    ['one letter without end', 'a'.repeat(1_000_000)],
    ['stops without end', '. '.repeat(500_000)],
    ['blank lines', ' \n'.repeat(500_000)],
    ['brackets', '[*(“"'.repeat(200_000)],
    ['the first words of phrases', 'shall not right of first no period within any all every '.repeat(18_000)],
    ['numbers', '1.1.1.1 (1) '.repeat(84_000)],
  ])(
    'reads a megabyte of %s in bounded time',
    (_, text) => {
      const start = process.cpuUsage();
      reviewDraft(text, full);
      const { user } = process.cpuUsage(start);
      expect(user / 1000).toBeLessThan(15_000);
    },
    60_000,
  );
});

describe('checkMoveExamples', () => {
  it('finds no problem in the library', () => {
    expect(checkMoveExamples(knowledge)).toEqual([]);
  });

  it('names a flag that is missed, a quiet text that is loud and a lack of examples', () => {
    const [move] = knowledge.inputs;
    if (!move) throw new Error('no move');
    const wrong = { ...move, flags: ['The weather is fine.'], quietOn: [...move.flags] };
    const problems = checkMoveExamples({ ...knowledge, inputs: [wrong] });
    expect(problems.map(({ at }) => at)).toContain('flags');
    expect(problems.map(({ at }) => at)).toContain('flags[0]');
    expect(problems.map(({ at }) => at)).toContain('quiet_on[0]');
  });
});
