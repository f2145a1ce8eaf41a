import { type Assistant, createAssistant } from './assistant.js';
import type { Config } from './config.js';
import type { DismissalStore, GapStore } from './feedback/index.js';
import { readIndexSnapshot } from './index-snapshot.js';
import { type DatabaseState, lateStores } from './late-stores.js';
import { followLibrary, formatProblem } from './library/index.js';
import type { Log } from './log.js';
import type { Stores, TeamData } from './store/index.js';

export interface Composed {
  readonly assistant: Assistant;
  /** Their calls wait for the database, and open it if nothing else has. */
  readonly stores: Stores;
  /** @throws StoreError where the database cannot be opened. */
  openDatabase(): Promise<void>;
  databaseState(): Promise<DatabaseState>;
  close(): Promise<void>;
}

/**
 * Everything behind the surfaces, made from the configuration: library, search, database, assistant. The database is not
 * open yet: answers need none, so a surface may begin before it is.
 *
 * @throws LibraryError where the library is invalid.
 */
export async function compose(config: Config, log: Log): Promise<Composed> {
  const library = await followLibrary({
    folders: config.libraryFolders,
    onChange: (next) => {
      assistant.replaceLibrary(next);
      log.info('library_replaced', { version: next.version, cards: next.cards.size });
    },
    onProblems: (problems) => {
      log.warn('library_edit_refused', { problems: problems.map(formatProblem) });
    },
  });
  const { databaseUrl, stateDir } = config;
  const { stores, ...database } = lateStores({ databaseUrl, stateDir });
  const { gaps, dismissals, recentCards } = stores;
  const assistant = createAssistant({
    library: library.first,
    problems: library.problems,
    terms: readIndexSnapshot(library.first),
    gaps,
    dismissals,
    recentCards,
  });
  return {
    assistant,
    stores,
    openDatabase: database.open,
    databaseState: database.state,
    close: async () => {
      library.close();
      await database.close();
    },
  };
}

/**
 * The questions that were kept, for a surface that needs nothing else.
 *
 * @throws StoreError where the database cannot be opened.
 */
export async function openGaps({ databaseUrl, stateDir }: Pick<Config, 'databaseUrl' | 'stateDir'>): Promise<{
  readonly gaps: GapStore;
  readonly dismissals: DismissalStore;
  close(): Promise<void>;
}> {
  const { createDismissalStore, createGapStore, openDatabase } = await import('./store/index.js');
  const database = await openDatabase({ databaseUrl, stateDir });
  return { gaps: createGapStore(database), dismissals: createDismissalStore(database), close: database.close };
}

/**
 * What is kept of workspaces, for a surface that needs nothing else.
 *
 * @throws StoreError where the database cannot be opened.
 */
export async function openTeamData({
  databaseUrl,
  stateDir,
}: Pick<Config, 'databaseUrl' | 'stateDir'>): Promise<TeamData & { close(): Promise<void> }> {
  const { createTeamData, openDatabase } = await import('./store/index.js');
  const database = await openDatabase({ databaseUrl, stateDir });
  return { ...createTeamData(database), close: database.close };
}
