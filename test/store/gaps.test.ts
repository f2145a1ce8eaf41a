import { expect, it } from 'vitest';
import type { Gap } from '../../src/feedback/index.js';
import { NOW_MS } from '../checklist/support.js';
import { describeStores, newChannel } from './support.js';

describeStores('gaps', (opened) => {
  const keep = (team: string, text: string, atMs = NOW_MS) =>
    opened.stores.gaps.keep({ team, kind: 'unanswered', text, atMs });

  it('keeps text, time and workspace, and no user id', async () => {
    const { team } = newChannel();
    await keep(team, 'does <@U012ABCDEF> hold a ROFR?');
    const { gaps } = await opened.stores.gaps.list({ team });
    expect(gaps).toEqual([
      { id: expect.any(String), team, kind: 'unanswered', text: 'does @someone hold a ROFR?', atMs: NOW_MS },
    ]);
  });

  it('pages newest first and loses nothing, also where times are equal', async () => {
    const { team } = newChannel();
    const texts = Array.from({ length: 25 }, (_, n) => `question ${n}`);
    for (const [n, text] of texts.entries()) await keep(team, text, NOW_MS + Math.floor(n / 10));
    const seen: Gap[] = [];
    let after: string | undefined;
    do {
      const page = await opened.stores.gaps.list({ team, after, limit: 4 });
      seen.push(...page.gaps);
      after = page.next;
    } while (after !== undefined);
    expect(seen.map(({ text }) => text).sort()).toEqual([...texts].sort());
    expect(seen.map(({ atMs }) => atMs)).toEqual(seen.map(({ atMs }) => atMs).sort((a, b) => b - a));
  });

  it('lists all workspaces where none is named', async () => {
    const { team } = newChannel();
    await keep(team, 'newest of all', NOW_MS + 1_000_000);
    expect((await opened.stores.gaps.list({ limit: 1 })).gaps[0]?.text).toBe('newest of all');
  });

  it('keeps nothing once switched off, deletes what it had, and keeps again once switched on', async () => {
    const { team } = newChannel();
    expect(await opened.stores.gaps.isKeeping(team)).toBe(true);
    await keep(team, 'before');
    await opened.stores.gaps.setKeeping(team, false);
    expect(await keep(team, 'while off')).toBe(false);
    expect((await opened.stores.gaps.list({ team })).gaps).toEqual([]);
    await opened.stores.gaps.setKeeping(team, true);
    expect(await keep(team, 'after')).toBe(true);
  });
});

describeStores('recent cards', (opened) => {
  it('lists the last ten, newest first, each once', async () => {
    const reader = { ...newChannel(), user: 'U1' };
    for (const n of [...Array(12).keys(), 5]) {
      // Refs are branded so that only the library makes them; here any text stands for one.
      await opened.stores.recentCards.remember(reader, `card-${n}` as never, NOW_MS + (n === 5 ? 99 : n));
    }
    const order = [5, 11, 10, 9, 8, 7, 6, 4, 3, 2].map((n) => `card-${n}`);
    expect(await opened.stores.recentCards.list(reader)).toEqual(order);
    expect(await opened.stores.recentCards.list({ ...reader, user: 'U2' })).toEqual([]);
  });
});

describeStores('seen keys', (opened) => {
  const times = { nowMs: NOW_MS, ttlMs: 1000 };

  it('gives a key to one claimant, again after its time or once released', async () => {
    const { team } = newChannel();
    const claim = (at = times) => opened.stores.seenKeys.claim(team, 'Ev1', at);
    const claims = await Promise.all([claim(), claim(), claim()]);
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await claim({ ...times, nowMs: NOW_MS + 1000 })).toBe(true);
    await opened.stores.seenKeys.release(team, 'Ev1');
    expect(await claim()).toBe(true);
  });

  it('forgets what has expired', async () => {
    const { team } = newChannel();
    await opened.stores.seenKeys.claim(team, 'Ev2', times);
    expect(await opened.stores.seenKeys.purge(NOW_MS + 5000)).toBeGreaterThan(0);
    expect(await opened.stores.seenKeys.purge(NOW_MS + 5000)).toBe(0);
  });
});
