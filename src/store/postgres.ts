import pg from 'pg';
import type { Connection } from './database.js';
import { Kysely, PostgresDialect } from './kysely.js';

const MAX_CONNECTIONS = 10;
/** Slack waits three seconds for an answer; a database that hangs must be known before. */
const CONNECT_TIMEOUT_MS = 2000;
const QUERY_TIMEOUT_MS = 10_000;
const INT8_OID = 20;

/** A pool of connections; nothing is connected before the first query. */
export function connectPostgres(databaseUrl: string): Connection {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    types: {
      // Instants fit a double until the year 287396; pg gives int8 as text otherwise.
      getTypeParser: (oid, format) => (oid === INT8_OID ? Number : pg.types.getTypeParser(oid, format)),
    },
  });
  // A connection that breaks, idle or in use, emits 'error' and would end the process without a listener. The query
  // that needs it fails by itself, which is where the failure is reported.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    dialect: 'postgres',
    where: withoutPassword(databaseUrl),
    kysely: new Kysely({ dialect: new PostgresDialect({ pool }) }),
  };
}

function withoutPassword(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return 'of DATABASE_URL';
  const { hostname, port, pathname } = new URL(databaseUrl);
  return `postgres://${hostname}${port && `:${port}`}${pathname}`;
}
