/** Proves what takes a checklist along (Markdown, file, canvas, calendar) and the Home tab's meetings. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ref } from '../../src/library/index.js';
import { describeStores, meeting, type Opened } from '../store/support.js';
import { type DealBot, elementsOf, startDealBot, visibleText } from '../support/deal-bot.js';

describeStores('a posted checklist', (opened: Opened) => {
  let bot: DealBot;
  let ts: string;
  beforeAll(async () => {
    bot = await startDealBot({ stores: opened.stores });
    const place = { team: bot.workspace.teamId, channel: bot.workspace.channel('deal-room').id };
    await opened.stores.deals.save(
      place,
      {
        patterns: ['hyperscaler-exclusive-then-multi-home' as Ref],
        side: 'customer',
        meeting: meeting('2026-11-20T13:00:00Z', { title: 'Term <!channel> sheet' }),
        lead: 'none',
        status: 'open',
      },
      { by: bot.workspace.user('ada').id, atMs: 1 },
    );
    await bot.pattern('checklist');
    await bot.workspace.submitView({ user: 'ada' });
    await bot.settled();
    ts = bot.posted()[0]?.ts ?? '';
  });
  afterAll(() => bot.close());

  const choose = async (what: string) => {
    const { elements } = { elements: elementsOf(bot.posted()[0]?.blocks) };
    const value = elements.find((each) => String(each.value).startsWith(`${what}:`))?.value;
    await bot.workspace.select({
      user: 'ada',
      channel: 'deal-room',
      ts,
      actionId: 'list_menu',
      value: String(value),
    });
    await bot.settled();
  };
  const file = () => bot.workspace.files().at(-1);
  const told = () => bot.workspace.ephemerals({ user: 'ada', channel: 'deal-room' }).at(-1)?.text;

  it('is copied as Markdown from a window of one’s own', async () => {
    await choose('text');
    const seen = visibleText(bot.workspace.views({ user: 'ada' }).at(-1)?.blocks);
    expect(seen).toContain('# Term &lt;!channel&gt; sheet');
    expect(seen).toContain('- [ ] ');
    expect(seen).toContain('Friday 20 November 2026, 14:00');
  });

  it('is a Markdown file in the thread of the list', async () => {
    await choose('file');
    expect(file()?.name).toBe('term-channel-sheet.md');
    expect(String(file()?.content)).toContain('## Have in hand');
    expect(bot.workspace.messages('deal-room', { threadTs: ts }).at(-1)?.files).toEqual([file()?.id]);
    expect(told()).toBe('The file is in the thread of the list.');
  });

  it('is a calendar file whose agenda is what is open', async () => {
    await choose('ics');
    expect(file()?.name).toBe('term-channel-sheet.ics');
    const calendar = String(file()?.content).replace(/\r\n[ \t]/g, '');
    expect(calendar).toContain('DTSTART:20261120T130000Z');
    expect(calendar).toContain('Have in hand');
  });

  it('is a canvas in a tab of the channel', async () => {
    await choose('canvas');
    const [canvas] = bot.workspace.canvases();
    expect(canvas).toMatchObject({ channel: bot.workspace.channel('deal-room').id });
    expect(canvas?.markdown).toContain('- [ ] ');
  });

  it('says why where Slack allows no canvas', async () => {
    bot.workspace.failNext('canvases.create', { error: 'canvas_disabled_user_team' });
    await choose('canvas');
    expect(told()).toContain('allows me no canvas here');
  });

  it('stands on the Home tab of its members, and of nobody else', async () => {
    await bot.workspace.openHome({ user: 'ben' });
    await bot.settled();
    const seen = visibleText(bot.workspace.home('ben')?.blocks).replaceAll('\u2060', '');
    expect(seen).toContain('Friday 20 November 2026, 14:00 (Europe/Berlin, UTC+1)');
    expect(seen).toMatch(/0 of \d+ done/);
    bot.workspace.removeMember({ channel: 'deal-room', user: 'ben' });
    await bot.workspace.openHome({ user: 'ben' });
    await bot.settled();
    expect(visibleText(bot.workspace.home('ben')?.blocks)).toContain('None yet.');
  });

  describe('on the Home tab', () => {
    it('is left out where Slack does not say whose channels these are', async () => {
      bot.workspace.failNext('users.conversations', { error: 'internal_error' });
      await bot.workspace.openHome({ user: 'ada' });
      await bot.settled();
      const seen = visibleText(bot.workspace.home('ada')?.blocks);
      expect(seen).toContain('I cannot show them just now');
      expect(seen).not.toContain('20 November');
    });

    it('opens in a window of one’s own', async () => {
      await bot.workspace.openHome({ user: 'ada' });
      await bot.settled();
      await bot.workspace.click({ user: 'ada', home: true, label: 'Open the list' });
      await bot.settled();
      expect(bot.workspace.views({ user: 'ada' }).at(-1)?.callbackId).toBe('checklist');
    });
  });
});
