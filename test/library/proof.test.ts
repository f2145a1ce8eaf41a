/** Proves `npm run proof` as an editor runs it: the shipped bot, its sandbox and a browser, each in its own process. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { findChromium } from '../sandbox/support/page-scripts.js';
import { shippedLibrary } from '../support/shipped-library.js';

const run = promisify(execFile);
const PROOF = join(import.meta.dirname, '..', '..', 'scripts', 'proof.mjs');
const CLAUSE = 'hyperscaler-exclusive-then-multi-home/clauses/rofr-with-practical-feasibility-limits';
const PATTERN = 'sovereign-ai-partnership';
/** With a title so long that the labels of its buttons are cut. */
const LONG_CASE = 'cases/claude-aws-marketplace';

const chromium = await findChromium();
if (chromium === undefined)
  console.log('Skipped: the proof of the cards. No Chromium in CHROMIUM_PATH, /usr/bin or PATH.');

describe.skipIf(chromium === undefined)('the proof of the cards', () => {
  const folder = mkdtempSync(join(tmpdir(), 'deal-patterns-proof-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const proof = async (name: string, ...args: string[]): Promise<string> => {
    const env = { PATH: process.env.PATH, CHROMIUM_PATH: chromium };
    await run(process.execPath, [PROOF, join(folder, name), ...args], { env });
    return join(folder, name);
  };
  const walkAways = (): string[] => {
    const clause = shippedLibrary().clauses.find(({ ref }) => ref === CLAUSE);
    return clause ? Object.values(clause.positions).map(({ walkAway }) => walkAway) : [];
  };

  it('shows the team both sides’ positions, and the other company in the shared channel none', async () => {
    const team = readFileSync(
      join(await proof('team', CLAUSE, '--text'), `${CLAUSE.replaceAll('/', '.')}.txt`),
      'utf8',
    );
    const out = await proof('outside', CLAUSE, '--text', '--outside');
    const outside = readFileSync(join(out, `${CLAUSE.replaceAll('/', '.')}.txt`), 'utf8');
    expect(walkAways()).toHaveLength(2);
    for (const walkAway of walkAways()) {
      expect(team).toContain(walkAway);
      expect(outside).not.toContain(walkAway);
    }
    expect(outside).toContain('deemed waived for that Capacity Addition');
  }, 60_000);

  it('opens every section of a case whose title is cut in the labels of its buttons', async () => {
    const at = await proof('long', LONG_CASE, '--text');
    const texts = readFileSync(join(at, `${LONG_CASE.replaceAll('/', '.')}.txt`), 'utf8').split('========');
    expect(texts).toHaveLength(3);
    expect(texts[1]).toContain('Source: AWS documentation');
  }, 60_000);

  it('writes a pattern with its sections and both checklists, and pictures of a wide and a narrow window', async () => {
    const at = await proof('pattern', PATTERN, '--text');
    const sections = readFileSync(join(at, `${PATTERN}.txt`), 'utf8').split('========');
    expect(sections.length).toBe(8);
    expect(readFileSync(join(at, `${PATTERN}.checklists.txt`), 'utf8').split('========')).toHaveLength(2);
    const pictures = readdirSync(await proof('pictures', `${PATTERN}/kill-list/residency-without-control`));
    expect(pictures.filter((name) => /\.(?:wide|narrow)\.png$/.test(name))).toHaveLength(2);
  }, 60_000);
});
