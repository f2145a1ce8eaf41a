import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { buildLibrary, type Checked, type LibraryParts } from './build-library.js';
import { checkShape, isProblems } from './check-shape.js';
import type { Library } from './library.js';
import type { Problem } from './problems.js';
import { questionsSchema } from './questions-schema.js';
import { rankingSchema } from './ranking-schema.js';
import {
  caseSchema,
  glossarySchema,
  interactionsSchema,
  librarySchema,
  patternSchema,
  referencesSchema,
  synonymsSchema,
} from './schema.js';
import { parseYaml } from './yaml-file.js';

export type LoadOutcome =
  | { readonly kind: 'loaded'; readonly library: Library }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/**
 * Reads a library of one or more folders, each laid over those before it: a file of the same name stands for the
 * earlier one, and the cards of every folder but the first are internal unless they say otherwise. The only reader of
 * the library's files. Never half a library: either all of it or every problem, in order of file.
 */
export function loadLibrary(folders: readonly string[]): LoadOutcome {
  const reader = createReader(folders);
  const library = reader.newest('library.yml', librarySchema);
  const questions = reader.newest('questions.yml', questionsSchema);
  const ranking = reader.newest('ranking.json', rankingSchema);
  const parts = {
    references: reader.each('references.yml', referencesSchema),
    glossaries: reader.each('glossary.yml', glossarySchema),
    interactions: reader.each('interactions.yml', interactionsSchema),
    synonyms: reader.each('synonyms.yml', synonymsSchema),
    patterns: reader.folder('patterns', patternSchema),
    cases: reader.folder('cases', caseSchema),
  };
  if (!library || !questions || !ranking || reader.problems.length > 0) return invalid(reader.problems);
  const complete: LibraryParts = { ...parts, library, questions, ranking, digest: reader.digest() };
  const built = buildLibrary(complete);
  return isProblems(built) ? invalid(built) : { kind: 'loaded', library: built };
}

function invalid(problems: readonly Problem[]): LoadOutcome {
  const sorted = [...problems].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
  return { kind: 'invalid', problems: sorted };
}

function createReader(folders: readonly string[]) {
  const problems: Problem[] = [];
  const hash = createHash('sha256');
  const complain = (file: string, message: string) => problems.push({ file, line: 1, column: 1, message });

  function read<S extends z.ZodType>(file: string, schema: S, internal: boolean): Checked<z.infer<S>> | undefined {
    const bytes = readFileSync(file);
    hash.update(basename(file)).update(bytes);
    const yaml = parseYaml(file, bytes);
    if (isProblems(yaml)) {
      problems.push(...yaml);
      return undefined;
    }
    const data = checkShape(yaml, schema);
    if (isProblems(data)) {
      problems.push(...data);
      return undefined;
    }
    return { yaml, data, internal };
  }

  /** The file of this name in each folder that has it. */
  function each<S extends z.ZodType>(name: string, schema: S): Checked<z.infer<S>>[] {
    return folders.flatMap((folder, index) => {
      const file = join(folder, name);
      const found = existsSync(file) ? read(file, schema, index > 0) : undefined;
      return found ? [found] : [];
    });
  }

  return {
    problems,
    digest: () => hash.digest('hex'),
    each,

    /** The last folder's file of this name; a problem where no folder has one. */
    newest<S extends z.ZodType>(name: string, schema: S): Checked<z.infer<S>> | undefined {
      const files = each(name, schema);
      if (files.length === 0 && problems.length === 0) {
        complain(
          join(folders[0] ?? '.', name),
          'the file is missing. LIBRARY_DIR must name a folder with a pattern library.',
        );
      }
      return files.at(-1);
    },

    /** All files of a subfolder, one an id; the file's name has to be the id. */
    folder<S extends z.ZodType<{ id: string }>>(name: string, schema: S): Checked<z.infer<S>>[] {
      const files = new Map<string, { file: string; internal: boolean }>();
      folders.forEach((folder, index) => {
        const path = join(folder, name);
        if (!existsSync(path)) return;
        for (const entry of readdirSync(path).sort()) {
          if (/\.ya?ml$/.test(entry)) files.set(entry, { file: join(path, entry), internal: index > 0 });
        }
      });
      return [...files.values()].flatMap(({ file, internal }) => {
        const found = read(file, schema, internal);
        if (!found) return [];
        const expected = basename(file).replace(/\.ya?ml$/, '');
        if (found.data.id !== expected) {
          problems.push(
            found.yaml.problemAt(['id'], `id is "${found.data.id}"; expected the file's name, "${expected}".`),
          );
        }
        return [found];
      });
    },
  };
}
