import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { SUGGESTED_PROMPTS } from '../../src/slack/prompts.js';
import { startBot, type TestBot, visibleText } from '../support/bot.js';

/** The direct message with the bot: its Messages tab. */
let bot: TestBot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.close());

const threads = ['assistant.threads.setStatus', 'assistant.threads.setTitle', 'assistant.threads.setSuggestedPrompts'];

describe('a direct message', () => {
  it('is answered in its thread without a mention, and names the thread', async () => {
    const answer = await bot.ask({ user: 'ada', channel: 'dm', text: 'what is a rofn?' });
    expect(visibleText(answer.blocks)).toContain('Right of first negotiation');
    expect(answer.threadTs).toBeDefined();
    expect(bot.workspace.threadTitle(answer.channel, answer.threadTs!)).toBe('what is a rofn?');
  });

  it('keeps the subject in its thread, and does not name the thread again', async () => {
    const first = await bot.ask({ user: 'ada', channel: 'dm', text: 'rofr' });
    const next = await bot.ask({
      user: 'ada',
      channel: 'dm',
      text: 'what does the other side want?',
      threadTs: first.threadTs!,
    });
    expect(visibleText(next.blocks)).toContain('Walk-away');
    expect(next.threadTs).toBe(first.threadTs);
    expect(bot.workspace.calls('assistant.threads.setTitle')).toHaveLength(1);
  });

  it('offers feedback, and no sharing: there is no channel here', async () => {
    const answer = await bot.ask({ user: 'ada', channel: 'dm', text: 'rofr' });
    expect(answer.blocks.map(({ type }) => type)).toContain('context_actions');
    expect(visibleText(answer.blocks)).not.toContain('Share in channel');
  });

  it('shows no status while the answer is quick, and one while a lookup holds it up', async () => {
    await bot.ask({ user: 'ada', channel: 'dm', text: 'rofr' });
    expect(bot.workspace.calls('assistant.threads.setStatus')).toEqual([]);
    bot.workspace.failNext('users.info', { delayMs: 800 });
    await bot.ask({ user: 'ben', channel: 'dm', text: 'rofr' });
    const statuses = bot.workspace.calls('assistant.threads.setStatus');
    expect(statuses.map(({ args }) => args.status)).toEqual(['is looking in the library…']);
  });

  it('is answered where the agent features are missing', async () => {
    for (const method of threads) bot.workspace.failNext(method, { error: 'not_allowed', times: 10 });
    bot.workspace.failNext('users.info', { delayMs: 500 });
    const answer = await bot.ask({ user: 'ada', channel: 'dm', text: 'rofr' });
    expect(answer.text).toContain('ROFR');
    await bot.workspace.openMessagesTab({ user: 'ada' });
    await bot.settled();
    expect(bot.logs.filter(({ level }) => level === 'error')).toEqual([]);
    expect(bot.workspace.ephemerals()).toEqual([]);
  });

  it('is told there what failed', async () => {
    bot.workspace.failNext('chat.postMessage', { error: 'internal_error' });
    const answer = await bot.ask({ user: 'ada', channel: 'dm', text: 'rofr' });
    expect(answer.text).toMatch(/^Something went wrong on my side\./);
  });
});

describe('opening the Messages tab', () => {
  it('suggests prompts, each time, without a thread', async () => {
    await bot.workspace.openMessagesTab({ user: 'ada' });
    await bot.workspace.openMessagesTab({ user: 'ada' });
    await bot.settled();
    const prompts = bot.workspace.prompts('ada')?.prompts ?? [];
    expect(prompts.length).toBeGreaterThan(0);
    expect(prompts.length).toBeLessThanOrEqual(4);
    for (const { args } of bot.workspace.calls('assistant.threads.setSuggestedPrompts'))
      expect(args).not.toHaveProperty('thread_ts');
  });

  it('suggests what the manifest suggests', () => {
    const manifest = parse(readFileSync('manifest.yml', 'utf8'));
    expect(manifest.features.agent_view.suggested_prompts).toEqual(SUGGESTED_PROMPTS);
  });

  it('suggests only what the library answers', async () => {
    await bot.workspace.openMessagesTab({ user: 'ada' });
    await bot.settled();
    for (const { message } of bot.workspace.prompts('ada')!.prompts) {
      const answer = await bot.ask({ user: 'ada', channel: 'dm', text: message });
      expect(answer.text).not.toContain('does not hold');
    }
  });
});
