import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import type { DealFields, Meeting } from '../../src/deal/index.js';
import {
  createStores,
  type Database,
  type DatabaseOptions,
  type Dialect,
  openDatabase,
  type Stores,
} from '../../src/store/index.js';
import { ref } from '../checklist/support.js';

/** A database of its own for one file or test: what `openDatabase` needs to open it, and its removal. */
export interface Place {
  readonly options: DatabaseOptions;
  readonly remove: () => Promise<void>;
}

const POSTGRES_URL = process.env.TEST_DATABASE_URL;
if (POSTGRES_URL === undefined) console.log('TEST_DATABASE_URL is not set: the store is tested on SQLite only.');

export const DIALECTS: readonly Dialect[] = POSTGRES_URL === undefined ? ['sqlite'] : ['sqlite', 'postgres'];

export function temporaryFolder(): { path: string; remove: () => Promise<void> } {
  const path = mkdtempSync(join(tmpdir(), 'deal-patterns-'));
  return { path, remove: async () => rmSync(path, { recursive: true, force: true }) };
}

export async function newPlace(dialect: Dialect): Promise<Place> {
  const folder = temporaryFolder();
  if (dialect === 'sqlite') return { options: { stateDir: folder.path }, remove: folder.remove };
  const name = `dp_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await onServer(`create database ${name}`);
  const url = new URL(POSTGRES_URL!);
  url.pathname = `/${name}`;
  const remove = async () => {
    await folder.remove();
    await onServer(`drop database if exists ${name} with (force)`);
  };
  return { options: { stateDir: folder.path, databaseUrl: url.href }, remove };
}

/** One statement on the server's own database, for what the code under test does not do. */
export async function onServer(statement: string): Promise<void> {
  const client = new pg.Client(POSTGRES_URL);
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** An open database for the tests of a `describe`; the members are there once the tests run. */
export interface Opened {
  readonly dialect: Dialect;
  place: Place;
  database: Database;
  stores: Stores;
}

/** The same tests on each dialect, each with a database of its own that is open while they run. */
export function describeStores(name: string, body: (opened: Opened) => void): void {
  describe.each(DIALECTS)(`${name} (%s)`, (dialect) => {
    // Filled in by `beforeAll`, before any test can read it.
    const opened = { dialect } as Opened;
    beforeAll(async () => {
      opened.place = await newPlace(dialect);
      opened.database = await openDatabase(opened.place.options);
      opened.stores = createStores(opened.database);
    });
    afterAll(async () => {
      await opened.database.close();
      await opened.place.remove();
    });
    body(opened);
  });
}

let teams = 0;
/** A place in a workspace that no other test uses. */
export function newChannel(): { team: string; channel: string } {
  teams += 1;
  return { team: `T${teams}`, channel: 'C1' };
}

export function meeting(startsAt: string, fields: Partial<Meeting> = {}): Meeting {
  const startsAtMs = Date.parse(startsAt);
  return { startsAtMs, seriesStartMs: startsAtMs, zone: 'Europe/Berlin', recurrence: 'none', ...fields };
}

export function dealFields(fields: Partial<DealFields> = {}): DealFields {
  return { patterns: [ref('deal')], lead: 'working-morning-before', status: 'open', ...fields };
}
