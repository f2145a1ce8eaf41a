/** Proves that a channel's deal weighs in a question there, and that a question is answered where it cannot be read. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeStores, type Opened } from '../store/support.js';
import { type DealBot, standingClock, startDealBot, visibleText } from '../support/deal-bot.js';

describeStores('a question in a channel with a deal', (opened: Opened) => {
  let bot: DealBot;
  beforeAll(async () => {
    bot = await startDealBot({ stores: opened.stores, clock: standingClock() });
    await bot.pattern('deal sovereign as vendor, negotiation');
  });
  afterAll(() => bot.close());

  const asked = async (text: string): Promise<string> => {
    bot.workspace.say({ user: 'ada', channel: 'deal-room', text: `@Deal Patterns ${text}` });
    await bot.settled();
    const root = bot.workspace
      .messages('deal-room')
      .filter((each) => each.text.includes(text))
      .at(-1);
    const replies = bot.workspace.messages('deal-room', { threadTs: root?.ts ?? '' });
    return visibleText(replies.at(-1)?.blocks);
  };

  it('what to ask is answered with the checklist of its pattern', async () => {
    const answer = await asked('what should I ask them tomorrow?');
    expect(answer).toContain('pre-meeting checklist');
    expect(answer).toContain('state side');
  });

  it('is answered without the deal while the database is down', async () => {
    const { find } = opened.stores.deals;
    const down = { ...opened.stores.deals, find: () => Promise.reject(new Error('down')) };
    Object.assign(opened.stores.deals, down);
    expect(await asked('when did Azure stop being exclusive?')).toContain('2025');
    Object.assign(opened.stores.deals, { find });
  });
});
