import type { Migration } from 'kysely';
import type { Connection } from './database.js';
import { newer } from './failures.js';
import { Migrator, sql } from './kysely.js';
import { MIGRATIONS } from './migrations/index.js';

const MIGRATION_TABLE = 'migrations';
const LOCK_TABLE = 'migrations_lock';

/**
 * Runs the migrations that the database does not have, in one transaction: under Postgres' advisory lock, or holding
 * SQLite's write lock. Most starts find it has them all, and are spared the lock and the look at every table. Throws `StoreError` `newer` where it has one that this version does not know.
 */
export async function migrate(
  { kysely, where }: Connection,
  migrations: Readonly<Record<string, Migration>> = MIGRATIONS,
): Promise<void> {
  const executed = await executedMigrations(kysely);
  if (executed.join() === Object.keys(migrations).sort().join()) return;
  const migrator = new Migrator({
    db: kysely,
    migrationTableName: MIGRATION_TABLE,
    migrationLockTableName: LOCK_TABLE,
    provider: { getMigrations: async () => ({ ...migrations }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const unknown = (await executedMigrations(kysely)).find((name) => !(name in migrations));
  throw unknown === undefined ? error : newer(where, unknown);
}

/** Empty where the database cannot say: the caller then reports its own error. */
async function executedMigrations(kysely: Connection['kysely']): Promise<readonly string[]> {
  const query = sql<{ name: string }>`select name from ${sql.table(MIGRATION_TABLE)} order by name`;
  return query.execute(kysely).then(
    ({ rows }) => rows.map(({ name }) => name),
    () => [],
  );
}
