import type { z } from 'zod';
import type { FileKind, FileTypes } from './layout.js';
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

/** The schema that each file of a library has to fit. */
export const SCHEMAS: { readonly [K in FileKind]: z.ZodType<FileTypes[K]> } = {
  'library.yml': librarySchema,
  'references.yml': referencesSchema,
  'glossary.yml': glossarySchema,
  'interactions.yml': interactionsSchema,
  'synonyms.yml': synonymsSchema,
  'questions.yml': questionsSchema,
  'topics.yml': topicsSchema,
  'ranking.json': rankingSchema,
  patterns: patternSchema,
  cases: caseSchema,
};
