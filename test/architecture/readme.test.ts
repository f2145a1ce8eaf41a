import { exec, execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../src/library/load.js';
import { searchText } from '../../src/search/index.js';
import { ROOT } from '../support/sources.js';

const run = promisify(exec);
const PAGES = ['README.md', 'docs/running.md', 'docs/authoring.md', 'docs/README.md'];
const pages = PAGES.map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
const readme = pages[0]!.text;
const packageJson = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  bin: Record<string, string>;
  scripts: Record<string, string>;
};

const commands = [...new Set(pages.flatMap(({ text }) => shellLines(text)))];
/** Run here as written, on the build; `npx deal-patterns` stands for the package's own bin. */
const runnable = commands.filter((line) => /\bnpx deal-patterns (?!.*REF)|^node scripts\//.test(line));
const npmScripts = commands.flatMap((line) =>
  [...line.matchAll(/\bnpm (?:run )?([a-z:]+)/g)].map(([, script = '']) => script),
);

describe('commands in the README and the docs', () => {
  it('are found', () => {
    expect(commands).toContain('npm ci && npm start');
    expect(runnable.length).toBeGreaterThan(5);
  });

  it.each(runnable)('%s', { timeout: 60_000 }, async (line) => {
    const command = line.replaceAll(
      'npx deal-patterns',
      `"${process.execPath}" "${join(ROOT, packageJson.bin['deal-patterns']!)}"`,
    );
    const { stdout, stderr } = await run(command, { cwd: ROOT, maxBuffer: 2 ** 24 });
    expect(stdout + stderr).not.toBe('');
  });

  it('name scripts that package.json has', () => {
    /** Words of npm itself; `start` and `test` are scripts too. */
    const ofNpm = new Set(['ci', 'cit']);
    const missing = npmScripts.filter((script) => !ofNpm.has(script) && !(script in packageJson.scripts));
    expect(missing).toEqual([]);
  });
});

describe('README.md', () => {
  it('has the tables of the code: commands, command line, environment', () => {
    const check = () =>
      execFileSync(process.execPath, [join(ROOT, 'scripts', 'readme-tables.mjs'), '--check'], { stdio: 'pipe' });
    expect(check).not.toThrow();
  });

  it('quotes cards word for word', () => {
    const outcome = loadLibrary([join(ROOT, 'data')]);
    if (outcome.kind === 'invalid') throw new Error('the shipped library is invalid');
    const cards = [...outcome.library.cards.values()].map((card) => searchText(card).replace(/\s+/g, ' '));
    const quotes = [...readme.replace(/\n> ?/g, ' ').matchAll(/“([^”]+)”/g)].map(([, quote = '']) =>
      quote.replace(/\s+/g, ' '),
    );
    expect(quotes.length).toBeGreaterThanOrEqual(3);
    expect(quotes.filter((quote) => !cards.some((card) => card.includes(quote)))).toEqual([]);
  });

  it.each(pages)('$path points to files that exist', ({ path, text }) => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) =>
      join(ROOT, path, '..', target),
    );
    const sources = [...text.matchAll(/`((?:src|test|scripts|data|docs)\/[\w./-]+)`/g)].map(([, file = '']) =>
      join(ROOT, file),
    );
    expect([...links, ...sources].filter((file) => !existsSync(file))).toEqual([]);
  });
});

/** The lines of shell code blocks that are no comments. */
function shellLines(text: string): string[] {
  return [...text.matchAll(/^[ ]*```sh\n([\s\S]*?)^[ ]*```/gm)].flatMap(([, block = '']) =>
    block
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#')),
  );
}
