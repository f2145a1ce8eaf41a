import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { OWNERSHIP } from '../../src/store/tables.js';
import { by, draft, NOW_MS, ref } from '../checklist/support.js';
import { dealFields, describeStores, meeting, newChannel, type Opened } from './support.js';

describeStores('team data', (opened) => {
  it('covers each table of the database', async () => {
    expect(Object.keys(OWNERSHIP).sort()).toEqual(await tableNames(opened));
  });

  it('exports every table of one workspace, and nothing of another', async () => {
    const [ours, theirs] = [await fill(opened), await fill(opened)];
    const { tables } = await opened.stores.teamData.export(ours);
    const empty = Object.entries(tables).filter(([, rows]) => rows.length === 0);
    expect(empty, 'tables that the test or the export forgets').toEqual([]);
    expect(JSON.stringify(tables)).not.toContain(`"${theirs}"`);
  });

  it('deletes every row of one workspace, and none of another', async () => {
    const [ours, theirs] = [await fill(opened), await fill(opened)];
    const before = await opened.stores.teamData.export(theirs);
    const deleted = await opened.stores.teamData.delete(ours);
    expect(Object.values(deleted).every((count) => count > 0)).toBe(true);
    const left = await opened.stores.teamData.export(ours);
    expect(Object.values(left.tables).flat()).toEqual([]);
    expect(await opened.stores.teamData.export(theirs)).toEqual(before);
  });
});

/** A workspace with at least one row in each table. */
async function fill({ stores }: Opened): Promise<string> {
  const place = newChannel();
  const { team } = place;
  const deal = await stores.deals.save(place, dealFields({ meeting: meeting('2026-11-27T13:00:00Z') }), by('U1'));
  const list = await stores.checklists.start(draft(), { ...place, deal: deal.id, created: by('U1') });
  await stores.checklists.change(list, { kind: 'tick', item: '1', done: true }, by('U1'));
  await stores.gaps.setKeeping(team, true);
  await stores.gaps.keep({ team, kind: 'not-helpful', text: 'why?', atMs: NOW_MS });
  await stores.recentCards.remember({ team, user: 'U1' }, ref('deal'), NOW_MS);
  await stores.seenKeys.claim(team, 'Ev1', { nowMs: NOW_MS, ttlMs: 1 });
  await stores.watches.start({ ...place, readers: 'thread', dailyLimit: 5, by: 'U1', sinceMs: NOW_MS });
  await stores.watches.claimNote({ ...place, threadTs: '1.1', moves: [ref('deal/kill-list/a')], nowMs: NOW_MS });
  await stores.dismissals.add(team, ref('deal/kill-list/a'));
  return team;
}

/** What the database itself says, less the tables that remember the migrations. */
async function tableNames({ dialect, database }: Opened): Promise<string[]> {
  const query =
    dialect === 'sqlite'
      ? sql<{ name: string }>`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`
      : sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = 'public'`;
  const { rows } = await database.query((db) => query.execute(db));
  return rows
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('migrations'))
    .sort();
}
