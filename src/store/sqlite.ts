import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import Libsql from 'libsql';
import type { Connection } from './database.js';
import { cannotOpen, readFailure, readOnly } from './failures.js';
import { LibsqlDialect } from './libsql-dialect.js';

export const DATABASE_FILE = 'deal-patterns.db';

/** Starting may wait for another process that migrates; nothing else runs yet. */
const START_WAIT_MS = 10_000;
/** Later the wait blocks the event loop, so it only bridges another process's single commit. */
const BUSY_WAIT_MS = 20;

/**
 * The embedded database, in `stateDir`, which is made where it is missing. Write-ahead log with `synchronous=FULL`:
 * a commit is on disk when it returns. Throws `StoreError`.
 */
export function connectSqlite(stateDir: string): Connection {
  const where = join(stateDir, DATABASE_FILE);
  const database = openFile(stateDir, where);
  try {
    for (const pragma of [
      `busy_timeout = ${START_WAIT_MS}`,
      'journal_mode = WAL',
      'synchronous = FULL',
      'foreign_keys = ON',
    ]) {
      database.pragma(pragma);
    }
  } catch (error) {
    database.close();
    throw readFailure(error, where).error;
  }
  return {
    dialect: 'sqlite',
    where,
    kysely: new Kysely({ dialect: new LibsqlDialect(database) }),
    afterMigration: () => void database.pragma(`busy_timeout = ${BUSY_WAIT_MS}`),
  };
}

function openFile(stateDir: string, where: string): Libsql.Database {
  try {
    mkdirSync(stateDir, { recursive: true });
    return new Libsql(where);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw code === 'EACCES' || code === 'EROFS' || code === 'EPERM' ? readOnly(where, error) : cannotOpen(where, error);
  }
}
