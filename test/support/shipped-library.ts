import { join } from 'node:path';
import { type Library, loadLibrary } from '../../src/library/index.js';

/** The library that the project ships. */
export function shippedLibrary(): Library {
  const outcome = loadLibrary([join(import.meta.dirname, '../../data')]);
  if (outcome.kind === 'invalid') {
    throw new Error(outcome.problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
  }
  return outcome.library;
}
