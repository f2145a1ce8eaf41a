import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** The sources as JavaScript, for tests that need a process of their own. Inside the project, to find its packages. */
export function buildSources(): { readonly path: string; readonly remove: () => void } {
  const path = join(ROOT, 'var', `test-build-${process.pid}`);
  const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--noCheck', '--outDir', path], { cwd: ROOT });
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A process that runs `script` of this folder with the store's built module and one JSON argument. */
export function startChild(script: string, build: string, input: unknown, user?: number): ChildProcess {
  const args = [join(import.meta.dirname, script), join(build, 'store', 'index.js'), JSON.stringify(input)];
  const identity = user === undefined ? {} : { uid: user, gid: user };
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], ...identity });
}

/** All that the process prints until it ends. */
export async function outputOf(child: ChildProcess): Promise<string> {
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  await new Promise((resolve) => child.on('close', resolve));
  return output;
}
