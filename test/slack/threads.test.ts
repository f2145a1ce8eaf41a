import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBot, type TestBot, visibleText } from '../support/bot.js';

/** What a thread remembers: its subject, and whether the bot may answer without a mention. */
let bot: TestBot;
let clockMs = Date.UTC(2026, 10, 21);
const channel = 'deal-room';
beforeAll(async () => {
  bot = await startBot({ now: () => clockMs });
});
afterAll(() => bot.close());

const mention = (text: string) => `@Deal Patterns ${text}`;

/** A thread that the bot has answered in, about its refusal-right clause. */
async function followedThread() {
  const answer = await bot.ask({ user: 'ada', channel, text: mention('rofr') });
  const threadTs = answer.threadTs!;
  return {
    mention: (text: string, user = 'ada') => bot.ask({ user, channel, text: mention(text), threadTs }),
    reply: (text: string, user = 'ben') => bot.overhear({ user, channel, text, threadTs }),
  };
}

describe('a mention in a thread that was answered', () => {
  it('keeps the subject', async () => {
    const thread = await followedThread();
    const positions = await thread.mention('what does the other side want?');
    expect(visibleText(positions.blocks)).toContain('Walk-away');
    const clause = await thread.mention('show the clause', 'ben');
    const text = bot.library.clauses.find(({ id }) => id === 'rofr-with-practical-feasibility-limits')!.text;
    expect(visibleText(clause.blocks)).toContain(text.slice(0, 60));
  });

  it('keeps the subject after a restart, from the buttons of its own last answer', async () => {
    const before = await startBot();
    const first = await before.ask({ user: 'ada', channel, text: mention('show ai reseller') });
    expect(first.threadTs).toBeDefined();
    // Another process, which has never seen the thread, answers in it.
    const second = await startBot({ workspace: before.workspace });
    const answer = await before.ask({
      user: 'ada',
      channel,
      text: mention('list the clauses'),
      threadTs: first.threadTs!,
    });
    expect(visibleText(answer.blocks)).toContain('Territory with performance conditions');
    await second.close();
    await before.close();
  });
});

describe('a reply without a mention in a thread that was answered', () => {
  it.each(['and what does a sunset clause for exclusivity look like?', 'What is a right of first offer?'])(
    'is answered where it plainly speaks to the bot: %s',
    async (text) => {
      const thread = await followedThread();
      expect(await thread.reply(text)).toHaveLength(1);
    },
  );

  it.each([
    'Can we have lunch at noon?',
    'I think the refusal right is dangerous for our exclusivity.',
    'ok?',
    'really?',
    '@Ben Okoro what is a ROFR?',
    'Did you send the ROFR draft to Ben?',
    'thanks',
    'great, thank you all',
  ])('is left alone where it does not: %s', async (text) => {
    const thread = await followedThread();
    expect(await thread.reply(text)).toEqual([]);
  });

  it('is answered once, though Slack sends it twice', async () => {
    const thread = await followedThread();
    const answer = await thread.mention('what is a rofo?');
    const events = ['message', 'message'] as const;
    const said = { user: 'ben', channel, text: 'What is a right of first offer?', threadTs: answer.threadTs!, events };
    expect(await bot.overhear(said)).toHaveLength(1);
  });

  it('is left alone once someone said stop, which is confirmed once; a mention is answered still', async () => {
    const thread = await followedThread();
    const [confirmed, ...more] = await thread.reply('stop');
    expect(confirmed?.text).toBe('I will not answer in this thread again unless you mention me.');
    expect(more).toEqual([]);
    expect(await thread.reply('stop')).toEqual([]);
    expect(await thread.reply('What is a right of first offer?')).toEqual([]);
    await thread.mention('what is a rofo?');
    expect(await thread.reply('What is a right of first negotiation?')).toHaveLength(1);
  });

  it('is left alone after a day', async () => {
    const thread = await followedThread();
    clockMs += 23 * 60 * 60_000;
    expect(await thread.reply('What is a right of first offer?')).toHaveLength(1);
    clockMs += 24 * 60 * 60_000;
    expect(await thread.reply('What is a right of first offer?')).toEqual([]);
  });

  it('is left alone in a thread where nobody asked the bot', async () => {
    const root = bot.workspace.say({ user: 'ada', channel, text: 'They want a ROFR.' });
    const reply = { user: 'ben', channel, text: 'What is a right of first refusal?', threadTs: root.ts };
    expect(await bot.overhear(reply)).toEqual([]);
  });
});
