import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './sources.js';

export interface CommandOutcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly stdin?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built command line as a shell would, from the project's folder, and waits for its end. */
export function dealPatterns(
  words: readonly string[],
  { stdin = '', env = {} }: CommandOptions = {},
): Promise<CommandOutcome> {
  const child = spawn(process.execPath, [join(ROOT, 'dist', 'bin', 'cli.js'), ...words], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', ...env },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  // A command that fails on its words ends without reading.
  child.stdin.on('error', () => {});
  child.stdin.end(stdin);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...output }));
  });
}

/** The objects of newline-delimited JSON. */
export function jsonLines(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}
