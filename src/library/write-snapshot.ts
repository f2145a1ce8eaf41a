import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { serialize } from 'node:v8';
import { loadLibrary } from './load.js';
import type { Problem } from './problems.js';
import { buildDigest, fileDigest, NO_SNAPSHOT, SNAPSHOT_FILE, type StoredSnapshot } from './snapshot.js';

/** Writes the snapshot of a library; where the library is invalid, no snapshot is left and its problems come back. */
export function writeSnapshot(folders: readonly string[], file: string = SNAPSHOT_FILE): readonly Problem[] {
  rmSync(file, { force: true });
  const files: Record<string, unknown> = {};
  const outcome = loadLibrary(folders, {
    snapshot: NO_SNAPSHOT,
    onChecked: (kind, bytes, data) => {
      files[fileDigest(kind, bytes)] = data;
    },
  });
  if (outcome.kind === 'invalid') return outcome.problems;
  mkdirSync(dirname(file), { recursive: true });
  // A start meanwhile sees the whole file or none.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, serialize({ build: buildDigest(), files } satisfies StoredSnapshot));
  renameSync(draft, file);
  return [];
}
