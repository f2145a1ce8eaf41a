import type { Assistant } from '../assistant.js';
import type { GapStore } from '../feedback/index.js';
import type { CliStreams } from './program.js';

/** What a command works with; the assistant is made when it is first asked for, so that `validate` needs none. */
export interface CliContext {
  readonly streams: CliStreams;
  readonly libraryFolders: readonly string[];
  /** Throws `LibraryError`. */
  assistant(): Promise<Assistant>;
  /** The questions that were kept; to be closed by the caller. Throws `StoreError`. */
  openGaps(): Promise<{ readonly gaps: GapStore; close(): Promise<void> }>;
  /** Opens the database. Throws `StoreError` where it cannot. */
  openTeamData(): Promise<OpenTeamData>;
}

/** What is kept of workspaces, while the database is open. */
export interface OpenTeamData {
  export(team: string): Promise<unknown>;
  /** Deletes all of it; how many rows, by table. */
  delete(team: string): Promise<unknown>;
  close(): Promise<void>;
}
