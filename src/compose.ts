import { type Assistant, createAssistant } from './assistant.js';
import type { Config } from './config.js';
import type { GapStore } from './feedback/index.js';
import { readIndexSnapshot } from './index-snapshot.js';
import { followLibrary, formatProblem } from './library/index.js';
import type { Log } from './log.js';
import {
  createGapStore,
  createStores,
  createTeamData,
  openDatabase,
  type Stores,
  type TeamData,
} from './store/index.js';

export interface Composed {
  readonly assistant: Assistant;
  readonly stores: Stores;
  close(): Promise<void>;
}

/**
 * Everything behind the surfaces, made from the configuration: library, search, database, assistant.
 *
 * @throws LibraryError where the library is invalid, StoreError where the database cannot be opened.
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
  const database = await openDatabase({ databaseUrl: config.databaseUrl, stateDir: config.stateDir }).catch(
    (error: unknown) => {
      library.close();
      throw error;
    },
  );
  const stores = createStores(database);
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
export async function openGaps({
  databaseUrl,
  stateDir,
}: Pick<Config, 'databaseUrl' | 'stateDir'>): Promise<{ readonly gaps: GapStore; close(): Promise<void> }> {
  const database = await openDatabase({ databaseUrl, stateDir });
  return { gaps: createGapStore(database), close: database.close };
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
  const database = await openDatabase({ databaseUrl, stateDir });
  return { ...createTeamData(database), close: database.close };
}
