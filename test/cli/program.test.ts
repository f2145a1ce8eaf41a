import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dealPatterns } from '../support/command-line.js';
import { ROOT } from '../support/sources.js';

describe.concurrent('deal-patterns', () => {
  it('prints its commands on request', async () => {
    const { code, stdout, stderr } = await dealPatterns(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const command of ['ask', 'show', 'list', 'validate', 'export']) expect(stdout).toContain(`\n  ${command} `);
  });

  it('takes no command for wrong usage', async () => {
    const { code, stdout, stderr } = await dealPatterns([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Usage: deal-patterns <command>');
  });

  it.each(['frobnicate', 'constructor', '__proto__'])('takes "%s" for an unknown command', async (word) => {
    const { code, stdout, stderr } = await dealPatterns([word]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`Unknown command "${word}"`);
  });

  it('ends in silence where its reader has seen enough', async () => {
    const { stderr, code } = await readFirstBytes(['export', '--json']);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  });

  it('says in a sentence that LIBRARY_DIR holds no library', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'deal-patterns-'));
    const { code, stdout, stderr } = await dealPatterns(['ask', 'rofr'], { env: { LIBRARY_DIR: empty } });
    rmSync(empty, { recursive: true });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/library\.yml:1:1: the file is missing.* LIBRARY_DIR/);
    expect(stderr).not.toContain('    at ');
  });
});

describe('deal-patterns validate', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'deal-patterns-'));
    cpSync(join(ROOT, 'data'), folder, { recursive: true });
    const file = join(folder, 'patterns', 'ai-reseller.yml');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\nno_such_key: 1\n`);
    writeFileSync(join(folder, 'cases', 'microsoft-openai.yml'), '');
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('ends with 0 for the shipped library, named or not', async () => {
    const [unnamed, named] = await Promise.all([dealPatterns(['validate']), dealPatterns(['validate', 'data'])]);
    expect(unnamed).toMatchObject({ code: 0, stdout: '' });
    expect(unnamed.stderr).toMatch(/^Clean: \d+ patterns/);
    expect(named).toEqual(unnamed);
  });

  it('ends with 1 and prints each problem as file:line:column: what is wrong', async () => {
    const { code, stdout } = await dealPatterns(['validate', folder]);
    expect(code).toBe(1);
    const lines = stdout.trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(/^\S+\.yml:\d+:\d+: .+/);
    expect(lines.filter((line) => line.includes('ai-reseller.yml') && line.includes('no_such_key'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('microsoft-openai.yml'))).not.toEqual([]);
  });

  it('keeps the other commands from half a library', async () => {
    const { code, stdout, stderr } = await dealPatterns(['ask', 'rofr'], { env: { LIBRARY_DIR: folder } });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('no_such_key');
  });
});

/** Runs a command whose reader goes away after the first bytes. */
function readFirstBytes(words: readonly string[]): Promise<{ code: number | null; stderr: string }> {
  const child = spawn(process.execPath, [join(ROOT, 'dist', 'bin', 'cli.js'), ...words], { cwd: ROOT });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stderr }));
  });
}
