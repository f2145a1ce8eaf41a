import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import type { Connection } from './database.js';
import { Kysely } from './kysely.js';
import { LibsqlDialect } from './libsql-dialect.js';

const DATABASE_FILE = 'deal-patterns.db';

/**
 * SQLite waits inside the call, which blocks the event loop, so its own wait only bridges another process's commit;
 * `retried` waits for longer locks.
 */
const BUSY_WAIT_MS = 20;

/** Checking reads the whole file, some hundred megabytes a second; beyond this size the start would be felt. */
const MAX_CHECKED_BYTES = 64 * 1024 * 1024;

/** Not used: the migrations table says which version a database has. */
const USER_VERSION = 0;

export function sqliteFile(stateDir: string): string {
  return join(stateDir, DATABASE_FILE);
}

/**
 * The embedded database, in `stateDir`, which is made where it is missing. Write-ahead log with `synchronous=FULL`:
 * a commit is on disk when it returns.
 */
export function connectSqlite(stateDir: string): Connection {
  mkdirSync(stateDir, { recursive: true });
  const where = sqliteFile(stateDir);
  const database = new Libsql(where);
  try {
    database.pragma(`busy_timeout = ${BUSY_WAIT_MS}`);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    proveWritable(database);
    proveSound(database, where);
  } catch (error) {
    database.close();
    throw error;
  }
  return { dialect: 'sqlite', where, kysely: new Kysely({ dialect: new LibsqlDialect(database) }) };
}

/** SQLite opens a file that it may not write for reading, and even begins transactions; only a write tells. */
function proveWritable(database: Libsql.Database): void {
  database.exec(`pragma user_version = ${USER_VERSION}`);
}

/** Damage that no start would touch is found now, in a file that is small enough to be read whole. */
function proveSound(database: Libsql.Database, file: string): void {
  if (statSync(file).size > MAX_CHECKED_BYTES) return;
  const found = JSON.stringify(database.pragma('quick_check(1)'));
  if (!found.includes('"ok"')) throw new Libsql.SqliteError(found, 'SQLITE_CORRUPT');
}
