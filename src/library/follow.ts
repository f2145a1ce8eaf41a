import { type FSWatcher, readdirSync, type Stats, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import type { Library } from './library.js';
import { openLibrary } from './open.js';
import { LibraryError, type Problem } from './problems.js';

/** Editors write a file in several steps; a change is read once they have been still for this long. */
const SETTLE_MS = 150;
/** A folder that is gone is looked for again after this long: a deployment may swap it. */
const RETRY_MS = 1000;

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
export async function followLibrary({ folders, onChange, onProblems }: FollowOptions): Promise<FollowedLibrary> {
  let timer: NodeJS.Timeout | undefined;
  // Before the first reading, so that no edit falls between the two.
  const watched = watchFolders(folders, () => schedule(SETTLE_MS));
  if (!watched.refresh()) schedule(RETRY_MS);
  const start = await openLibrary(folders);
  if (start.kind === 'invalid') {
    watched.close();
    throw new LibraryError(start.problems);
  }
  let digest = start.library.digest;
  let problems: readonly Problem[] = [];
  let isClosed = false;

  async function reload(): Promise<void> {
    if (!watched.refresh()) schedule(RETRY_MS);
    const outcome = await openLibrary(folders);
    if (isClosed) return;
    if (outcome.kind === 'invalid') {
      const isNews = JSON.stringify(outcome.problems) !== JSON.stringify(problems);
      problems = outcome.problems;
      if (isNews) onProblems(problems);
      return;
    }
    problems = [];
    if (outcome.library.digest === digest) return;
    digest = outcome.library.digest;
    onChange(outcome.library);
  }

  function schedule(delayMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(reload, delayMs).unref();
  }

  return {
    first: start.library,
    problems: () => problems,
    close: () => {
      isClosed = true;
      clearTimeout(timer);
      watched.close();
    },
  };
}

interface WatchedFolders {
  /** Watches what is there now; false where a folder cannot be watched, because it is gone for instance. */
  refresh(): boolean;
  close(): void;
}

/**
 * Watches the folders and their subfolders one by one, for a watch ends with its folder: a folder that was replaced has
 * another identity under the same name. Files are not watched themselves, since many editors save by renaming a new file
 * over the old one.
 */
function watchFolders(folders: readonly string[], onEvent: () => void): WatchedFolders {
  const watchers = new Map<string, { readonly identity: string; readonly watcher: FSWatcher }>();

  function watchOne(folder: string, { ino, birthtimeMs }: Stats): void {
    const identity = `${ino} ${birthtimeMs}`;
    const old = watchers.get(folder);
    if (old?.identity === identity) return;
    old?.watcher.close();
    const watcher = watch(folder, { persistent: false }, onEvent);
    watcher.on('error', onEvent);
    watchers.set(folder, { identity, watcher });
  }

  function refresh(): boolean {
    try {
      for (const folder of folders) {
        watchOne(folder, statSync(folder));
        for (const entry of readdirSync(folder)) {
          const path = join(folder, entry);
          const found = statSync(path, { throwIfNoEntry: false });
          if (found?.isDirectory()) watchOne(path, found);
        }
      }
      return true;
    } catch {
      return false;
    }
  }

  return {
    refresh,
    close: () => {
      for (const { watcher } of watchers.values()) watcher.close();
    },
  };
}
