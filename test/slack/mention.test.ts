import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBot, type TestBot, visibleText } from '../support/bot.js';

/** Who is answered, where, and how often. The neighbour `threads.test.ts` proves what a thread remembers. */
let bot: TestBot;
const channel = 'deal-room';
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

const mention = (text: string) => `@Deal Patterns ${text}`;
const count = () => bot.posted(channel).length;

describe('a mention', () => {
  it('is answered in its thread with the same card as the command shows', async () => {
    const answer = await bot.ask({ user: 'ada', channel, text: mention('rofr?') });
    expect(visibleText(answer.blocks)).toContain('ROFR with practical-feasibility limits');
    expect(visibleText(answer.blocks)).toContain('Kill-list warning: ROFR-as-anchor');
    expect(answer.threadTs).toBeDefined();
  });

  it('in a thread is answered in that thread', async () => {
    const root = bot.workspace.say({ user: 'ben', channel, text: 'They want a refusal right.' });
    const answer = await bot.ask({ user: 'ada', channel, text: mention('rofr'), threadTs: root.ts });
    expect(answer.threadTs).toBe(root.ts);
  });

  it.each([
    ['message first', ['message', 'app_mention']],
    ['mention first', ['app_mention', 'message']],
    ['message alone', ['message']],
    ['mention alone', ['app_mention']],
    ['each twice', ['message', 'app_mention', 'message', 'app_mention']],
  ] as const)('is answered once, %s', async (_, events) => {
    expect(await bot.overhear({ user: 'ada', channel, text: mention('rofo'), events })).toHaveLength(1);
  });

  it('is answered once when Slack repeats the delivery', async () => {
    const before = count();
    const event = {
      type: 'app_mention',
      user: bot.workspace.user('ada').id,
      channel: bot.workspace.channel(channel).id,
      text: `<@${bot.workspace.botUserId}> rofr`,
      ts: '1790000000.000200',
      event_ts: '1790000000.000200',
    };
    await Promise.all([
      bot.workspace.deliver(event, { eventId: 'Ev1' }),
      bot.workspace.deliver(event, { eventId: 'Ev1', retryNum: 1 }),
      bot.workspace.deliver(event, { eventId: 'Ev2' }),
    ]);
    await bot.settled();
    await bot.workspace.deliver(event, { eventId: 'Ev1', retryNum: 2 });
    await bot.settled();
    expect(count() - before).toBe(1);
  });

  it('is answered once where its two events reach two processes with one database', async () => {
    const other = await startBot({ workspace: bot.workspace, stores: bot.stores });
    const before = count();
    const event = {
      user: bot.workspace.user('ada').id,
      channel: bot.workspace.channel(channel).id,
      channel_type: 'channel',
      text: `<@${bot.workspace.botUserId}> rofr`,
      ts: '1790000000.000300',
    };
    await bot.workspace.deliver({ ...event, type: 'app_mention' });
    bot.workspace.connect(`${bot.origin}/slack/events`);
    await bot.workspace.deliver({ ...event, type: 'message' });
    await bot.settled();
    expect(count() - before).toBe(1);
    await other.close();
  });

  it('with a file, which comes as a message alone, is answered', async () => {
    const files = [{ name: 'notes.txt', content: 'notes' }];
    expect(await bot.overhear({ user: 'ada', channel, text: mention('rofr'), files })).toHaveLength(1);
  });

  it('without words is answered with what can be asked', async () => {
    const answer = await bot.ask({ user: 'ada', channel, text: '@Deal Patterns' });
    expect(visibleText(answer.blocks)).toContain('how to ask');
  });

  it('does not unfurl the links of its sources', async () => {
    await bot.ask({ user: 'ada', channel, text: mention('when did Azure stop being exclusive?') });
    const call = bot.workspace.calls('chat.postMessage').at(-1);
    expect([call?.args.unfurl_links, call?.args.unfurl_media].map(String)).toEqual(['false', 'false']);
  });
});

describe('never answered', () => {
  const deliver = async (fields: Record<string, unknown>) => {
    const before = count();
    await bot.workspace.deliver({
      type: 'message',
      channel: bot.workspace.channel(channel).id,
      channel_type: 'channel',
      user: bot.workspace.user('ada').id,
      text: `<@${bot.workspace.botUserId}> rofr`,
      ts: `1790000001.${String(count()).padStart(6, '0')}${Math.abs(JSON.stringify(fields).length)}`,
      ...fields,
    });
    await bot.settled();
    return count() - before;
  };

  it('is what people say to one another', async () => {
    expect(await bot.overhear({ user: 'ada', channel, text: 'What is a ROFR?' })).toEqual([]);
  });

  it('is an edit that brings the mention in', async () => {
    const said = bot.workspace.say({ user: 'ada', channel, text: 'rofr' });
    await bot.settled();
    const before = count();
    bot.workspace.edit({ user: 'ada', channel, ts: said.ts, text: mention('rofr') });
    await bot.settled();
    expect(count()).toBe(before);
    expect(await deliver({ type: 'app_mention', edited: { user: 'U1', ts: '1' } })).toBe(0);
  });

  it('is a deletion', async () => {
    const said = bot.workspace.say({ user: 'ada', channel, text: 'rofr' });
    await bot.settled();
    const before = count();
    bot.workspace.deleteMessage({ user: 'ada', channel, ts: said.ts });
    await bot.settled();
    expect(count()).toBe(before);
  });

  it.each([
    ['an unfurl', { subtype: 'message_changed', hidden: true, message: { text: 'rofr' } }],
    ['a join', { subtype: 'channel_join' }],
    ['another bot', { subtype: 'bot_message', bot_id: 'B999', user: undefined }],
    ["another bot's user", { bot_id: 'B999' }],
    ['the bot itself', { user: 'U0SANDBOXBOT' }],
    ['a message without an author', { user: undefined }],
    ['a topic change', { subtype: 'channel_topic' }],
  ])('is %s', async (_, fields) => {
    expect(await deliver(fields)).toBe(0);
  });

  it('is the mention of somebody else', async () => {
    expect(await bot.overhear({ user: 'ada', channel, text: '@Ben Okoro rofr?' })).toEqual([]);
  });
});
