import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lateStores } from '../src/late-stores.js';
import { StoreError } from '../src/store/index.js';
import { DIALECTS, newPlace } from './store/support.js';

const reader = { team: 'T1', user: 'U1' };

describe.each(DIALECTS)('stores of a database that is opened later (%s)', (dialect) => {
  it('open it with the first call, which waits for it', async () => {
    const place = await newPlace(dialect);
    const { stores, state, close } = lateStores(place.options);
    expect(await state()).toBe('opening');
    await stores.gaps.setKeeping('T1', false);
    expect(await stores.gaps.isKeeping('T1')).toBe(false);
    expect(await state()).toBe('open');
    await close();
    await place.remove();
  });

  it('open it once for all who ask at the same time', async () => {
    const place = await newPlace(dialect);
    const { stores, open, close } = lateStores(place.options);
    const [, cards, claimed] = await Promise.all([
      open(),
      stores.recentCards.list(reader),
      stores.seenKeys.claim('T1', 'key', { nowMs: 0, ttlMs: 1 }),
    ]);
    expect({ cards, claimed }).toEqual({ cards: [], claimed: true });
    await close();
    await place.remove();
  });

  it('say that it is unreachable once it is gone', async () => {
    const place = await newPlace(dialect);
    const { open, state, close } = lateStores(place.options);
    await open();
    if (dialect === 'sqlite') await close();
    await place.remove();
    expect(await state()).toBe('unreachable');
    if (dialect !== 'sqlite') await close();
  });
});

describe('a database that cannot be opened', () => {
  it('fails the opening and every call with the same reason, and closes all the same', async () => {
    const place = await newPlace('sqlite');
    const { stateDir } = place.options;
    mkdirSync(stateDir, { recursive: true });
    writeFileSync(join(stateDir, 'deal-patterns.db'), 'This is no database.'.repeat(500));
    const { stores, open, state, close } = lateStores(place.options);
    await expect(open()).rejects.toThrow(StoreError);
    await expect(stores.recentCards.list(reader)).rejects.toThrow(/is damaged/);
    expect(await state()).toBe('opening');
    await close();
    await place.remove();
  });
});
