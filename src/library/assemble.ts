import { buildLibrary } from './build-library.js';
import type { Ref } from './cards.js';
import { checkReferences } from './check-references.js';
import type { FolderReader } from './folder-reader.js';
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

/** The library of the files that a reader takes. Never half a library: either all of it or every problem, in order of file. */
export function assembleLibrary(reader: FolderReader): LoadOutcome {
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
