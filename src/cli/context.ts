import type { Assistant } from '../assistant.js';
import type { DismissalStore, GapStore } from '../feedback/index.js';
import type { CliStreams } from './program.js';

/** What a command works with; the assistant is made when it is first asked for, so that `validate` needs none. */
export interface CliContext {
  readonly streams: CliStreams;
  readonly libraryFolders: readonly string[];
  /** Throws `LibraryError`. */
  assistant(): Promise<Assistant>;
  /** The questions that were kept and the findings called no problem; to be closed by the caller. Throws `StoreError`. */
  openGaps(): Promise<OpenFeedback>;
  /** Opens the database. Throws `StoreError` where it cannot. */
  openTeamData(): Promise<OpenTeamData>;
}

/** What people said of answers and findings, while the database is open. */
export interface OpenFeedback {
  readonly gaps: GapStore;
  readonly dismissals: DismissalStore;
  close(): Promise<void>;
}

/** What is kept of workspaces, while the database is open. */
export interface OpenTeamData {
  export(team: string): Promise<unknown>;
  /** Deletes all of it; how many rows, by table. */
  delete(team: string): Promise<unknown>;
  close(): Promise<void>;
}
