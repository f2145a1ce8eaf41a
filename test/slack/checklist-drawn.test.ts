/** Proves that the message of a list shows what is stored: after a crash, when a meeting moves, when Slack is slow. */
import { describe, expect, it, vi } from 'vitest';
import { createStores } from '../../src/store/index.js';
import { startDealBot, visibleText } from '../support/deal-bot.js';
import { describeDealRooms } from '../support/deal-room.js';

describeDealRooms('the message of a list', (room) => {
  const { place, ada, setDeal, at } = room;
  const post = async () => {
    await room.bot.pattern('checklist multi-home as lab');
    await room.bot.workspace.submitView({ user: 'ada' });
    await room.bot.settled();
    return room.bot.posted()[0]?.ts ?? '';
  };
  const replica = () =>
    startDealBot({ stores: createStores(room.opened.database), clock: room.clock, workspace: room.bot.workspace });
  const stored = () => room.opened.stores.checklists.findOpen(place());
  const seen = () => visibleText(room.bot.posted()[0]?.blocks);
  const click = async (ts: string, nth: number, user = 'ada') => {
    const items = (room.bot.posted()[0]?.blocks ?? []).filter((block) => String(block.block_id).startsWith('item:'));
    await room.bot.workspace.click({ user, channel: 'deal-room', ts, blockId: String(items[nth]?.block_id) });
    await room.bot.settled();
  };
  const dead = async (nth: number) => {
    // A tick that a process committed, and died before it drew it.
    const list = await stored();
    const change = { kind: 'tick', item: list!.items[nth]!.id, done: true } as const;
    await room.opened.stores.checklists.change({ team: list!.team, id: list!.id }, change, {
      by: ada(),
      atMs: room.clock.now(),
    });
  };

  /** What was drawn is noted a moment later. */
  const noted = () =>
    vi.waitFor(async () => {
      const behind = await room.opened.stores.checklists.claimBehind({
        nowMs: Number.MAX_SAFE_INTEGER,
        changedByMs: Number.MAX_SAFE_INTEGER,
        untilMs: 0,
        limit: 1,
      });
      expect(behind).toEqual([]);
    }, 5000);

  describe('after a crash between the tick and its drawing', () => {
    it('is drawn once, by whichever replica looks first, and not while the tick may still be drawn', async () => {
      await post();
      await dead(0);
      const before = room.bot.workspace.calls('chat.update').length;
      await at('2026-11-18T10:00:29Z');
      expect(room.bot.workspace.calls('chat.update')).toHaveLength(before);
      expect(seen()).toContain('0 of');
      const other = await replica();
      room.clock.set('2026-11-18T10:00:31Z');
      await Promise.all([room.bot.app.postDue(), other.app.postDue()]);
      await room.bot.settled();
      expect(room.bot.workspace.calls('chat.update')).toHaveLength(before + 1);
      expect(seen()).toContain('1 of');
      await other.close();
      await noted();
      await at('2026-11-18T11:00:00Z');
      expect(room.bot.workspace.calls('chat.update')).toHaveLength(before + 1);
    });

    it('is not drawn again where a process drew it and then ended', async () => {
      const ts = await post();
      const second = await replica();
      second.listen();
      await click(ts, 1);
      expect(seen()).toContain('1 of');
      await second.close();
      const before = room.bot.workspace.calls('chat.update').length;
      await at('2026-11-18T10:10:00Z');
      expect(room.bot.workspace.calls('chat.update')).toHaveLength(before);
    });

    it('is not tried again and again where the channel is gone', async () => {
      await post();
      await dead(0);
      room.bot.workspace.failNext('chat.update', { error: 'channel_not_found', times: 9 });
      await at('2026-11-18T10:01:00Z');
      const tried = room.bot.workspace.calls('chat.update').length;
      await noted();
      await at('2026-11-18T10:10:00Z');
      expect(room.bot.workspace.calls('chat.update')).toHaveLength(tried);
    });
  });

  describe('when its meeting changes', () => {
    const change = async (line: string) => {
      await room.bot.pattern(line);
      await room.bot.settled();
    };
    const time = (iso: string) => `<!date^${Date.parse(iso) / 1000}^`;

    it('shows the new time and title, keeps its ticks, and says so in its history', async () => {
      await setDeal();
      const ts = await post();
      await click(ts, 0);
      expect(seen()).toContain(time('2026-11-20T13:00:00Z'));
      await change('deal meeting "Final round" monday 10:00');
      expect(seen()).toContain(time('2026-11-23T09:00:00Z'));
      expect(seen()).toContain('Final round');
      expect(seen()).not.toContain(time('2026-11-20T13:00:00Z'));
      expect(seen()).toContain('1 of');
      await room.bot.workspace.click({ user: 'ada', channel: 'deal-room', ts, label: 'History' });
      await room.bot.settled();
      expect(visibleText(room.bot.workspace.views({ user: 'ada' }).at(-1)?.blocks)).toContain('moved the meeting');
    });

    it('shows no time where the meeting is cancelled', async () => {
      await setDeal();
      await post();
      await change('deal no meeting');
      expect(seen()).not.toContain('<!date^');
    });

    it('stays where the meeting is over: the next one has a list of its own', async () => {
      await setDeal();
      await post();
      room.clock.set('2026-11-20T13:30:00Z');
      await change('deal meeting 27 november 14:00');
      expect(seen()).toContain(time('2026-11-20T13:00:00Z'));
    });

    it('that the bot posted is not posted again at the new time: what is open is said', async () => {
      await setDeal();
      await at('2026-11-19T08:00:00Z');
      await change('deal meeting monday 10:00');
      await at('2026-11-20T08:00:00Z');
      expect(room.bot.posted().map(({ text }) => text)).toEqual([
        expect.stringContaining('Checklist: Term sheet.'),
        expect.stringContaining('Soon: Term sheet.'),
      ]);
      expect(
        await room.opened.stores.checklists.listOpen({ team: place().team, channels: [place().channel] }),
      ).toHaveLength(1);
    });
  });

  describe('where Slack does not say who reads the channel', () => {
    const silence = () => {
      for (const method of ['users.info', 'conversations.info', 'conversations.members']) {
        room.bot.workspace.failNext(method, { error: 'internal_error', times: 99 });
      }
    };

    it('takes a tick and shows it, since nothing else is shown by it', async () => {
      const ts = await post();
      // Another replica has not asked Slack about anyone yet.
      const other = await replica();
      other.listen();
      silence();
      await click(ts, 0, 'ben');
      expect((await stored())?.items[0]?.done?.by).toBe(room.bot.workspace.user('ben').id);
      expect(seen()).toMatch(/\b1 of \d+ done/);
      await room.bot.workspace.click({ user: 'ben', channel: 'deal-room', ts, label: 'Add an item' });
      await room.bot.settled();
      expect(room.bot.workspace.ephemerals({ user: 'ben' }).at(-1)?.text).toContain(
        'I could not find that you are one',
      );
      await other.close();
    });

    it('stays hidden where it was hidden, also after a restart', async () => {
      const ts = await post();
      Object.assign(room.bot.workspace.channel('deal-room'), { isExtShared: true });
      const second = await replica();
      await dead(0);
      room.clock.set('2026-11-18T10:01:00Z');
      await second.app.postDue();
      await room.bot.settled();
      expect(seen()).toContain('This checklist is hidden');
      await second.close();
      const third = await replica();
      silence();
      await dead(1);
      room.clock.set('2026-11-18T10:03:00Z');
      await third.app.postDue();
      await room.bot.settled();
      expect(seen()).toContain('This checklist is hidden');
      expect(ts).not.toBe('');
      await third.close();
    });
  });
});
