import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import Libsql from 'libsql';
import { describe, expect, it } from 'vitest';
import { createStores, openDatabase, StoreError, type StoreErrorCode } from '../../src/store/index.js';
import { sqliteFile } from '../../src/store/sqlite.js';
import { by, draft, NOW_MS } from '../checklist/support.js';
import { buildSources, outputOf, startChild } from './processes.js';
import { DIALECTS, dealFields, newChannel, newPlace, onServer, temporaryFolder } from './support.js';

async function failure(work: Promise<unknown>): Promise<StoreError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StoreError);
  return error as StoreError;
}

const PAGE_BYTES = 4096;
const ONE_SENTENCE_OR_TWO = /^The database [^\n]+\.$/;
const expectCode = (error: StoreError, code: StoreErrorCode) => {
  expect(error.code, String(error.cause)).toBe(code);
  expect(error.message).toMatch(ONE_SENTENCE_OR_TWO);
};

describe('a database file', () => {
  it('that is no database is said to be damaged', async () => {
    const folder = temporaryFolder();
    writeFileSync(sqliteFile(folder.path), 'not a database\n'.repeat(1000));
    expectCode(await failure(openDatabase({ stateDir: folder.path })), 'corrupt');
    await folder.remove();
  });

  it.each([
    ['all pages but the first', 1],
    ['a page that starting does not read', -1],
  ])('with %s damaged is said to be damaged', async (_, firstPage) => {
    const folder = temporaryFolder();
    const database = await openDatabase({ stateDir: folder.path });
    await createStores(database).checklists.start(draft(200), { ...newChannel(), created: by('U1') });
    await database.query((db) => sql`pragma wal_checkpoint(truncate)`.execute(db));
    await database.close();
    const bytes = readFileSync(sqliteFile(folder.path));
    bytes.subarray(firstPage * PAGE_BYTES).fill(0x5a);
    writeFileSync(sqliteFile(folder.path), bytes);
    expectCode(await failure(openDatabase({ stateDir: folder.path })), 'corrupt');
    await folder.remove();
  });

  it('below a file cannot be opened', async () => {
    const folder = temporaryFolder();
    const file = join(folder.path, 'file');
    writeFileSync(file, '');
    expectCode(await failure(openDatabase({ stateDir: join(file, 'state') })), 'cannot-open');
    await folder.remove();
  });

  it('that this process may not write is said so', async () => {
    const build = buildSources();
    const folder = temporaryFolder();
    const state = join(folder.path, 'state');
    await (await openDatabase({ stateDir: state })).close();
    chmodSync(sqliteFile(state), 0o444);
    chmodSync(state, 0o555);
    chmodSync(folder.path, 0o555);
    // Root may write everywhere; 65534 is nobody.
    const user = process.getuid?.() === 0 ? 65_534 : undefined;
    const inside = await outputOf(startChild('child-open.mjs', build.path, { stateDir: state }, user));
    expect(inside).toMatch(/^StoreError (?:read-only|cannot-open): The database [^\n]+\.\n$/);
    const below = { stateDir: join(folder.path, 'missing') };
    const missing = await outputOf(startChild('child-open.mjs', build.path, below, user));
    expect(missing).toMatch(/^StoreError read-only: The database [^\n]+\.\n$/);
    chmodSync(folder.path, 0o755);
    chmodSync(state, 0o755);
    await folder.remove();
    build.remove();
  }, 60_000);

  it('that another process holds: changes wait, then say so; reading goes on; then all is well again', async () => {
    const folder = temporaryFolder();
    const database = await openDatabase({ stateDir: folder.path, lockWaitMs: 150 });
    const { checklists } = createStores(database);
    const list = await checklists.start(draft(), { ...newChannel(), created: by('U1') });
    const tick = (item: string) => checklists.change(list, { kind: 'tick', item, done: true }, by('U1'));

    const holder = new Libsql(sqliteFile(folder.path));
    holder.exec('begin immediate');
    expectCode(await failure(tick('1')), 'unavailable');
    expect((await checklists.find(list))?.items[0]?.done).toBeUndefined();
    const waiting = tick('2');
    setTimeout(() => holder.exec('rollback'), 50);
    expect((await waiting).kind).toBe('changed');
    holder.close();
    await database.close();
    await folder.remove();
  });

  it('whose lock is held does not block the event loop', async () => {
    const folder = temporaryFolder();
    const database = await openDatabase({ stateDir: folder.path, lockWaitMs: 400 });
    const holder = new Libsql(sqliteFile(folder.path));
    holder.exec('begin immediate');
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 5);
    await failure(createStores(database).deals.save(newChannel(), dealFields(), by('U1')));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(5);
    holder.close();
    await database.close();
    await folder.remove();
  });
});

