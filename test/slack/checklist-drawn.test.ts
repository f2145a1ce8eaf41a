/** Proves that the message of a list shows what is stored: after a crash, when a meeting moves, when Slack is slow. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DealFields } from '../../src/deal/index.js';
import { createStores } from '../../src/store/index.js';
import { DIALECTS } from '../store/support.js';
import { startDealBot, visibleText } from '../support/deal-bot.js';
import { type DealRoom, openDealRoom } from '../support/deal-room.js';

describe.each(DIALECTS)('the message of a list (%s)', (dialect) => {
  let room: DealRoom;
  let opened: DealRoom['opened'];
  let bot: DealRoom['bot'];
  let clock: DealRoom['clock'];
  beforeEach(async () => {
    room = await openDealRoom(dialect);
    ({ opened, bot, clock } = room);
  });
  afterEach(() => room.close());

  const place = () => room.place();
  const ada = () => room.ada();
  const setDeal = (fields?: Partial<DealFields>) => room.setDeal(fields);
  const post = async () => {
    await bot.pattern('checklist multi-home as lab');
    await bot.workspace.submitView({ user: 'ada' });
    await bot.settled();
    return bot.posted()[0]?.ts ?? '';
  };
  const replica = () => startDealBot({ stores: createStores(opened.database), clock, workspace: bot.workspace });
  const at = (iso: string) => room.at(iso);
  const stored = () => opened.stores.checklists.findOpen(place());
  const seen = () => visibleText(bot.posted()[0]?.blocks);
  const click = async (ts: string, nth: number, user = 'ada') => {
    const items = (bot.posted()[0]?.blocks ?? []).filter((block) => String(block.block_id).startsWith('item:'));
    await bot.workspace.click({ user, channel: 'deal-room', ts, blockId: String(items[nth]?.block_id) });
    await bot.settled();
  };
  const dead = async (nth: number) => {
    // A tick that a process committed, and died before it drew it.
    const list = await stored();
    const change = { kind: 'tick', item: list!.items[nth]!.id, done: true } as const;
    await opened.stores.checklists.change({ team: list!.team, id: list!.id }, change, { by: ada(), atMs: clock.now() });
  };

  /** What was drawn is noted a moment later. */
  const noted = () =>
    vi.waitFor(async () => {
      const behind = await opened.stores.checklists.claimBehind({
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
      const before = bot.workspace.calls('chat.update').length;
      await at('2026-11-18T10:00:29Z');
      expect(bot.workspace.calls('chat.update')).toHaveLength(before);
      expect(seen()).toContain('0 of');
      const other = await replica();
      clock.set('2026-11-18T10:00:31Z');
      await Promise.all([bot.app.postDue(), other.app.postDue()]);
      await bot.settled();
      expect(bot.workspace.calls('chat.update')).toHaveLength(before + 1);
      expect(seen()).toContain('1 of');
      await other.close();
      await noted();
      await at('2026-11-18T11:00:00Z');
      expect(bot.workspace.calls('chat.update')).toHaveLength(before + 1);
    });

    it('is not drawn again where a process drew it and then ended', async () => {
      const ts = await post();
      const second = await replica();
      second.listen();
      await click(ts, 1);
      expect(seen()).toContain('1 of');
      await second.close();
      const before = bot.workspace.calls('chat.update').length;
      await at('2026-11-18T10:10:00Z');
      expect(bot.workspace.calls('chat.update')).toHaveLength(before);
    });

    it('is not tried again and again where the channel is gone', async () => {
      await post();
      await dead(0);
      bot.workspace.failNext('chat.update', { error: 'channel_not_found', times: 9 });
      await at('2026-11-18T10:01:00Z');
      const tried = bot.workspace.calls('chat.update').length;
      await noted();
      await at('2026-11-18T10:10:00Z');
      expect(bot.workspace.calls('chat.update')).toHaveLength(tried);
    });
  });

  describe('when its meeting changes', () => {
    const change = async (line: string) => {
      await bot.pattern(line);
      await bot.settled();
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
      await bot.workspace.click({ user: 'ada', channel: 'deal-room', ts, label: 'History' });
      await bot.settled();
      expect(visibleText(bot.workspace.views({ user: 'ada' }).at(-1)?.blocks)).toContain('moved the meeting');
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
      clock.set('2026-11-20T13:30:00Z');
      await change('deal meeting 27 november 14:00');
      expect(seen()).toContain(time('2026-11-20T13:00:00Z'));
    });

    it('that the bot posted is not posted again at the new time: what is open is said', async () => {
      await setDeal();
      await at('2026-11-19T08:00:00Z');
      await change('deal meeting monday 10:00');
      await at('2026-11-20T08:00:00Z');
      expect(bot.posted().map(({ text }) => text)).toEqual([
        expect.stringContaining('Checklist: Term sheet.'),
        expect.stringContaining('Soon: Term sheet.'),
      ]);
      expect(await opened.stores.checklists.listOpen({ team: place().team, channels: [place().channel] })).toHaveLength(
        1,
      );
    });
  });

  describe('where Slack does not say who reads the channel', () => {
    const silence = () => {
      for (const method of ['users.info', 'conversations.info', 'conversations.members']) {
        bot.workspace.failNext(method, { error: 'internal_error', times: 99 });
      }
    };

    it('takes a tick and shows it, since nothing else is shown by it', async () => {
      const ts = await post();
      // Another replica has not asked Slack about anyone yet.
      const other = await replica();
      other.listen();
      silence();
      await click(ts, 0, 'ben');
      expect((await stored())?.items[0]?.done?.by).toBe(bot.workspace.user('ben').id);
      expect(seen()).toMatch(/\b1 of \d+ done/);
      await bot.workspace.click({ user: 'ben', channel: 'deal-room', ts, label: 'Add an item' });
      await bot.settled();
      expect(bot.workspace.ephemerals({ user: 'ben' }).at(-1)?.text).toContain('I could not find that you are one');
      await other.close();
    });

    it('stays hidden where it was hidden, also after a restart', async () => {
      const ts = await post();
      Object.assign(bot.workspace.channel('deal-room'), { isExtShared: true });
      const second = await replica();
      await dead(0);
      clock.set('2026-11-18T10:01:00Z');
      await second.app.postDue();
      await bot.settled();
      expect(seen()).toContain('This checklist is hidden');
      await second.close();
      const third = await replica();
      silence();
      await dead(1);
      clock.set('2026-11-18T10:03:00Z');
      await third.app.postDue();
      await bot.settled();
      expect(seen()).toContain('This checklist is hidden');
      expect(ts).not.toBe('');
      await third.close();
    });
  });
});
