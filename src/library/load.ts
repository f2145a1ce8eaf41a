import { assembleLibrary, type LoadOutcome } from './assemble.js';
import { checkShape } from './check-shape.js';
import { createReader, type ReadOptions } from './folder-reader.js';
import { SCHEMAS } from './schemas.js';

/**
 * Reads a library of one or more folders, each laid over those before it: a pattern or case file of the same name stands
 * for the earlier one, terms, works and interactions of the same id likewise, and the cards of every folder but the first
 * are internal unless they say otherwise. Either all of it or every problem. `openLibrary` spares the schemas where it can.
 */
export function loadLibrary(folders: readonly string[], options: Omit<ReadOptions, 'check'> = {}): LoadOutcome {
  const check: ReadOptions['check'] = (kind, yaml) => checkShape(yaml, SCHEMAS[kind]);
  return assembleLibrary(createReader(folders, { ...options, check }));
}
