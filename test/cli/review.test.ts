import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dealPatterns, jsonLines } from '../support/command-line.js';

const folder = mkdtempSync(join(tmpdir(), 'deal-patterns-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const save = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const FAULT =
  '4.3 Refusal right. Lab grants Provider a right of first refusal over every purchase of compute 🚀, and shall not sign with a third party until Provider has declined in writing.';
const CLEAN = 'Notices are sent by courier to the address on the signature page.';

const review = z.strictObject({
  id: z.string(),
  topics: z.array(
    z.strictObject({ topic: z.string(), start: z.int().min(0), end: z.int(), score: z.number().min(0).max(1) }),
  ),
  findings: z.array(
    z.strictObject({
      ref: z.string().regex(/^[a-z-]+\/kill-list\/[a-z-]+$/),
      severity: z.enum(['high', 'medium', 'low']),
      topic: z.string(),
      start: z.int().min(0),
      end: z.int(),
      quote: z.string(),
      missing: z.array(z.string()),
      clause: z.string().regex(/^[a-z-]+\/clauses\/[a-z-]+$/),
      signals: z.array(z.string()),
      place: z.looseObject({ line: z.int().min(1) }),
    }),
  ),
  cleared: z.array(z.looseObject({ ref: z.string() })),
  checked: z.int(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  library: z.string(),
  text: z.string().optional(),
});

describe.concurrent('deal-patterns review', () => {
  it('prints the report of a file as JSON, with quotes that are the text between the offsets', async () => {
    const { code, stdout } = await dealPatterns(['review', save('draft.txt', FAULT), '--json']);
    expect(code).toBe(0);
    const { findings, text } = review.parse(JSON.parse(stdout));
    expect(findings.map(({ ref }) => ref.split('/')[2])).toEqual(['rofr-as-anchor']);
    for (const { quote, start, end } of findings) expect(quote).toBe(FAULT.slice(start, end));
    expect(findings[0]?.missing).toContain('response window');
    expect(text).toBeUndefined();
  });

  it('prints for people the verdict, the words, the move and what is missing', async () => {
    const { code, stdout } = await dealPatterns(['review', '-'], { stdin: FAULT });
    expect(code).toBe(0);
    expect(stdout).toContain('1 finding: 1 high.');
    expect(stdout).toContain('ROFR-as-anchor (section 4.3, line 1)');
    expect(stdout).toContain('response window');
  });

  it('reads one draft a line and prints one review a line, in order, ignoring other keys', async () => {
    const stdin = [
      { id: 'b', text: CLEAN, kind: 'clause' },
      { id: 'a', text: FAULT },
      { id: 'empty', text: '' },
    ]
      .map((line) => JSON.stringify(line))
      .join('\n');
    const { code, stdout } = await dealPatterns(['review', '--ndjson'], { stdin });
    expect(code).toBe(0);
    const reviews = jsonLines(stdout).map((line) => review.parse(line));
    expect(reviews.map(({ id, findings }) => [id, findings.length])).toEqual([
      ['b', 0],
      ['a', 1],
      ['empty', 0],
    ]);
    for (const { quote, start, end } of reviews[1]!.findings) expect(quote).toBe(FAULT.slice(start, end));
  });

  it('explains which signals fired and which safeguards were looked for', async () => {
    const { code, stdout } = await dealPatterns(['review', '-', '--explain'], { stdin: FAULT });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}signal (?:grant|strong)\/\d+: "/m);
    expect(stdout).toContain('  safeguard response window: not found');
    expect(stdout).toMatch(/^topic rights_of_refusal /m);
  });

  it('reviews a long text with the same findings in each of its parts', async () => {
    const part = `${FAULT}\n\n${`${CLEAN} `.repeat(40)}\n\n`;
    const long = part.repeat(8);
    const { code, stdout } = await dealPatterns(['review', '-', '--json'], { stdin: long });
    expect(code).toBe(0);
    const { findings } = review.parse(JSON.parse(stdout));
    expect(long.length).toBeGreaterThan(16_000);
    expect(findings).toHaveLength(8);
    for (const { quote, start, end } of findings) expect(quote).toBe(long.slice(start, end));
  });

  it.each([
    ['a file that is not there', ['review', join(folder, 'none.txt')], 1, 'there is no such file'],
    ['a folder', ['review', folder], 1, 'this is a folder'],
    ['a file of another kind', ['review', save('a.xlsx', 'PK')], 1, 'I read .docx, .pdf, .txt and .md files'],
    ['a damaged file', ['review', save('a.docx', 'PK\x03\x04 and nothing more')], 1, 'damaged'],
    ['a file of more than 5 MB', ['review', save('big.txt', Buffer.alloc(5_300_000, 97))], 1, 'larger than 5 MB'],
    ['no file', ['review'], 2, 'Either a file or --ndjson is expected'],
    ['a file and --ndjson', ['review', 'x.txt', '--ndjson'], 2, 'Either a file or --ndjson is expected'],
    ['two ways of printing', ['review', 'x.txt', '--json', '--explain'], 2, 'Either a file or --ndjson is expected'],
  ])('ends with its code and says why for %s', async (_, words, code, why) => {
    const outcome = await dealPatterns(words);
    expect(outcome).toMatchObject({ code, stdout: '' });
    expect(outcome.stderr).toContain(why);
    expect(outcome.stderr).not.toContain('at ');
  });

  it('ends with 1 at a line of input that is no draft, naming it', async () => {
    const { code, stderr } = await dealPatterns(['review', '--ndjson'], { stdin: '{"id":"a","text":"x"}\n{"id":1}\n' });
    expect(code).toBe(1);
    expect(stderr).toContain('2');
  });
});
