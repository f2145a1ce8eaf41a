import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Library } from './library/index.js';
import { type StoredIndex, storeIndex } from './search/index.js';

/** Beside the compiled sources; there is none beside the TypeScript ones. V8's own format: arrays of numbers are read as they lie. */
const INDEX_FILE = join(import.meta.dirname, 'index-snapshot.bin');

/** The code that decides what an index holds. */
const FOLDERS = ['library', 'search', 'text'];

interface Stored {
  /** Over the code and the library: of anything else the index may differ. */
  readonly digest: string;
  readonly terms: StoredIndex;
}

/**
 * The words of this library as `npm run build` worked them out; undefined where it did not, for a library that was edited
 * since for instance. A snapshot can be missing, never stale.
 */
export function readIndexSnapshot(library: Library, file: string = INDEX_FILE): StoredIndex | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const stored: unknown = deserialize(readFileSync(file));
    return isStored(stored) && stored.digest === digestFor(library) ? stored.terms : undefined;
  } catch {
    return undefined;
  }
}

/** Leaves the words of a library for the next start. */
export function writeIndexSnapshot(library: Library, file: string = INDEX_FILE): void {
  rmSync(file, { force: true });
  const stored: Stored = { digest: digestFor(library), terms: storeIndex(library) };
  mkdirSync(dirname(file), { recursive: true });
  // A start meanwhile sees the whole file or none.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, serialize(stored));
  renameSync(draft, file);
}

function isStored(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && 'digest' in value && 'terms' in value;
}

function digestFor({ digest }: Library): string {
  const hash = createHash('sha256').update(digest);
  for (const folder of FOLDERS) {
    const path = join(import.meta.dirname, folder);
    for (const name of readdirSync(path).sort()) {
      if (/\.[jt]s$/.test(name)) hash.update(`${folder}/${name}\0`).update(readFileSync(join(path, name)));
    }
  }
  return hash.digest('hex');
}
