import { createRequire } from 'node:module';
import type { Document, Node } from 'yaml';
import { didYouMean } from './nearest.js';
import type { Problem } from './problems.js';

/** A path into a YAML document, as zod gives it. */
export type YamlPath = readonly PropertyKey[];

/** `clauses[2].positions.provider`. */
export function pathText(path: YamlPath): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`))
    .join('');
}

export interface YamlFile {
  readonly file: string;
  readonly value: unknown;
  /** A problem at the deepest part of `path` that the file has; with `key`, at that key itself. */
  problemAt(path: YamlPath, message: string, key?: string): Problem;
}

/** A file may repeat a block through anchors, but not grow without bound ("billion laughs"). */
const MAX_ALIASES = 100;

/** Loaded on first use: a start from the snapshot parses nothing, and the parser costs more to load than all of it. */
const loadParser = (): typeof import('yaml') => createRequire(import.meta.url)('yaml');

/** The parsed file, or every reason why it cannot be read. */
export function parseYaml(file: string, bytes: Uint8Array): YamlFile | readonly Problem[] {
  const source = decodeUtf8(bytes);
  if (typeof source !== 'string') {
    const message = 'the file is not valid UTF-8 in this line. Save it as UTF-8.';
    return [{ file, line: source.line, column: 1, message }];
  }
  const parser = loadParser();
  const at = (offset: number, message: string): Problem => placeOf(source, file, offset, message);
  const document = parser.parseDocument(source, { prettyErrors: false });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) return faults.map(({ pos, message }) => at(pos[0], `not readable as YAML: ${message}`));
  const aliases = aliasProblems(parser, document, at);
  if (aliases.length > 0) return aliases;
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const message = `the file's aliases expand beyond ${MAX_ALIASES} copies. Write the repeated parts out.`;
    return [at(firstAlias(parser, document), message)];
  }
  if (value === null || value === undefined) return [at(0, 'the file is empty.')];
  return {
    file,
    value,
    problemAt: (path, message, key) => at(offsetOf(parser, document, path, key), message),
  };
}

/** Counted from the text itself: the parser's own counter loses lines where it gives up early. */
function placeOf(source: string, file: string, offset: number, message: string): Problem {
  const before = source.slice(0, offset);
  return { file, line: before.split('\n').length, column: offset - before.lastIndexOf('\n'), message };
}

/** The text, or the first line (from 1) whose bytes are not UTF-8. */
function decodeUtf8(bytes: Uint8Array): string | { line: number } {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const isText = (part: Uint8Array): boolean => {
    try {
      decoder.decode(part);
      return true;
    } catch {
      return false;
    }
  };
  if (isText(bytes)) return decoder.decode(bytes);
  let line = 1;
  for (let start = 0; ; line++) {
    const newline = bytes.indexOf(10, start);
    const end = newline === -1 ? bytes.length : newline + 1;
    if (newline === -1 || !isText(bytes.subarray(start, end))) return { line };
    start = end;
  }
}

/** Aliases without an anchor before them, and those that stand within what they repeat: a value without end. */
function aliasProblems(
  parser: typeof import('yaml'),
  document: Document.Parsed,
  at: (offset: number, message: string) => Problem,
): Problem[] {
  const anchors: string[] = [];
  const problems: Problem[] = [];
  parser.visit(document, {
    Node: (_, node) => {
      if ('anchor' in node && node.anchor !== undefined) anchors.push(node.anchor);
    },
    Alias: (_, alias, ancestors) => {
      const { source } = alias;
      const target = alias.resolve(document);
      const offset = alias.range?.[0] ?? 0;
      if (!target)
        problems.push(at(offset, `the alias *${source} has no anchor before it.${didYouMean(source, anchors)}`));
      else if (ancestors.includes(target)) problems.push(at(offset, `the alias *${source} repeats what it stands in.`));
    },
  });
  return problems;
}

function firstAlias(parser: typeof import('yaml'), document: Document.Parsed): number {
  let first = 0;
  parser.visit(document, {
    Alias: (_, alias) => {
      first = alias.range?.[0] ?? 0;
      return parser.visit.BREAK;
    },
  });
  return first;
}

/** The character offset of the deepest node that `path` reaches. */
function offsetOf(parser: typeof import('yaml'), document: Document.Parsed, path: YamlPath, key?: string): number {
  for (let length = path.length; length >= 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (!parser.isNode(node) || !node.range) continue;
    if (key !== undefined && length === path.length && parser.isMap(node)) {
      const pair = node.items.find((item) => String(item.key) === key);
      if (pair && parser.isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    return startOf(node);
  }
  return 0;
}

const startOf = (node: Node): number => node.range?.[0] ?? 0;
