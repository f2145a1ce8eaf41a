/** Proves what happens to deals and checklists when the database, Slack or the channel is not there. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStores, openDatabase } from '../../src/store/index.js';
import { DIALECTS, newPlace, type Opened } from '../store/support.js';
import { type DealBot, elementsOf, startDealBot, visibleText } from '../support/deal-bot.js';

describe.each(DIALECTS)('in bad times (%s)', (dialect) => {
  let opened: Opened;
  let bot: DealBot;
  beforeEach(async () => {
    const place = await newPlace(dialect);
    const database = await openDatabase(place.options);
    opened = { dialect, place, database, stores: createStores(database) };
    bot = await startDealBot({ stores: opened.stores });
  });
  afterEach(async () => {
    await bot.close();
    await opened.database.close();
    await opened.place.remove();
  });

  const place = () => ({ team: bot.workspace.teamId, channel: bot.workspace.channel('deal-room').id });
  const post = async () => {
    await bot.pattern('checklist multi-home as lab');
    await bot.workspace.submitView({ user: 'ada' });
    await bot.settled();
    return bot.posted()[0]?.ts ?? '';
  };
  const click = async (ts: string, nth: number, user = 'ada') => {
    const blocks = bot.posted().find((message) => message.ts === ts)?.blocks ?? [];
    const items = blocks.filter((block) => String(block.block_id).startsWith('item:'));
    await bot.workspace.click({ user, channel: 'deal-room', ts, blockId: String(items[nth]?.block_id) });
  };
  const tell = () => bot.workspace.ephemerals({ user: 'ada', channel: 'deal-room' }).map(({ text }) => text);
  const stored = () => opened.stores.checklists.findOpen(place());
  const done = async () => (await stored())?.items.filter((item) => item.done).length;

  it('search and answers go on while the database is down, and the checklist says what it cannot do', async () => {
    const ts = await post();
    await opened.database.close();
    await click(ts, 0);
    await bot.settled();
    expect(tell().at(-1)).toMatch(/^I cannot reach my database just now.*Search and answers go on as usual\./);
    const { ephemeral: deal } = await bot.pattern('deal multi-home as lab');
    expect(deal?.seen).toContain('I cannot reach my database just now');
    const { ephemeral: answer } = await bot.pattern('rofr');
    expect(answer?.seen).toContain('Kill-list warning');
    await bot.workspace.click({ user: 'ada', channel: 'deal-room', ts, label: 'Add an item' });
    await bot.settled();
    expect(tell().at(-1)).toContain('I cannot reach my database just now');
  });

  it('what was typed stays in the window when the database goes down before it is saved', async () => {
    const ts = await post();
    await bot.workspace.click({ user: 'ada', channel: 'deal-room', ts, label: 'Add an item' });
    await bot.settled();
    await opened.database.close();
    const result = await bot.workspace.submitView({ user: 'ada', values: { text: 'Bring the term sheet' } });
    expect(result.errors?.text).toContain('I cannot reach my database just now');
    expect(bot.workspace.views({ user: 'ada' })).toHaveLength(1);
  });

  it('a 429 is waited out, and the newest state is drawn last', async () => {
    const ts = await post();
    bot.workspace.failNext('chat.update', { retryAfter: 1 });
    await Promise.all([0, 1, 2, 3, 4].map((nth) => click(ts, nth)));
    await new Promise((resolve) => setTimeout(resolve, 1200));
    await bot.settled();
    expect(await done()).toBe(5);
    expect(visibleText(bot.posted()[0]?.blocks)).toMatch(/\b5 of \d+ done/);
  });

  it('a Slack that fails is tried again until the message shows the state', async () => {
    const ts = await post();
    bot.workspace.failNext('chat.update', { status: 503 });
    await click(ts, 0);
    await new Promise((resolve) => setTimeout(resolve, 700));
    await bot.settled();
    expect(visibleText(bot.posted()[0]?.blocks)).toMatch(/\b1 of \d+ done/);
  });

  it('a removed message is said once, and the list is posted again as it was on a click', async () => {
    const ts = await post();
    await click(ts, 0);
    await bot.settled();
    const value = elementsOf(bot.posted()[0]?.blocks).find((each) => each.action_id === 'open_list')?.value;
    await bot.workspace.click({ user: 'ada', channel: 'deal-room', ts, label: 'Whole list' });
    await bot.settled();
    bot.workspace.deleteMessage({ user: bot.workspace.botUserId, channel: 'deal-room', ts });
    const tickInWindow = async (nth: number) => {
      const [view] = bot.workspace.views({ user: 'ada' });
      const items = (view?.blocks ?? []).filter((block) => String(block.block_id).startsWith('item:'));
      await bot.workspace.click({ user: 'ada', viewId: view?.id ?? '', blockId: String(items[nth]?.block_id) });
      await bot.settled();
    };
    await tickInWindow(1);
    await tickInWindow(2);
    expect(tell()).toEqual(['The message of the checklist was removed. What was ticked is kept.']);
    const notice = bot.workspace.ephemerals({ user: 'ada', channel: 'deal-room' })[0]?.ts ?? '';
    await bot.workspace.click({ user: 'ada', channel: 'deal-room', ts: notice, label: 'Post it again' });
    await bot.settled();
    expect(value).toBeDefined();
    expect(bot.posted()).toHaveLength(1);
    expect(visibleText(bot.posted()[0]?.blocks)).toMatch(/\b3 of \d+ done/);
  });

  it('a channel that is gone is said once, to who works on the list', async () => {
    const ts = await post();
    bot.workspace.failNext('chat.update', { error: 'channel_not_found', times: 2 });
    await click(ts, 0);
    await bot.settled();
    await click(ts, 1);
    await bot.settled();
    const dm = bot.workspace.messages(bot.workspace.dm('ada').id).filter(({ botId }) => botId !== undefined);
    expect(dm.map(({ text }) => text)).toEqual([expect.stringContaining('I cannot reach <#')]);
    expect(await done()).toBe(2);
  });

  it('nobody ticks in a channel that was shared with another company meanwhile', async () => {
    const ts = await post();
    await click(ts, 0);
    await bot.settled();
    Object.assign(bot.workspace.channel('deal-room'), { isExtShared: true });
    // Another replica, which has not asked Slack about this channel yet.
    const replica = await startDealBot({ stores: opened.stores, workspace: bot.workspace });
    replica.listen();
    await click(ts, 1);
    await bot.settled();
    expect(tell().at(-1)).toContain('your team alone reads');
    expect(await done()).toBe(1);
    await replica.close();
  });

  it.each([
    ['app_uninstalled', {}],
    ['tokens_revoked', { tokens: { bot: ['UBOT'], oauth: [] } }],
  ])('%s deletes what is kept of the workspace, and of no other', async (type, extra) => {
    await post();
    const other = { team: 'TOTHER', channel: 'C1' };
    const fields = { patterns: [], lead: 'none', status: 'open' } as const;
    await opened.stores.deals.save(place(), fields, { by: 'U1', atMs: 1 });
    await opened.stores.deals.save(other, fields, { by: 'U1', atMs: 1 });
    await bot.workspace.deliver({ type, ...extra });
    await bot.settled();
    expect(await stored()).toBeUndefined();
    expect(await opened.stores.deals.find(place())).toBeUndefined();
    expect(await opened.stores.deals.find(other)).toBeDefined();
  });

  it('a revoked token of one person deletes nothing', async () => {
    await post();
    await bot.workspace.deliver({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } });
    await bot.settled();
    expect(await stored()).toBeDefined();
  });
});
