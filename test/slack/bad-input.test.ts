import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBot, type TestBot, visibleText } from '../support/bot.js';

/** Whatever is typed, the answer is within Slack's limits (the workspace refuses what is not) and nothing in it acts. */
let bot: TestBot;
beforeAll(async () => {
  bot = await startBot();
  await bot.pattern('warm up the code');
});
afterAll(() => bot.close());

/** CPU of the bot and the workspace together, which share this process. */
async function cpuMs(text: string): Promise<number> {
  const before = process.cpuUsage();
  await bot.pattern(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const HOSTILE: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['10 KB of words', 'refusal right in the exclusivity clause '.repeat(256)],
  ['10 KB of different words', Array.from({ length: 1600 }, (_, i) => `w${(i * 7919) % 9973}x`).join(' ')],
  ['a word of 4,000 characters', 'a'.repeat(4000)],
  [
    'a word of 4,000 different characters',
    Array.from({ length: 4000 }, (_, i) => String.fromCharCode(97 + (i % 26))).join(''),
  ],
  ['emoji', '👩‍⚖️🤝🏽🚀 :rocket: 👨‍👩‍👧‍👦'],
  ['a lone surrogate', '\ud83d rofr \udc00'],
  ['right-to-left text', 'حق الرفض الأول \u202egnitset\u202c'],
  ['zero-width characters', '\u200b\u200c\u200d\u2060\ufeff'],
  ['combining marks', `e${'\u0301'.repeat(3000)}`],
  ['control characters', '\u0000\u0001\u0007\u001b[31mred\u001b[0m\r\n\t'],
  ['many lines', 'line\n'.repeat(2000)],
  ['a subcommand without an end', `compare ${'a with '.repeat(1000)}`],
  ['question marks', '?'.repeat(5000)],
  ['regular expressions', '(((a+)+)+)+$ [[[[ .*.*.*.*.*b \\'],
  ['object keys', '__proto__ constructor toString hasOwnProperty'],
];

describe('hostile input', () => {
  it.each(HOSTILE)('/pattern answers %s within limits and 100 ms of CPU', async (_, text) => {
    const { status, error, ephemeral } = await bot.pattern(text);
    expect({ status, error }).toEqual({ status: 200, error: undefined });
    expect(ephemeral?.blocks.length).toBeGreaterThan(0);
    expect(ephemeral?.text.trim()).not.toBe('');
    expect(Math.min(await cpuMs(text), await cpuMs(text))).toBeLessThan(100);
  });

  it.each(HOSTILE)('a mention with %s is answered', async (_, text) => {
    const answer = await bot.ask({ user: 'ada', channel: 'deal-room', text: `@Deal Patterns ${text}` });
    expect(answer.blocks.length).toBeGreaterThan(0);
  });

  it('leaves no refused call behind', () => {
    expect(bot.workspace.problems()).toEqual([]);
    expect(bot.logs.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('words of a user in an answer', () => {
  const INJECTIONS = [
    'case <!channel> zzqq',
    'case <!here|here> zzqq',
    'case <@U0SANDBOXBOT> zzqq',
    'list <!everyone>',
    'list <https://evil.example|click>',
    'list https://evil.example/a_b',
    'list *bold*_it_~st~`code`',
    'list &lt;!channel&gt;',
    'case <!subteam^S123> openai',
  ];

  it.each(INJECTIONS)('come back inert: %s', async (text) => {
    const { ephemeral } = await bot.pattern(text);
    const seen = `${ephemeral!.text}\n${visibleText(ephemeral!.blocks)}`;
    expect(seen).not.toMatch(/<[!@#]/);
    expect(seen).not.toMatch(/<https?:\/\/evil/);
    // Nothing that was typed formats: each mark is followed by a joiner that parts it from its partner.
    expect(seen).not.toContain('*bold*');
    expect(seen).not.toContain('https://evil.example');
  });

  it('are shown once escaped, so that they read as typed', async () => {
    const { ephemeral } = await bot.pattern('list <b>&');
    expect(visibleText(ephemeral!.blocks)).toContain('“&lt;b&gt;&amp;”');
  });

  it('are not escaped twice in a thread, where Slack has escaped them before', async () => {
    const answer = await bot.ask({ user: 'ada', channel: 'deal-room', text: '@Deal Patterns list <b>&' });
    expect(visibleText(answer.blocks)).toContain('“&lt;b&gt;&amp;”');
  });

  it('never stand in the log', async () => {
    await bot.pattern('list secretprojectname');
    await bot.ask({ user: 'ada', channel: 'deal-room', text: '@Deal Patterns case secretprojectname' });
    expect(JSON.stringify(bot.logs)).not.toContain('secretprojectname');
  });
});
