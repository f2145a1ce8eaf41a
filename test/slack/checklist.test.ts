/** Proves the checklist from `/pattern checklist` to the tick, through the real receiver, on each database. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { activeItems } from '../../src/checklist/index.js';
import { describeStores, type Opened } from '../store/support.js';
import { type DealBot, elementsOf, startDealBot, visibleText } from '../support/deal-bot.js';

describeStores('a shared checklist', (opened: Opened) => {
  let bot: DealBot;
  beforeAll(async () => {
    bot = await startDealBot({ stores: opened.stores });
  });
  afterAll(() => bot.close());

  const place = () => ({ team: bot.workspace.teamId, channel: bot.workspace.channel('deal-room').id });
  const stored = async () => {
    const found = await opened.stores.checklists.findOpen(place());
    if (!found) throw new Error('The channel has no open checklist.');
    return found;
  };
  const post = async (text = 'checklist multi-home restructure as lab') => {
    await bot.pattern(text);
    await bot.workspace.submitView({ user: 'ada' });
    await bot.settled();
    const message = bot.posted().at(-1);
    if (!message) throw new Error('Nothing was posted.');
    return message;
  };
  const ticks = (ts: string) =>
    elementsOf(bot.posted().find((message) => message.ts === ts)?.blocks).filter(
      (element) => element.action_id === 'tick_item',
    );
  const tickButton = (ts: string, index: number) => ({
    channel: 'deal-room',
    ts,
    blockId: String(
      bot
        .posted()
        .find((message) => message.ts === ts)
        ?.blocks.filter((block) => String(block.block_id).startsWith('item:'))[index]?.block_id,
    ),
  });
  const closeAll = async () => {
    for (const list of await opened.stores.checklists.listOpen({ team: place().team, channels: [place().channel] })) {
      const stamp = { by: 'U1', atMs: 1 };
      await opened.stores.checklists.change({ team: list.team, id: list.id }, { kind: 'close' }, stamp);
    }
  };

  it('is shown to the asker alone until they post it', async () => {
    const { view, ephemeral } = await bot.pattern('checklist multi-home restructure as lab');
    expect(ephemeral).toBeUndefined();
    expect(view?.callbackId).toBe('checklist_preview');
    const seen = visibleText(view?.blocks);
    for (const words of ['Have in hand', 'Ask', 'Watch for', 'Only you see this']) expect(seen).toContain(words);
    expect(bot.posted()).toEqual([]);
    expect(bot.workspace.problems()).toEqual([]);
  });

  it('asks back with the form where neither the words nor a deal name a pattern', async () => {
    const { view } = await bot.pattern('checklist');
    expect(visibleText(view?.blocks)).toContain('Choose a pattern');
    const result = await bot.workspace.submitView({ user: 'ada' });
    expect(result.errors).toHaveProperty('patterns');
  });

  it('says which words it did not understand', async () => {
    const { view } = await bot.pattern('checklist multi-home blubb *x*');
    expect(visibleText(view?.blocks)).toContain('I did not understand “blubb *\u2060x*\u2060”');
  });

  it('is posted with every item on one line, grouped, with its button and the progress', async () => {
    const message = await post();
    const checklist = await stored();
    const seen = visibleText(message.blocks);
    expect(checklist.messageTs).toBe(message.ts);
    expect(seen).toContain(`0 of ${activeItems(checklist).length} done`);
    expect(ticks(message.ts)).toHaveLength(activeItems(checklist).length);
    for (const item of checklist.items) expect(seen).toContain(item.text.replaceAll('&', '&amp;'));
    expect(bot.workspace.problems()).toEqual([]);
  });

  it('does not stand twice in a channel', async () => {
    await bot.pattern('checklist multi-home restructure as lab');
    await bot.workspace.submitView({ user: 'ada' });
    await bot.settled();
    expect(visibleText(bot.workspace.views({ user: 'ada' }).at(-1)?.blocks)).toContain('already stands');
    expect(bot.posted()).toHaveLength(1);
  });

  it('keeps the ticks of two people who tick at once, and draws both', async () => {
    await closeAll();
    const message = await post();
    const [first, second] = [tickButton(message.ts, 0), tickButton(message.ts, 1)];
    await Promise.all([
      bot.workspace.click({ user: 'ada', ...first }),
      bot.workspace.click({ user: 'ben', ...second }),
      bot.workspace.click({ user: 'ben', ...second }),
    ]);
    await bot.settled();
    const checklist = await stored();
    const done = checklist.items.filter((item) => item.done).map((item) => item.done?.by);
    expect(done.sort()).toEqual([bot.workspace.user('ada').id, bot.workspace.user('ben').id].sort());
    const seen = visibleText(bot.posted().at(-1)?.blocks);
    expect(seen).toContain(`2 of ${checklist.items.length} done`);
    expect(await opened.stores.checklists.history({ team: place().team, id: checklist.id })).toHaveLength(2);
  });

  it('takes a tick back, and shows who did what and when', async () => {
    const message = bot.posted().at(-1);
    await bot.workspace.click({ user: 'ben', ...tickButton(message?.ts ?? '', 0) });
    await bot.settled();
    expect((await stored()).items.filter((item) => item.done)).toHaveLength(1);
    await bot.workspace.click({ user: 'ada', channel: 'deal-room', ts: message?.ts ?? '', label: 'History' });
    await bot.settled();
    const seen = visibleText(bot.workspace.views({ user: 'ada' }).at(-1)?.blocks);
    expect(seen).toContain(`<@${bot.workspace.user('ben').id}> took back the tick of`);
    expect(seen).toContain(`<@${bot.workspace.user('ada').id}> ticked`);
  });

  it('gives an item an owner and a note, and shows a note as it was typed', async () => {
    const message = bot.posted().at(-1);
    const [item] = (await stored()).items;
    const target = `${(await stored()).id}:${item?.id}`;
    await bot.workspace.select({
      user: 'ada',
      channel: 'deal-room',
      ts: message?.ts ?? '',
      actionId: 'open_item',
      value: target,
    });
    await bot.settled();
    const ben = bot.workspace.user('ben').id;
    const result = await bot.workspace.submitView({
      user: 'ada',
      values: { owner: ben, note: 'ask <!channel> & *them*' },
    });
    expect(result.isDelivered).toBe(true);
    await bot.settled();
    const [changed] = (await stored()).items;
    expect(changed).toMatchObject({ owner: ben, note: { text: 'ask <!channel> & *them*' } });
    const seen = visibleText(bot.posted().at(-1)?.blocks);
    expect(seen).toContain(`👤 <@${ben}>`);
    expect(seen).toContain('ask &lt;!channel&gt; &amp; *\u2060them*\u2060');
  });

  it('takes an item of the team’s own once, drops it, and takes it back', async () => {
    const { ts = '' } = bot.posted().at(-1) ?? {};
    const count = (await stored()).items.length;
    await bot.workspace.click({ user: 'ben', channel: 'deal-room', ts, label: 'Add an item' });
    await bot.settled();
    await bot.workspace.submitView({ user: 'ben', values: { group: 'watch', text: 'Their *new* <@U1> lawyer' } });
    await bot.settled();
    const added = (await stored()).items.at(-1);
    expect((await stored()).items).toHaveLength(count + 1);
    expect(added).toMatchObject({ group: 'watch', text: 'Their *new* <@U1> lawyer' });
    expect(visibleText(bot.posted().at(-1)?.blocks)).toContain('&lt;@\u2060U1&gt;');

    const value = `${(await stored()).id}:${added?.id}`;
    await bot.workspace.select({ user: 'ben', channel: 'deal-room', ts, actionId: 'open_item', value });
    await bot.settled();
    const itemView = () => bot.workspace.views({ user: 'ben' }).at(-1)?.id ?? '';
    await bot.workspace.click({ user: 'ben', viewId: itemView(), label: 'Drop' });
    await bot.settled();
    expect((await stored()).items.at(-1)?.dropped?.by).toBe(bot.workspace.user('ben').id);
    expect(visibleText(bot.posted().at(-1)?.blocks)).not.toContain('lawyer');
    await bot.workspace.click({ user: 'ben', viewId: itemView(), label: 'Take back' });
    await bot.settled();
    expect((await stored()).items.at(-1)?.dropped).toBeUndefined();
  });

  it('pages what does not fit a message: the whole list holds every item, and can be ticked there', async () => {
    await closeAll();
    await bot.pattern('checklist multi-home');
    await bot.workspace.select({
      user: 'ada',
      viewId: bot.workspace.views({ user: 'ada' }).at(-1)?.id ?? '',
      actionId: 'preview_patterns',
      value: bot.library.patterns.slice(0, 4).map(({ ref }) => ref),
    });
    await bot.settled();
    await bot.workspace.submitView({ user: 'ada' });
    await bot.settled();
    const checklist = await stored();
    const { ts = '', blocks } = bot.posted().at(-1) ?? {};
    expect(checklist.items.length).toBeGreaterThan(100);
    const shown = ticks(ts).length;
    expect(visibleText(blocks)).toContain(`${checklist.items.length - shown} more items`);

    await bot.workspace.click({ user: 'ben', channel: 'deal-room', ts, label: 'Whole list' });
    await bot.settled();
    const view = () => bot.workspace.views({ user: 'ben' }).at(-1);
    const seen = new Set<string>();
    for (const label of [/^1–/, /^41–/, /^81–/, /^121–/]) {
      await bot.workspace.click({ user: 'ben', viewId: view()?.id ?? '', label });
      await bot.settled();
      for (const element of elementsOf(view()?.blocks)) {
        if (element.action_id === 'tick_item') seen.add(String(element.value));
      }
    }
    expect(seen.size).toBe(checklist.items.length);
    const last = checklist.items.at(-1)?.id ?? '';
    await bot.workspace.click({ user: 'ben', viewId: view()?.id ?? '', blockId: `item:${last}:v${checklist.version}` });
    await bot.settled();
    expect((await stored()).items.at(-1)?.done?.by).toBe(bot.workspace.user('ben').id);
    expect(visibleText(bot.posted().at(-1)?.blocks)).toContain(`1 of ${checklist.items.length} done`);
    expect(bot.workspace.problems()).toEqual([]);
  });

  it('is not posted where others read the channel, and not shown to a guest', async () => {
    for (const channel of ['partner', 'with-guest']) {
      await bot.pattern('checklist multi-home', { channel });
      await bot.workspace.submitView({ user: 'ada' });
      await bot.settled();
      expect(visibleText(bot.workspace.views({ user: 'ada' }).at(-1)?.blocks)).toContain('your team alone reads');
      expect(bot.posted(channel)).toEqual([]);
    }
    const { ephemeral } = await bot.pattern('checklist multi-home', { user: 'gus', channel: 'with-guest' });
    expect(ephemeral?.seen).toContain('for the people of this workspace alone');
  });

  it('says how to let it post where the bot is not a member, and leaves no list behind', async () => {
    await bot.pattern('checklist multi-home', { channel: 'no-bot' });
    await bot.workspace.submitView({ user: 'ada' });
    await bot.settled();
    expect(visibleText(bot.workspace.views({ user: 'ada' }).at(-1)?.blocks)).toContain('/invite @Deal Patterns');
    const where = { team: bot.workspace.teamId, channel: bot.workspace.channel('no-bot').id };
    expect(await opened.stores.checklists.findOpen(where)).toBeUndefined();
  });
});
