import type { QuestionsFile } from './questions-schema.js';
import type { RankingFile } from './ranking-schema.js';
import type {
  CaseFile,
  GlossaryFile,
  InteractionsFile,
  LibraryFile,
  PatternFile,
  ReferencesFile,
  SynonymsFile,
} from './schema.js';
import type { TopicsFile } from './topics-schema.js';
import type { YamlFile } from './yaml-file.js';

/** What a file of each kind holds: `patterns` and `cases` are subfolders of such files. */
export interface FileTypes {
  'library.yml': LibraryFile;
  'references.yml': ReferencesFile;
  'glossary.yml': GlossaryFile;
  'interactions.yml': InteractionsFile;
  'synonyms.yml': SynonymsFile;
  'questions.yml': QuestionsFile;
  'topics.yml': TopicsFile;
  'ranking.json': RankingFile;
  patterns: PatternFile;
  cases: CaseFile;
}

export type FileKind = keyof FileTypes;
export type FolderKind = 'patterns' | 'cases';

/** A file that fits its schema. `internal` is the default for its cards: true for a team's own folder. */
export interface Checked<T> {
  readonly yaml: Pick<YamlFile, 'file' | 'problemAt'>;
  readonly data: T;
  readonly internal: boolean;
}

/** How a library's files are had. */
export interface Take {
  /** The file of this name in each folder that has it. */
  file<K extends FileKind>(name: K): Checked<FileTypes[K]>[];
  /** The same, where at least one folder has to have it. */
  required<K extends FileKind>(name: K): Checked<FileTypes[K]>[];
  /** As `file`; where no folder has it, the one that comes with the bot. */
  fileOrShipped<K extends FileKind>(name: K): Checked<FileTypes[K]>[];
  /** The files of a subfolder, one an id: a later folder's file stands for the earlier one of the same name. */
  folder<K extends FolderKind>(name: K): Checked<FileTypes[K]>[];
}

/** Every file of a library. A new kind of file is a line here, one in `FileTypes` and one in `schemas.ts`. */
export function takeParts(take: Take) {
  return {
    library: take.required('library.yml'),
    references: take.file('references.yml'),
    glossaries: take.file('glossary.yml'),
    interactions: take.file('interactions.yml'),
    synonyms: take.file('synonyms.yml'),
    questions: take.fileOrShipped('questions.yml'),
    topics: take.fileOrShipped('topics.yml'),
    ranking: take.fileOrShipped('ranking.json'),
    patterns: take.folder('patterns'),
    cases: take.folder('cases'),
  };
}

export type LibraryParts = ReturnType<typeof takeParts>;
