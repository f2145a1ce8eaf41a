import { join } from 'node:path';
import type { Library } from '../../src/library/index.js';
import { loadLibrary } from '../../src/library/load.js';

/** The library that the project ships. */
export function shippedLibrary(): Library {
  const outcome = loadLibrary([join(import.meta.dirname, '../../data')]);
  if (outcome.kind === 'invalid') {
    throw new Error(outcome.problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
  }
  return outcome.library;
}
