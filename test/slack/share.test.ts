import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { slackSignature } from '../../src/sandbox/index.js';
import { startBot, type TestBot, visibleText } from '../support/bot.js';

/** What goes public, where, and what is left out for whom. */
let bot: TestBot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.close());

const REASON = 'people outside your team can read this channel, or I could not find out whether they can';

/** Ada looks up the refusal-right clause and shares it. */
async function share(channel: string, clicks = 1) {
  const { ephemeral } = await bot.pattern('rofr', { channel });
  const target = { user: 'ada', channel, ts: ephemeral!.ts, label: 'Share in channel' };
  await Promise.all(Array.from({ length: clicks }, () => bot.workspace.click(target)));
  await bot.settled();
  const told = bot.workspace.ephemerals({ user: 'ada', channel }).filter(({ ts }) => ts !== ephemeral!.ts);
  return { posted: bot.posted(channel), told: told.map(({ text }) => text), asked: ephemeral! };
}

describe('Share in channel', () => {
  it('posts the card for everyone, names who shared it, and keeps the positions for the own team', async () => {
    const { posted, told } = await share('deal-room');
    expect(posted).toHaveLength(1);
    const seen = visibleText(posted[0]!.blocks);
    expect(seen).toContain(`Shared by <@${bot.workspace.user('ada').id}>`);
    expect(seen).toContain('ROFR with practical-feasibility limits');
    expect(seen).toContain('Walk-away');
    expect(told).toEqual(['Shared in this channel.']);
  });

  it('posts once, however often the button is pressed', async () => {
    expect((await share('deal-room', 3)).posted).toHaveLength(1);
  });

  it('works where the bot is no member, and says how to bring it in', async () => {
    const { posted, told } = await share('no-bot');
    expect(posted).toHaveLength(1);
    expect(told.at(-1)).toContain('I am not a member here');
    expect(told.at(-1)).toContain('`/invite @Deal Patterns`');
  });

  it.each([
    ['shared with another company', 'partner'],
    ['about to be shared with another company', 'pending'],
    ['with a guest in it', 'with-guest'],
  ])('leaves the positions out of a channel %s, and says why', async (_, channel) => {
    const { posted, told, asked } = await share(channel);
    expect(visibleText(posted[0]!.blocks)).not.toMatch(/Walk-away|positions/i);
    expect(told).toEqual([`Shared in this channel. The positions of both sides were left out: ${REASON}.`]);
    // The private answer before it was whole.
    expect(visibleText(asked.blocks)).toContain('Walk-away');
  });

  it.each([
    ['conversations.info', { error: 'internal_error' }],
    ['conversations.members', { status: 503 }],
    ['conversations.info', { retryAfter: 30 }],
    ['conversations.info', { delayMs: 4000 }],
  ] as const)('takes a channel for shared where %s fails with %o', async (method, fault) => {
    bot.workspace.failNext(method, { ...fault, times: 5 });
    const { posted, told } = await share('deal-room');
    expect(visibleText(posted[0]!.blocks)).not.toContain('Walk-away');
    expect(told.at(-1)).toContain(REASON);
  });

  it('tells the sharer one plain sentence where Slack refuses the post', async () => {
    bot.workspace.failNext('chat.postMessage', { error: 'restricted_action' });
    const { posted, told } = await share('deal-room');
    expect(posted).toEqual([]);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^Something went wrong on my side\./);
  });
});

describe('who reads what', () => {
  const mention = '@Deal Patterns rofr';

  it('a mention in a channel of the own team is answered whole', async () => {
    const answer = await bot.ask({ user: 'ada', channel: 'deal-room', text: mention });
    expect(visibleText(answer.blocks)).toContain('Walk-away');
  });

  it.each(['partner', 'pending', 'with-guest'])('a mention in #%s is answered without positions', async (channel) => {
    const answer = await bot.ask({ user: 'ada', channel, text: mention });
    expect(visibleText(answer.blocks)).toContain('ROFR');
    expect(visibleText(answer.blocks)).not.toContain('Walk-away');
    const direct = '@Deal Patterns what is the walk-away position on the ROFR clause?';
    const refusal = await bot.ask({ user: 'ada', channel, text: direct });
    const clause = bot.library.clauses.find(({ id }) => id === 'rofr-with-practical-feasibility-limits')!;
    for (const ladder of Object.values(clause.positions))
      expect(visibleText(refusal.blocks)).not.toContain(ladder.walkAway);
  });

  it('a guest is shown no positions, not even in private', async () => {
    const { ephemeral } = await bot.pattern('rofr', { user: 'gus', channel: 'with-guest' });
    expect(visibleText(ephemeral!.blocks)).not.toContain('Walk-away');
    const answer = await bot.ask({ user: 'gus', channel: 'dm', text: 'rofr' });
    expect(visibleText(answer.blocks)).not.toContain('Walk-away');
  });

  it('a person of the other company who opens a card from the shared channel sees no positions', async () => {
    const answer = await bot.ask({ user: 'fay', channel: 'partner', text: '@Deal Patterns compare rofr with rofo' });
    await bot.workspace.click({
      user: 'fay',
      channel: 'partner',
      ts: answer.ts,
      label: /^ROFR|^Right of first refusal/,
    });
    await bot.settled();
    const [view] = bot.workspace.views({ user: 'fay' });
    expect(JSON.stringify(view!.blocks)).not.toContain('Walk-away');
  });

  it('a payload that names the other company as the team opens nothing internal', async () => {
    const fay = bot.workspace.user('fay');
    const clause = bot.library.clauses.find(({ id }) => id === 'rofr-with-practical-feasibility-limits')!;
    const payload = {
      type: 'block_actions',
      team: { id: 'T0OTHER', domain: 'other' },
      user: { id: fay.id, team_id: 'T0OTHER', username: 'fay' },
      api_app_id: bot.workspace.appId,
      trigger_id: 'not.a.trigger',
      container: { type: 'message', channel_id: bot.workspace.channel('partner').id, message_ts: '1.2' },
      channel: { id: bot.workspace.channel('partner').id, name: 'partner' },
      actions: [{ type: 'button', action_id: 'open_card:0', block_id: 'b', value: clause.ref, action_ts: '1.2' }],
    };
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    const timestamp = Math.floor(Date.now() / 1000);
    const response = await fetch(`${bot.origin}/slack/events`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': slackSignature(bot.workspace.signingSecret, timestamp, body),
      },
    });
    expect(response.status).toBe(200);
    await bot.settled();
    const [opened] = bot.workspace.calls('views.open');
    expect(JSON.stringify(opened?.args.view)).toContain(clause.title);
    expect(JSON.stringify(opened?.args.view)).not.toContain('Walk-away');
  });
});
