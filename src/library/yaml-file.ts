import { type Document, isMap, isNode, isPair, LineCounter, parseDocument } from 'yaml';
import type { Problem } from './problems.js';

/** A path into a YAML document, as zod gives it. */
export type YamlPath = readonly PropertyKey[];

export interface YamlFile {
  readonly file: string;
  readonly value: unknown;
  /** A problem at the deepest part of `path` that the file has; with `key`, at that key itself. */
  problemAt(path: YamlPath, message: string, key?: string): Problem;
}

/** A file may repeat a block through anchors, but not grow without bound ("billion laughs"). */
const MAX_ALIASES = 100;

/** The parsed file, or every reason why it cannot be read. */
export function parseYaml(file: string, bytes: Uint8Array): YamlFile | readonly Problem[] {
  const at = (line: number, column: number, message: string): Problem => ({ file, line, column, message });
  const source = decodeUtf8(bytes);
  if (typeof source !== 'string') {
    return [at(source.line, 1, 'the file is not valid UTF-8. Save it as UTF-8 without other encodings.')];
  }
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    return document.errors.map((error) => {
      const { line, col } = lines.linePos(error.pos[0]);
      return at(line, col, `not readable as YAML: ${error.message}`);
    });
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return [at(1, 1, `its aliases expand beyond ${MAX_ALIASES} nodes. Write the repeated parts out.`)];
  }
  if (value === null || value === undefined) return [at(1, 1, 'the file is empty.')];
  return {
    file,
    value,
    problemAt: (path, message, key) => {
      const { line, col } = lines.linePos(offsetOf(document, path, key));
      return at(line, col, message);
    },
  };
}

/** The text, or the first line (from 1) whose bytes are not UTF-8. */
function decodeUtf8(bytes: Uint8Array): string | { line: number } {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let line = 1;
    for (let start = 0; start < bytes.length; line++) {
      const newline = bytes.indexOf(10, start);
      const end = newline === -1 ? bytes.length : newline + 1;
      try {
        decoder.decode(bytes.subarray(start, end));
      } catch {
        return { line };
      }
      start = end;
    }
    return { line };
  }
}

/** The character offset of the deepest node that `path` reaches. */
function offsetOf(document: Document.Parsed, path: YamlPath, key?: string): number {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (!isNode(node) || !node.range) continue;
    if (key !== undefined && length === path.length && isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && String(item.key) === key);
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    return node.range[0];
  }
  return 0;
}
