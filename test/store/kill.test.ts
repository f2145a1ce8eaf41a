import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStores, openDatabase } from '../../src/store/index.js';
import { by, draft } from '../checklist/support.js';
import { buildSources, outputOf, startChild } from './processes.js';
import { DIALECTS, newChannel, newPlace } from './support.js';

const ITEMS = 3000;
const ACKNOWLEDGED_BEFORE_KILL = 300;

/**
 * Kill -9 takes the process, not the machine: this shows that an acknowledged tick has left the process. That it also
 * outlives the machine is `synchronous=FULL` and Postgres' `fsync`.
 */
describe.each(DIALECTS)('a process killed in the middle of its ticks (%s)', (dialect) => {
  let build: ReturnType<typeof buildSources>;
  beforeAll(() => {
    build = buildSources();
  }, 60_000);
  afterAll(() => build.remove());

  it('has lost no acknowledged tick, and no half of one', async () => {
    const place = await newPlace(dialect);
    const before = await openDatabase(place.options);
    const list = await createStores(before).checklists.start(draft(ITEMS), { ...newChannel(), created: by('U1') });
    await before.close();

    const key = { team: list.team, id: list.id };
    const child = startChild('child-tick.mjs', build.path, { options: place.options, key, items: ITEMS, inFlight: 20 });
    let printed = '';
    child.stdout?.on('data', (text) => {
      printed += text;
      if (printed.split('\n').length > ACKNOWLEDGED_BEFORE_KILL) child.kill('SIGKILL');
    });
    await outputOf(child);
    expect(child.signalCode).toBe('SIGKILL');

    const after = await openDatabase(place.options);
    const { checklists } = createStores(after);
    const [found, history] = [await checklists.find(list), await checklists.history(list)];
    const done = new Set(found?.items.flatMap((item) => (item.done ? [item.id] : [])));
    // The last line may be cut.
    const acknowledged = printed.split('\n').slice(0, -1);
    expect(acknowledged.length).toBeGreaterThanOrEqual(ACKNOWLEDGED_BEFORE_KILL);
    expect(acknowledged.filter((item) => !done.has(item))).toEqual([]);
    expect(new Set(history.map(({ item }) => item))).toEqual(done);
    expect(found?.version).toBe(1 + done.size);
    await after.close();
    await place.remove();
  }, 60_000);
});
