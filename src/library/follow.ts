import { existsSync, type FSWatcher, watch } from 'node:fs';
import type { Library } from './library.js';
import { loadLibrary } from './load.js';
import { LibraryError, type Problem } from './problems.js';

/** Editors write a file in several steps; a change is read once they have been still for this long. */
const SETTLE_MS = 150;

export interface FollowOptions {
  readonly folders: readonly string[];
  /** Called with each new library, after the first. */
  readonly onChange: (library: Library) => void;
  /** Called when an edit leaves the library invalid: the old one stays. */
  readonly onProblems: (problems: readonly Problem[]) => void;
}

export interface FollowedLibrary {
  readonly first: Library;
  /** The faults of the newest edit that was refused; empty while disk and memory agree. */
  problems(): readonly Problem[];
  close(): void;
}

/**
 * Loads a library and follows it on disk: a good edit is taken at once, a bad one keeps the old library.
 *
 * @throws LibraryError where the library is invalid at the start.
 */
export function followLibrary({ folders, onChange, onProblems }: FollowOptions): FollowedLibrary {
  const start = loadLibrary(folders);
  if (start.kind === 'invalid') throw new LibraryError(start.problems);
  let digest = start.library.digest;
  let problems: readonly Problem[] = [];
  let timer: NodeJS.Timeout | undefined;

  function reload(): void {
    const outcome = loadLibrary(folders);
    if (outcome.kind === 'invalid') {
      problems = outcome.problems;
      onProblems(problems);
      return;
    }
    problems = [];
    if (outcome.library.digest === digest) return;
    digest = outcome.library.digest;
    onChange(outcome.library);
  }

  const schedule = (): void => {
    clearTimeout(timer);
    timer = setTimeout(reload, SETTLE_MS).unref();
  };
  const watchers: FSWatcher[] = folders
    .filter((folder) => existsSync(folder))
    .map((folder) => {
      const watcher = watch(folder, { recursive: true, persistent: false }, schedule);
      // A folder that is replaced or removed ends its watcher; the library in memory goes on.
      watcher.on('error', schedule);
      return watcher;
    });
  return {
    first: start.library,
    problems: () => problems,
    close: () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
