import { execFile } from 'node:child_process';
import { access, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Compiles the page's scripts from their sources as they are now; what comes back is for `pageScripts`. */
export async function compilePageScripts(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-page-'));
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  await run(process.execPath, [
    tsc,
    '-p',
    join(ROOT, 'tsconfig.build.json'),
    '--outDir',
    folder,
    '--sourceMap',
    'false',
  ]);
  return join(folder, 'sandbox/page/client');
}

/** Chromium's path from CHROMIUM_PATH, /usr/bin or PATH, or `undefined`. */
export async function findChromium(): Promise<string | undefined> {
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const candidates = [process.env.CHROMIUM_PATH, ...folders.map((folder) => join(folder, 'chromium'))];
  for (const path of candidates) {
    const isThere = path
      ? await access(path).then(
          () => true,
          () => false,
        )
      : false;
    if (isThere) return path;
  }
  return undefined;
}

/** Keeps the browser to its window and to this machine. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
