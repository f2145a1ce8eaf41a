import type { Assistant } from '../assistant.js';
import type { CliStreams } from './program.js';

/** What a command works with; the assistant is made when it is first asked for, so that `validate` needs none. */
export interface CliContext {
  readonly streams: CliStreams;
  readonly libraryFolders: readonly string[];
  assistant(): Assistant;
}
