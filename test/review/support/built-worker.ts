import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = join(import.meta.dirname, '../../..');
/** Inside the project, so that the worker finds its packages; `var/` is not in the repository. */
const OUT = join(ROOT, 'var/test-build');

/** The compiled worker: threads run JavaScript, not the TypeScript that the tests load. */
export function builtWorker(): URL {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', join(ROOT, 'tsconfig.build.json'), '--outDir', OUT], { stdio: 'pipe' });
  const worker = join(OUT, 'review/extract-worker.js');
  if (!existsSync(worker)) throw new Error(`${worker} was not built`);
  return pathToFileURL(worker);
}
