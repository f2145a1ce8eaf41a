import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');

export interface SourceFile {
  /** From the project's root, with slashes: `src/slack/app.ts`. */
  readonly path: string;
  readonly text: string;
}

/** Every TypeScript file below a folder of the project, in order of path. */
export function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ path: relative(ROOT, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }));
}

/** A source without its comments; line numbers stay. Text in quotes is left alone. */
export function withoutComments(text: string): string {
  return text.replace(
    /(`(?:\\[\s\S]|[^`\\])*`|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (found, quoted) => quoted ?? found.replace(/[^\n]/g, ' '),
  );
}
