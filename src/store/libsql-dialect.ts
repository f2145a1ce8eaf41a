import type { DatabaseConnection, SqliteDatabase } from 'kysely';
import type Libsql from 'libsql';
import { SqliteAdapter, SqliteDialect, SqliteDriver } from './kysely.js';

/**
 * Kysely's SQLite dialect over libsql, which is better-sqlite3's interface with prebuilt binaries. Transactions take
 * the write lock when they begin: one that reads first and writes later could otherwise fail in the middle, and two
 * processes that migrate at once would both see an empty database.
 */
export class LibsqlDialect extends SqliteDialect {
  readonly #database: Libsql.Database;

  constructor(database: Libsql.Database) {
    super({ database: guarded(database) });
    this.#database = database;
  }

  override createDriver(): ImmediateDriver {
    return new ImmediateDriver(this.#database);
  }

  override createAdapter(): TransactionalAdapter {
    return new TransactionalAdapter();
  }
}

/**
 * Begins and ends transactions by `exec`: a prepared statement that failed because another process held the lock stays
 * open in libsql, and every later commit then fails with "SQL statements in progress".
 */
class ImmediateDriver extends SqliteDriver {
  readonly #database: Libsql.Database;

  constructor(database: Libsql.Database) {
    super({ database: guarded(database) });
    this.#database = database;
  }

  override async beginTransaction(_connection: DatabaseConnection): Promise<void> {
    this.#database.exec('begin immediate');
  }

  override async commitTransaction(_connection: DatabaseConnection): Promise<void> {
    this.#database.exec('commit');
  }

  /** A full disk or a damaged page may have rolled back already. */
  override async rollbackTransaction(_connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) this.#database.exec('rollback');
  }
}

/** Lets Kysely's migrator run all migrations in one transaction, which is then also their lock. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * libsql as Kysely calls it. A statement that writes outside a transaction gets one, for the reason given above. A
 * boolean parameter, at which libsql aborts the whole process ("not yet implemented: bool"), fails its statement only.
 */
function guarded(database: Libsql.Database): SqliteDatabase {
  return {
    close: () => void database.close(),
    prepare(sql) {
      const statement = database.prepare(sql);
      const isRead = /^\s*(?:select|pragma)\b/i.test(sql);
      const run = <T>(work: () => T): T => (isRead || database.inTransaction ? work() : inTransaction(database, work));
      return {
        reader: statement.reader,
        all: (parameters) => run(() => statement.all(bindable(parameters))),
        run: (parameters) => run(() => statement.run(bindable(parameters))),
        iterate: (parameters) => statement.iterate(bindable(parameters)),
      };
    },
  };
}

function inTransaction<T>(database: Libsql.Database, work: () => T): T {
  database.exec('begin immediate');
  try {
    const result = work();
    database.exec('commit');
    return result;
  } catch (error) {
    if (database.inTransaction) database.exec('rollback');
    throw error;
  }
}

function bindable(parameters: readonly unknown[]): unknown[] {
  const index = parameters.findIndex((value) => typeof value === 'boolean');
  if (index >= 0) throw new TypeError(`Parameter ${index + 1} is a boolean; bind 0 or 1.`);
  return [...parameters];
}
