import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createStores, type Database, openDatabase, StoreError } from '../../src/store/index.js';
import { migrate } from '../../src/store/migrate.js';
import { MIGRATIONS } from '../../src/store/migrations/index.js';
import { connectPostgres } from '../../src/store/postgres.js';
import { connectSqlite } from '../../src/store/sqlite.js';
import { OLDER_VERSIONS } from './older-versions.js';
import { buildSources, outputOf, startChild } from './processes.js';
import { DIALECTS, newPlace, type Place } from './support.js';

const NAMES = Object.keys(MIGRATIONS);

it('has rows of each version to migrate from', () => {
  expect(Object.keys(OLDER_VERSIONS)).toEqual(NAMES);
});

describe.each(DIALECTS)('migrations (%s)', (dialect) => {
  let build: ReturnType<typeof buildSources>;
  const places: Place[] = [];
  const databases: Database[] = [];
  beforeAll(() => {
    build = buildSources();
  }, 60_000);
  afterEach(async () => {
    for (const database of databases.splice(0)) await database.close();
    for (const place of places.splice(0)) await place.remove();
  });
  afterAll(() => build.remove());

  async function somewhere(): Promise<Place> {
    const place = await newPlace(dialect);
    places.push(place);
    return place;
  }
  async function open({ options }: Place): Promise<Database> {
    const database = await openDatabase(options);
    databases.push(database);
    return database;
  }
  const connect = ({ options }: Place) =>
    options.databaseUrl === undefined ? connectSqlite(options.stateDir) : connectPostgres(options.databaseUrl);
  const executed = async (database: Database) => {
    const { rows } = await database.query((db) =>
      sql<{ name: string }>`select name from migrations order by name`.execute(db),
    );
    return rows.map(({ name }) => name);
  };

  it('run from an empty database, and not again', async () => {
    const place = await somewhere();
    expect(await executed(await open(place))).toEqual(NAMES);
    expect(await executed(await open(place))).toEqual(NAMES);
  });

  it.each(NAMES)('run from the version that ended with %s, and keep its rows', async (last) => {
    const place = await somewhere();
    const connection = connect(place);
    const had = NAMES.slice(0, NAMES.indexOf(last) + 1);
    await migrate(connection, Object.fromEntries(had.map((name) => [name, MIGRATIONS[name]!])));
    for (const statement of had.flatMap((name) => OLDER_VERSIONS[name]!))
      await sql.raw(statement).execute(connection.kysely);
    await connection.kysely.destroy();

    const database = await open(place);
    expect(await executed(database)).toEqual(NAMES);
    const stores = createStores(database);
    expect(await stores.deals.find({ team: 'T1', channel: 'C1' })).toMatchObject({ id: 'd1', patterns: ['deal'] });
    expect(await stores.checklists.find({ team: 'T1', id: 'c1' })).toMatchObject({
      version: 2,
      items: [{ text: 'Price?', done: { by: 'U1', atMs: 2 } }],
    });
    expect(await stores.gaps.isKeeping('T1')).toBe(true);
  });

  it('run once, where processes start at once', async () => {
    const place = await somewhere();
    const children = Array.from({ length: 4 }, () => startChild('child-open.mjs', build.path, place.options));
    expect(await Promise.all(children.map(outputOf))).toEqual(children.map(() => 'open\n'));
    expect(await executed(await open(place))).toEqual(NAMES);
  }, 60_000);

  it('leave nothing behind where one of them fails', async () => {
    const place = await somewhere();
    const connection = connect(place);
    const failing = {
      '0001-deals-and-checklists': MIGRATIONS['0001-deals-and-checklists']!,
      '0002-bad': { up: () => Promise.reject(new Error('no')) },
    };
    await expect(migrate(connection, failing)).rejects.toThrow('no');
    await connection.kysely.destroy();
    expect(await executed(await open(place))).toEqual(NAMES);
  });

  it('refuse a database of a newer version in one sentence', async () => {
    const place = await somewhere();
    const database = await open(place);
    await database.query((db) =>
      sql`insert into migrations (name, timestamp) values ('9999-later', '2030')`.execute(db),
    );
    const error = await openDatabase(place.options).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StoreError);
    expect(error).toMatchObject({ code: 'newer', message: expect.stringContaining('9999-later') });
  });
});
