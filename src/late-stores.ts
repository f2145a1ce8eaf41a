import type { Database, DatabaseOptions, Stores } from './store/index.js';

/** `unreachable`: it was opened and does not answer just now. */
export type DatabaseState = 'opening' | 'open' | 'unreachable';

/** The stores of a database that is opened when it is first needed. */
export interface LateStores {
  /** Every call waits for the database. */
  readonly stores: Stores;
  /** Opens the database, once for all who ask. Throws `StoreError` where it cannot be opened. */
  open(): Promise<void>;
  /** Within a second; never throws. */
  state(): Promise<DatabaseState>;
  /** Waits for what runs. */
  close(): Promise<void>;
}

/** A health check waits no longer for an answer. */
const STATE_TIMEOUT_MS = 1000;

/**
 * The database layer is not even loaded before it is needed: that, the opening and the migrations take as long as the rest
 * of a start, and the first answers need none of it.
 */
export function lateStores(options: DatabaseOptions): LateStores {
  let opening: Promise<Opened> | undefined;
  let opened: Opened | undefined;
  const open = async (): Promise<Opened> => {
    opening ??= openStores(options);
    opened = await opening;
    return opened;
  };
  return {
    stores: waiting(async () => (await open()).stores),
    open: async () => void (await open()),
    state: async () => {
      if (!opened) return 'opening';
      return (await inTime(opened.database.isReachable())) ? 'open' : 'unreachable';
    },
    close: async () => {
      const last = await opening?.catch(() => undefined);
      await last?.database.close();
    },
  };
}

interface Opened {
  readonly database: Database;
  readonly stores: Stores;
}

async function openStores(options: DatabaseOptions): Promise<Opened> {
  const { createStores, openDatabase } = await import('./store/index.js');
  const database = await openDatabase(options);
  return { database, stores: createStores(database) };
}

/** Its keys are those of `Stores`, which has nothing but functions that give promises. */
const STORES: { readonly [Name in keyof Stores]: true } = {
  deals: true,
  checklists: true,
  deliveries: true,
  gaps: true,
  dismissals: true,
  watches: true,
  recentCards: true,
  seenKeys: true,
  teamData: true,
};

function waiting(opened: () => Promise<Stores>): Stores {
  const stores = Object.keys(STORES).map((name) => {
    const get =
      (_: unknown, method: string) =>
      async (...parameters: unknown[]) => {
        const store: object = Reflect.get(await opened(), name);
        return Reflect.apply(Reflect.get(store, method), store, parameters);
      };
    return [name, new Proxy({}, { get })];
  });
  // A proxy answers to whatever is asked of it; the types keep the asking to what stores have.
  return Object.fromEntries(stores) as Stores;
}

async function inTime(answer: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), STATE_TIMEOUT_MS);
  });
  const isReached = await Promise.race([answer, late]);
  clearTimeout(timer);
  return isReached;
}
