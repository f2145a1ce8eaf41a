import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize } from 'node:v8';

/**
 * What `npm run build` leaves for a fast start: the checked data of each file of the shipped library, by a digest of the
 * file's bytes. A file that was edited since has another digest and is parsed; a snapshot can be missing, never stale.
 */
export interface Snapshot {
  /** The data of a file with these bytes, read as this kind (`glossary.yml`, `patterns`); undefined where unknown. */
  find(kind: string, bytes: Uint8Array): unknown;
}

/** Beside the compiled sources; there is none beside the TypeScript ones. V8's own format takes half as long to read as JSON. */
export const SNAPSHOT_FILE = join(import.meta.dirname, '..', 'library-snapshot.bin');

export const NO_SNAPSHOT: Snapshot = { find: () => undefined };

/** The snapshot in a file; an empty one where there is none, it is damaged, or another build of the loader wrote it. */
export function readSnapshot(file: string): Snapshot {
  const stored = existsSync(file) ? readStored(file) : undefined;
  if (!stored || stored.build !== buildDigest()) return NO_SNAPSHOT;
  const { files } = stored;
  return { find: (kind, bytes) => files[fileDigest(kind, bytes)] };
}

export interface StoredSnapshot {
  readonly build: string;
  readonly files: Readonly<Record<string, unknown>>;
}

function readStored(file: string): StoredSnapshot | undefined {
  try {
    const stored: unknown = deserialize(readFileSync(file));
    return isStored(stored) ? stored : undefined;
  } catch {
    return undefined;
  }
}

function isStored(value: unknown): value is StoredSnapshot {
  return (
    typeof value === 'object' &&
    value !== null &&
    'build' in value &&
    typeof value.build === 'string' &&
    'files' in value &&
    typeof value.files === 'object' &&
    value.files !== null
  );
}

export const fileDigest = (kind: string, bytes: Uint8Array): string =>
  createHash('sha256').update(`${kind}\0`).update(bytes).digest('hex');

/** Over the code of this folder: what a schema accepts and fills in changes with it. */
export function buildDigest(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(import.meta.dirname).sort()) {
    if (/\.[jt]s$/.test(name)) hash.update(`${name}\0`).update(readFileSync(join(import.meta.dirname, name)));
  }
  return hash.digest('hex');
}
