import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startBot, type TestBot, visibleText } from '../support/bot.js';

/** Requests that are not Slack's, and Slack's own failures. */
let bot: TestBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

describe('a request that Slack did not sign', () => {
  it.each(['bad', 'stale', 'missing'] as const)(
    'with a %s signature is answered 401 and does nothing',
    async (signature) => {
      const calls = bot.workspace.calls().length;
      const result = await bot.workspace.command({ user: 'ada', channel: 'deal-room', text: 'rofr', signature });
      expect(result.status).toBe(401);
      expect(result.body).toBe('');
      const mention = {
        type: 'app_mention',
        user: bot.workspace.user('ada').id,
        channel: bot.workspace.channel('deal-room').id,
        text: `<@${bot.workspace.botUserId}> rofr`,
        ts: '1790000000.000100',
      };
      const event = await bot.workspace.deliver(mention, { signature });
      expect(event.status).toBe(401);
      await bot.settled();
      expect(bot.workspace.calls()).toHaveLength(calls);
      expect(bot.posted('deal-room')).toEqual([]);
    },
  );
});

describe('health', () => {
  it('is told at /healthz and /readyz', async () => {
    expect((await fetch(`${bot.origin}/healthz`)).status).toBe(200);
    const ready = await fetch(`${bot.origin}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ status: 'ready', library: { refusedEdit: [] } });
  });

  it.each([
    { state: 'open', status: 200, says: 'ready' },
    { state: 'opening', status: 503, says: 'the database is being opened' },
    { state: 'unreachable', status: 503, says: 'the database does not answer' },
  ] as const)('says at /readyz that the database is $state', async ({ state, status, says }) => {
    const other = await startBot({ databaseState: async () => state });
    onTestFinished(() => other.close());
    const ready = await fetch(`${other.origin}/readyz`);
    expect(ready.status).toBe(status);
    expect(await ready.json()).toMatchObject({ status: says, database: state });
    expect((await fetch(`${other.origin}/healthz`)).status).toBe(200);
    expect((await other.pattern('rofr')).status).toBe(200);
  });
});

describe('a Web API call that fails', () => {
  const channel = 'deal-room';

  it('is logged with ids and without text, and the person is told one plain sentence in the thread', async () => {
    bot.workspace.failNext('chat.postMessage', { error: 'internal_error' });
    const said = bot.workspace.say({ user: 'ada', channel, text: '@Deal Patterns rofr secretword' });
    await bot.settled();
    const [told, ...more] = bot.workspace.ephemerals({ user: 'ada', channel });
    expect(more).toEqual([]);
    expect(told?.text).toMatch(/^Something went wrong on my side\. Please try again\. \(Reference [0-9a-f]{8}\)$/);
    expect(told?.threadTs).toBe(said.ts);
    const line = bot.logs.find(({ event }) => event === 'listener_failed');
    expect(line).toMatchObject({
      level: 'error',
      kind: 'slack',
      code: 'internal_error',
      channel: bot.workspace.channel(channel).id,
      user: bot.workspace.user('ada').id,
    });
    expect(told?.text).toContain(String(line?.reference));
    expect(JSON.stringify(bot.logs)).not.toContain('secretword');
  });

  it('of a button is told through the response address', async () => {
    const { ephemeral } = await bot.pattern('rofr', { user: 'ben' });
    bot.workspace.failNext('views.open', { error: 'internal_error' });
    await bot.workspace.click({ user: 'ben', channel, ts: ephemeral!.ts, label: 'Open pattern' });
    await bot.settled();
    const texts = bot.workspace.ephemerals({ user: 'ben', channel }).map(({ text }) => text);
    expect(texts.at(-1)).toMatch(/^Something went wrong on my side\./);
    expect(texts).toHaveLength(2);
  });

  it('because Slack asks to slow down is waited out once it says how long', async () => {
    bot.workspace.failNext('chat.postMessage', { retryAfter: 1 });
    const answer = await bot.ask({ user: 'ada', channel, text: '@Deal Patterns rofo' });
    expect(answer.blocks.length).toBeGreaterThan(0);
  });

  it('does not keep /pattern from answering: without a word on who asks, positions are left out', async () => {
    const down = await startBot();
    down.workspace.failNext('users.info', { status: 503, times: 1000 });
    const { ephemeral, error, tookMs } = await down.pattern('rofr');
    expect(error).toBeUndefined();
    expect(tookMs).toBeLessThan(2500);
    const seen = JSON.stringify(ephemeral!.blocks);
    expect(seen).toContain('ROFR with practical-feasibility limits');
    expect(seen).not.toContain('Walk-away');
    await down.close();
  });

  it('does not hold up the answer longer than Slack waits where the lookup hangs', async () => {
    const slow = await startBot();
    slow.workspace.failNext('users.info', { delayMs: 5000, times: 1000 });
    const { ephemeral, error, tookMs } = await slow.pattern('rofr');
    expect(error).toBeUndefined();
    expect(ephemeral).toBeDefined();
    expect(tookMs).toBeLessThan(2500);
    await slow.close();
  });
});

describe('an answer without what is internal', () => {
  const SENTENCE = 'Slack did not say in time who can read this, so what is internal to your team was left out.';

  it('says so where Slack did not say who reads it, and only where something was left out', async () => {
    const slow = await startBot();
    slow.workspace.failNext('users.info', { error: 'internal_error', times: 1000 });
    slow.workspace.failNext('conversations.info', { error: 'internal_error', times: 1000 });
    const mention = (text: string) => slow.ask({ user: 'ada', channel: 'deal-room', text: `@Deal Patterns ${text}` });
    const blocks = {
      clause: (await slow.pattern('rofr')).ephemeral!.blocks,
      positions: (await mention('what is our walk-away on the ROFR?')).blocks,
      direct: (await slow.ask({ user: 'ada', channel: 'dm', text: 'rofr' })).blocks,
    };
    for (const [name, seen] of Object.entries(blocks)) {
      expect(visibleText(seen).split(SENTENCE), name).toHaveLength(2);
      expect(visibleText(seen), name).not.toContain('Walk-away:');
    }
    expect(visibleText((await slow.pattern('define rofr')).ephemeral!.blocks)).not.toContain(SENTENCE);
    expect(visibleText((await mention('when did Azure stop being exclusive?')).blocks)).not.toContain(SENTENCE);
    await slow.close();
  });

  it('does not say so to a guest, nor in a channel that is shared', async () => {
    const bot = await startBot();
    expect(
      visibleText((await bot.pattern('rofr', { user: 'gus', channel: 'with-guest' })).ephemeral!.blocks),
    ).not.toContain(SENTENCE);
    const shared = await bot.ask({ user: 'ada', channel: 'partner', text: '@Deal Patterns rofr' });
    expect(visibleText(shared.blocks)).not.toContain(SENTENCE);
    await bot.close();
  });
});

describe('Slack out of reach at the start', () => {
  it('does not keep the bot from starting, and it finds out who it is once Slack is back', async () => {
    const late = await startBot({ firstFaults: { 'auth.test': { status: 503, times: 2 } } });
    expect(late.logs.map(({ event }) => event)).toContain('slack_unreachable');
    // Without knowing its own team, the bot takes everyone for an outsider.
    const { ephemeral } = await late.pattern('rofr');
    expect(JSON.stringify(ephemeral!.blocks)).not.toContain('Walk-away');
    const whole = await late.pattern('rofr');
    expect(JSON.stringify(whole.ephemeral!.blocks)).toContain('Walk-away');
    await late.close();
  });

  it('with a token that Slack refuses, the bot does not start and says what to do', async () => {
    await expect(startBot({ firstFaults: { 'auth.test': { error: 'invalid_auth' } } })).rejects.toThrow(
      /^Slack refuses SLACK_BOT_TOKEN \(invalid_auth\)\. Copy the bot token again/,
    );
  });
});

describe('a database that is down', () => {
  it('keeps nobody from an answer', async () => {
    const down = await startBot();
    await down.database.close();
    const { ephemeral } = await down.pattern('zzqq blorp');
    expect(ephemeral?.text).toContain('The library does not hold');
    const answer = await down.ask({ user: 'ada', channel: 'deal-room', text: '@Deal Patterns rofr' });
    expect(answer.text).toContain('ROFR');
    await down.workspace.openHome({ user: 'ada' });
    await down.settled();
    expect(down.workspace.home('ada')).toBeDefined();
    expect(down.logs.map(({ event }) => event)).toContain('gap_not_kept');
    expect(down.logs.filter(({ level }) => level === 'error')).toEqual([]);
    await down.workspace.close();
  });
});
