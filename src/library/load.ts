import { buildLibrary } from './build-library.js';
import { checkReferences } from './check-references.js';
import { createReader, type ReadOptions } from './folder-reader.js';
import { takeParts } from './layout.js';
import type { Library } from './library.js';
import type { Problem } from './problems.js';

export type LoadOutcome =
  | { readonly kind: 'loaded'; readonly library: Library }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/**
 * Reads a library of one or more folders, each laid over those before it: a pattern or case file of the same name stands
 * for the earlier one, terms, works and interactions of the same id likewise, and the cards of every folder but the first
 * are internal unless they say otherwise. The only reader of the library's files. Never half a library: either all of it
 * or every problem, in order of file.
 */
export function loadLibrary(folders: readonly string[], options: ReadOptions = {}): LoadOutcome {
  const reader = createReader(folders, options);
  const parts = takeParts(reader.take);
  const problems = [...reader.problems(), ...checkReferences(parts, reader.failed)];
  const built = problems.length === 0 ? buildLibrary(parts, reader.digest()) : undefined;
  return built ? { kind: 'loaded', library: built } : { kind: 'invalid', problems: inOrder(problems) };
}

function inOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}
