import { expect, it } from 'vitest';
import type { WatchedChannel } from '../../src/watch/index.js';
import { NOW_MS, ref } from '../checklist/support.js';
import { describeStores, newChannel } from './support.js';

const MOVE = ref('sample/kill-list/first');
const OTHER = ref('sample/kill-list/second');

describeStores('watches', (opened) => {
  const start = async (changes: Partial<WatchedChannel> = {}): Promise<WatchedChannel> => {
    const { team, channel } = newChannel();
    const watched = { team, channel, readers: 'thread', dailyLimit: 2, by: 'U1', sinceMs: NOW_MS, ...changes } as const;
    await opened.stores.watches.start(watched);
    return watched;
  };
  const claim = ({ team, channel }: WatchedChannel, threadTs: string, moves = [MOVE], nowMs = NOW_MS) =>
    opened.stores.watches.claimNote({ team, channel, threadTs, moves, nowMs });

  it('are found while they are on, with how they are done', async () => {
    const watched = await start({ readers: 'author', dailyLimit: 7 });
    expect(await opened.stores.watches.find(watched)).toEqual(watched);
    expect(await opened.stores.watches.stop(watched)).toBe(true);
    expect(await opened.stores.watches.find(watched)).toBeUndefined();
    expect(await opened.stores.watches.stop(watched)).toBe(false);
    expect(await claim(watched, '1.1')).toEqual([]);
  });

  it('give each move once to a thread', async () => {
    const watched = await start({ dailyLimit: 50 });
    expect(await claim(watched, '1.1')).toEqual([MOVE]);
    expect(await claim(watched, '1.1')).toEqual([]);
    expect(await claim(watched, '1.1', [MOVE, OTHER])).toEqual([OTHER]);
    expect(await claim(watched, '2.2')).toEqual([MOVE]);
  });

  it('do not count a claim that came to nothing', async () => {
    const watched = await start({ dailyLimit: 2 });
    for (let n = 0; n < 4; n += 1) await claim(watched, '1.1');
    expect(await claim(watched, '2.2')).toEqual([MOVE]);
    expect(await claim(watched, '3.3')).toEqual([]);
  });

  it("keep the day's limit when all ask at once, and begin anew the next day", async () => {
    const watched = await start({ dailyLimit: 3 });
    const claims = await Promise.all(Array.from({ length: 10 }, (_, n) => claim(watched, `${n}.0`)));
    expect(claims.filter((moves) => moves.length > 0)).toHaveLength(3);
    expect(await claim(watched, '99.0', [MOVE], NOW_MS + 24 * 60 * 60_000)).toEqual([MOVE]);
  });

  it('give one of two that ask for the same thread and move at once', async () => {
    const watched = await start({ dailyLimit: 50 });
    const claims = await Promise.all([claim(watched, '1.1'), claim(watched, '1.1'), claim(watched, '1.1')]);
    expect(claims.flat()).toEqual([MOVE]);
  });

  it('are exported and deleted with the workspace', async () => {
    const watched = await start();
    await claim(watched, '1.1');
    await opened.stores.dismissals.add(watched.team, MOVE);
    const { tables } = await opened.stores.teamData.export(watched.team);
    expect([tables.watched_channels.length, tables.watch_notes.length, tables.dismissals.length]).toEqual([1, 1, 1]);
    await opened.stores.teamData.delete(watched.team);
    expect(await opened.stores.watches.find(watched)).toBeUndefined();
  });
});

describeStores('dismissals', (opened) => {
  it('are counted by move, the most first, for one workspace or all', async () => {
    const [{ team }, { team: elsewhere }] = [newChannel(), newChannel()];
    await Promise.all([MOVE, OTHER, OTHER].map((move) => opened.stores.dismissals.add(team, move)));
    await opened.stores.dismissals.add(elsewhere, MOVE);
    expect(await opened.stores.dismissals.list(team)).toEqual([
      { move: OTHER, count: 2 },
      { move: MOVE, count: 1 },
    ]);
    const all = await opened.stores.dismissals.list();
    expect(all.find(({ move }) => move === MOVE)?.count).toBeGreaterThanOrEqual(2);
  });
});
