import type { Kysely, RawBuilder } from 'kysely';
import type { Database } from './database.js';
import { sql } from './kysely.js';
import { OWNERSHIP, type Tables } from './tables.js';

type Row = Readonly<Record<string, unknown>>;

/** Every row of a workspace, by table, as stored. */
export interface TeamExport {
  readonly team: string;
  readonly tables: Readonly<Record<keyof Tables, readonly Row[]>>;
}

/** What is stored for one workspace. Every call throws `StoreError` where the database fails. */
export interface TeamData {
  /** All at one moment. */
  export(team: string): Promise<TeamExport>;
  /** Deletes all of it in one transaction; how many rows that was, by table. */
  delete(team: string): Promise<Readonly<Record<keyof Tables, number>>>;
}

// `Object.keys` types keys as strings; OWNERSHIP has exactly those of Tables.
const TABLE_NAMES = Object.keys(OWNERSHIP) as readonly (keyof Tables)[];

export function createTeamData(database: Database): TeamData {
  return {
    export: (team) =>
      database.transaction(async (trx) => {
        const tables = await forEachTable((table) => rowsOf(trx, table, team));
        return { team, tables };
      }),

    delete: (team) => database.transaction((trx) => forEachTable((table) => deleteRowsOf(trx, table, team))),
  };
}

/** One table after the other, those of checklists before the checklists. */
async function forEachTable<T>(work: (table: keyof Tables) => Promise<T>): Promise<Record<keyof Tables, T>> {
  const results: [keyof Tables, T][] = [];
  for (const table of TABLE_NAMES) results.push([table, await work(table)]);
  // The names are those of Tables; `fromEntries` forgets it.
  return Object.fromEntries(results) as Record<keyof Tables, T>;
}

async function rowsOf(db: Kysely<Tables>, table: keyof Tables, team: string): Promise<readonly Row[]> {
  const query = sql<Row>`select * from ${sql.table(table)} where ${isOwned(table, team)} order by 1, 2`;
  return (await query.execute(db)).rows;
}

async function deleteRowsOf(db: Kysely<Tables>, table: keyof Tables, team: string): Promise<number> {
  const { numAffectedRows } = await sql`delete from ${sql.table(table)} where ${isOwned(table, team)}`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

function isOwned(table: keyof Tables, team: string): RawBuilder<unknown> {
  return OWNERSHIP[table] === 'team'
    ? sql`team = ${team}`
    : sql`checklist_id in (select id from checklists where team = ${team})`;
}
