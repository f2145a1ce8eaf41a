/** Proves that several processes work on one database at once: nobody is refused, and each post is made once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStores, openDatabase } from '../../src/store/index.js';
import { buildSources, outputOf, startChild } from './processes.js';
import { DIALECTS, dealFields, meeting, newPlace } from './support.js';

const PROCESSES = 5;
const DEALS = 25;

describe.each(DIALECTS)('processes that save deals and make their posts at once (%s)', (dialect) => {
  let build: ReturnType<typeof buildSources>;
  beforeAll(() => {
    build = buildSources();
  }, 60_000);
  afterAll(() => build.remove());

  it('are never told that the database is locked, and make each post once', async () => {
    const place = await newPlace(dialect);
    const database = await openDatabase(place.options);
    const fields = dealFields({ lead: 'two-hours-before', meeting: meeting('2026-11-20T13:00:00Z') });
    const dueAtMs = Date.parse('2026-11-20T11:00:00Z');
    const children = Array.from({ length: PROCESSES }, (_, name) =>
      startChild('child-post.mjs', build.path, {
        options: place.options,
        name: `P${name}-`,
        deals: DEALS,
        team: 'T1',
        fields,
        dueAtMs,
      }),
    );
    const lines = (await Promise.all(children.map(outputOf))).flatMap((text) => text.split('\n').filter(Boolean));
    expect(lines.filter((line) => line.includes(' '))).toEqual([]);
    expect(new Set(lines).size).toBe(PROCESSES * DEALS);
    expect(lines).toHaveLength(PROCESSES * DEALS);
    expect(await createStores(database).deliveries.claimDue({ nowMs: dueAtMs, leaseMs: 1, limit: 1 })).toEqual([]);
    await database.close();
    await place.remove();
  }, 120_000);
});
