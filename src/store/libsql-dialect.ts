import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';
import type Libsql from 'libsql';

/**
 * Kysely's SQLite dialect over libsql, which is better-sqlite3's interface with prebuilt binaries. Transactions take
 * the write lock when they begin: one that reads first and writes later could otherwise fail in the middle, and two
 * processes that migrate at once would both see an empty database.
 */
export class LibsqlDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(database: Libsql.Database) {
    const config = { database: guardParameters(database) };
    super(config);
    this.#config = config;
  }

  override createDriver(): ImmediateDriver {
    return new ImmediateDriver(this.#config);
  }

  override createAdapter(): TransactionalAdapter {
    return new TransactionalAdapter();
  }
}

class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/** Lets Kysely's migrator run all migrations in one transaction, which is then also their lock. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * libsql aborts the whole process when a boolean is bound ("not yet implemented: bool"); here it is an error of the
 * statement that binds it.
 */
function guardParameters(database: Libsql.Database): SqliteDatabase {
  return {
    close: () => void database.close(),
    prepare(sql) {
      const statement = database.prepare(sql);
      return {
        reader: statement.reader,
        all: (parameters) => statement.all(bindable(parameters)),
        run: (parameters) => statement.run(bindable(parameters)),
        iterate: (parameters) => statement.iterate(bindable(parameters)),
      };
    },
  };
}

function bindable(parameters: readonly unknown[]): unknown[] {
  const index = parameters.findIndex((value) => typeof value === 'boolean');
  if (index >= 0) throw new TypeError(`Parameter ${index + 1} is a boolean; bind 0 or 1.`);
  return [...parameters];
}
