import { buildLibrary } from './build-library.js';
import type { Ref } from './cards.js';
import { checkReferences } from './check-references.js';
import { createReader, type ReadOptions } from './folder-reader.js';
import { type LibraryParts, takeParts } from './layout.js';
import type { Library } from './library.js';
import type { Problem } from './problems.js';
import type { YamlPath } from './yaml-file.js';

export type LoadOutcome =
  | {
      readonly kind: 'loaded';
      readonly library: Library;
      /** Where something in a kill-list move stands, for checks that other parts make; `path` is below the move. */
      readonly placeInMove: (move: Ref, path: YamlPath, message: string) => Problem;
    }
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
  return built
    ? { kind: 'loaded', library: built, placeInMove: placeInMove(parts) }
    : { kind: 'invalid', problems: inOrder(problems) };
}

function placeInMove({ patterns }: LibraryParts) {
  return (move: Ref, path: YamlPath, message: string): Problem => {
    const [pattern, , id] = move.split('/');
    const file = patterns.find(({ data }) => data.id === pattern);
    if (!file) return { file: `${pattern}.yml`, line: 1, column: 1, message };
    const index = file.data.kill_list.findIndex((each) => each.id === id);
    return file.yaml.problemAt(['kill_list', index, ...path], message);
  };
}

function inOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}
