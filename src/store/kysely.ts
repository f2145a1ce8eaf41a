import { createRequire } from 'node:module';

/**
 * Kysely's values, from its CommonJS build: its 262 ES modules take a third longer to load and a third more memory, and
 * every start pays that. Types come from the package itself.
 */
const kysely: typeof import('kysely') = createRequire(import.meta.url)('kysely');

export const { Kysely, Migrator, PostgresDialect, SqliteAdapter, SqliteDialect, SqliteDriver, sql } = kysely;
