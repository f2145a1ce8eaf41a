import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import { readFailure } from './failures.js';
import { sql } from './kysely.js';
import { migrate } from './migrate.js';
import type { Tables } from './tables.js';

export type Dialect = 'sqlite' | 'postgres';

/** A connection that may not have been migrated yet. `where` names it without a password. */
export interface Connection {
  readonly dialect: Dialect;
  readonly where: string;
  readonly kysely: Kysely<Tables>;
}

/** One open, migrated database. */
export interface Database {
  readonly dialect: Dialect;
  /** A new row id. */
  readonly newId: () => string;
  /** Runs one statement, again while another process holds the lock; throws `StoreError` where the database fails. */
  query<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  /** Runs the work in one transaction; the work may run again, so it must not act outside the database. */
  transaction<T>(work: (trx: Transaction<Tables>) => Promise<T>): Promise<T>;
  /** Whether a query gets an answer just now; never throws. */
  isReachable(): Promise<boolean>;
  /** Waits for what runs; later calls throw `StoreError`. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** `postgres://…`; without it an embedded file in `stateDir`. */
  readonly databaseUrl?: string | undefined;
  readonly stateDir: string;
  /** For tests that count ids; UUIDs by default. */
  readonly newId?: (() => string) | undefined;
  /** How long a lock of another process is waited out; 5,000 by default. */
  readonly lockWaitMs?: number | undefined;
}

/** SQLite gives its lock to whoever asks first when it is free, so of many processes one may be passed over for long. */
const LOCK_WAIT_MS = 5000;
/** Another process may be migrating; at the start nothing else waits. */
const START_WAIT_MS = 10_000;
/** Half of it at least; the rest is chance, so that processes that wait do not ask in step. */
const RETRY_PAUSE_MS = 20;

/**
 * The database, brought up to this version under a lock, so that processes may start at once. Throws `StoreError`
 * (`corrupt`, `read-only`, `newer`, `cannot-open`, `unavailable`) with one sentence for people.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { newId = randomUUID, lockWaitMs = LOCK_WAIT_MS } = options;
  const { dialect, where, kysely } = await connect(options);
  try {
    await retried(() => migrate({ dialect, where, kysely }), where, START_WAIT_MS);
  } catch (error) {
    await kysely.destroy().catch(() => undefined);
    throw error;
  }
  const run = <T>(work: () => Promise<T>) => retried(work, where, lockWaitMs);
  return {
    dialect,
    newId,
    query: (work) => run(() => work(kysely)),
    transaction: (work) => run(() => kysely.transaction().execute(work)),
    // From a table: SQLite answers a bare `select 1` without its file.
    isReachable: () =>
      sql`select 1 from migrations limit 1`.execute(kysely).then(
        () => true,
        () => false,
      ),
    close: () => kysely.destroy(),
  };
}

/** Only the driver that is used is loaded. */
async function connect({ databaseUrl, stateDir }: DatabaseOptions): Promise<Connection> {
  if (databaseUrl !== undefined) {
    const { connectPostgres } = await import('./postgres.js');
    return connectPostgres(databaseUrl);
  }
  const { connectSqlite, sqliteFile } = await import('./sqlite.js');
  return retried(async () => connectSqlite(stateDir), sqliteFile(stateDir), START_WAIT_MS);
}

/** Waiting between tries, not inside the database, keeps the event loop free while another process holds the lock. */
async function retried<T>(work: () => Promise<T>, where: string, waitMs: number): Promise<T> {
  const deadline = performance.now() + waitMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const failure = readFailure(error, where);
      if (failure.kind !== 'retry' || performance.now() >= deadline) throw failure.error;
      await sleep(RETRY_PAUSE_MS * (0.5 + Math.random() / 2));
    }
  }
}
