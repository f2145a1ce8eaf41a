import type { z } from 'zod';
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
import { topicsSchema } from './topics-schema.js';
import type { YamlFile } from './yaml-file.js';

/** A file that fits its schema. `internal` is the default for its cards: true for a team's own folder. */
export interface Checked<T> {
  readonly yaml: Pick<YamlFile, 'file' | 'problemAt'>;
  readonly data: T;
  readonly internal: boolean;
}

/** How a library's files are had. */
export interface Take {
  /** The file of this name in each folder that has it. */
  file<S extends z.ZodType>(name: string, schema: S): Checked<z.infer<S>>[];
  /** The same, where at least one folder has to have it. */
  required<S extends z.ZodType>(name: string, schema: S): Checked<z.infer<S>>[];
  /** As `file`; where no folder has it, the one that comes with the bot. */
  fileOrShipped<S extends z.ZodType>(name: string, schema: S): Checked<z.infer<S>>[];
  /** The files of a subfolder, one an id: a later folder's file stands for the earlier one of the same name. */
  folder<S extends z.ZodType<{ id: string }>>(name: string, schema: S): Checked<z.infer<S>>[];
}

/** Every file of a library, and the schema that it fits. A new kind of file is one line here. */
export function takeParts(take: Take) {
  return {
    library: take.required('library.yml', librarySchema),
    references: take.file('references.yml', referencesSchema),
    glossaries: take.file('glossary.yml', glossarySchema),
    interactions: take.file('interactions.yml', interactionsSchema),
    synonyms: take.file('synonyms.yml', synonymsSchema),
    questions: take.fileOrShipped('questions.yml', questionsSchema),
    topics: take.fileOrShipped('topics.yml', topicsSchema),
    ranking: take.fileOrShipped('ranking.json', rankingSchema),
    patterns: take.folder('patterns', patternSchema),
    cases: take.folder('cases', caseSchema),
  };
}

export type LibraryParts = ReturnType<typeof takeParts>;