describe.each(DIALECTS)('a database that is gone (%s)', (dialect) => {
  it('makes every call fail with the code unavailable', async () => {
    const place = await newPlace(dialect);
    const database = await openDatabase(place.options);
    const stores = createStores(database);
    const channel = newChannel();
    const { team } = channel;
    const list = await stores.checklists.start(draft(), { ...channel, created: by('U1') });
    expect(await database.isReachable()).toBe(true);
    if (dialect === 'postgres') await place.remove();
    else await database.close();

    const claim = { id: 'x', attempt: 1 };
    const calls: readonly (() => Promise<unknown>)[] = [
      () => stores.deals.save(channel, dealFields(), by('U1')),
      () => stores.deals.find(channel),
      () => stores.deals.list({ team, channels: ['C1'] }),
      () => stores.deals.advance(channel, NOW_MS),
      () => stores.deals.delete(channel),
      () => stores.checklists.start(draft(), { ...channel, created: by('U1') }),
      () => stores.checklists.find(list),
      () => stores.checklists.findOpen(channel),
      () => stores.checklists.change(list, { kind: 'close' }, by('U1')),
      () => stores.checklists.history(list),
      () => stores.checklists.setMessage(list, '1.1'),
      () => stores.checklists.carryOver(list, draft(), { ...channel, created: by('U1') }),
      () => stores.deliveries.claimDue({ nowMs: 0, leaseMs: 1, limit: 1 }),
      () => stores.deliveries.renew(claim, 0),
      () => stores.deliveries.nextDueAtMs(),
      () => stores.deliveries.list(channel),
      () => stores.gaps.keep({ team, kind: 'unanswered', text: 'a', atMs: 0 }),
      () => stores.gaps.list(),
      () => stores.gaps.setKeeping(team, false),
      () => stores.recentCards.list({ team, user: 'U1' }),
      () => stores.seenKeys.claim(team, 'k', { nowMs: 0, ttlMs: 1 }),
      () => stores.watches.find(channel),
      () => stores.watches.stop(channel),
      () => stores.watches.claimNote({ ...channel, threadTs: '1.1', moves: [], nowMs: 0 }),
      () => stores.dismissals.list(team),
      () => stores.teamData.export(team),
      () => stores.teamData.delete(team),
    ];
    for (const call of calls) expectCode(await failure(call()), 'unavailable');
    expect(await database.isReachable()).toBe(false);
    if (dialect === 'postgres') await database.close();
    else await place.remove();
  });
});

describe.runIf(DIALECTS.includes('postgres'))('Postgres', () => {
  it('that is not there is said so, without the password', async () => {
    const options = { stateDir: '', databaseUrl: 'postgres://user:secret@127.0.0.1:1/deals' };
    const error = await failure(openDatabase(options));
    expectCode(error, 'unavailable');
    expect(error.message).toContain('postgres://127.0.0.1:1/deals');
    expect(error.message).not.toContain('secret');
  });

  it('that breaks its connections is used again afterwards, and the process lives', async () => {
    const place = await newPlace('postgres');
    const database = await openDatabase(place.options);
    const { checklists } = createStores(database);
    const list = await checklists.start(draft(), { ...newChannel(), created: by('U1') });
    const broken = database.transaction(async (trx) => {
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()`.execute(trx);
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
      await onServer(`select pg_terminate_backend(${rows[0]?.pid})`);
      await sql`select 1`.execute(trx);
    });
    expectCode(await failure(broken), 'unavailable');
    const outcome = await checklists.change(list, { kind: 'tick', item: '1', done: true }, by('U1'));
    expect(outcome.kind).toBe('changed');
    await database.close();
    await place.remove();
  });
});
