import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/**
 * Builds before the tests where a source is newer than the build: the command line, the bench and the README's commands
 * are tested as they are shipped. Types are another check's (`npm run types`), so an error of types alone does not stop
 * the tests here: the compiler writes the files all the same.
 */
export function setup(): void {
  try {
    execFileSync(process.execPath, [join(ROOT, 'scripts', 'build-stale.mjs')], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  } catch (error) {
    if (!existsSync(join(ROOT, 'dist', 'bin', 'cli.js'))) throw error;
  }
}
