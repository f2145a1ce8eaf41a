import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseWatchCommand } from '../../src/slack/watch/watch-command.js';
import { buttonsOf, startBot, type TestBot, visibleText } from '../support/bot.js';
import { fakeReviewer } from '../support/fake-reviewer.js';

/** Which messages get a note, where, and how many. The fake review finds every "right of first refusal". */
const PROPOSAL = 'How about we give them a right of first refusal on all new capacity?';
const DAY_MS = 24 * 60 * 60_000;
const clock = { nowMs: Date.parse('2026-11-20T10:00:00Z') };
let bot: TestBot;

const CHANNELS = ['plain', 'noted', 'repeats', 'quiet', 'private', 'limits', 'toggled', 'stopped', 'dismissed'];

beforeAll(async () => {
  bot = await startBot({
    reviewer: fakeReviewer(),
    now: () => clock.nowMs,
    seed: {
      users: [
        { name: 'ada', realName: 'Ada Lind' },
        { name: 'ben', realName: 'Ben Okoro' },
        { name: 'gus', realName: 'Gus Guest', isRestricted: true },
        { name: 'fay', realName: 'Fay Foreign', teamId: 'T0OTHER' },
        { name: 'relay', realName: 'Relay Bot', isBot: true },
      ],
      channels: [
        ...CHANNELS.map((name) => ({ name, members: ['ada', 'ben', 'relay'] })),
        { name: 'no-bot', hasBot: false },
        { name: 'partner', isExtShared: true, members: ['ada', 'fay'] },
        { name: 'with-guest', members: ['ada', 'gus'] },
      ],
    },
  });
});
afterAll(() => bot.close());

const switchWatch = async (channel: string, words: string, user = 'ada') => {
  const before = bot.workspace.ephemerals({ channel, user }).length;
  await bot.pattern(`watch ${words}`, { channel, user });
  await bot.settled();
  return bot.workspace.ephemerals({ channel, user })[before]?.text;
};
const say = async (channel: string, text = PROPOSAL, more: { threadTs?: string; user?: string } = {}) => {
  const said = bot.workspace.say({ user: 'ben', channel, text, ...more });
  await bot.settled();
  const root = said.threadTs ?? said.ts;
  return { said, notes: bot.posted(channel).filter(({ threadTs }) => threadTs === root) };
};

describe('the watch', () => {
  it('is off until somebody switches it on', async () => {
    expect((await say('plain')).notes).toEqual([]);
    expect(await switchWatch('plain', '')).toContain('is off in this channel');
  });

  it('tells everyone in the channel that it was switched on, by whom and how to end it', async () => {
    expect(await switchWatch('noted', 'on')).toBeUndefined();
    const announced = bot.posted('noted').at(-1)!;
    expect(announced.text).toContain(`<@${bot.workspace.user('ada').id}> switched on the kill-list watch`);
    expect(announced.text).toContain('`/pattern watch off`');
  });

  it('puts one note in the thread of a message that proposes a term, quoting nothing', async () => {
    const { notes } = await say('noted');
    expect(notes).toHaveLength(1);
    expect(visibleText(notes[0]!.blocks)).toContain('ROFR-as-anchor');
    expect(visibleText(notes[0]!.blocks)).not.toContain('How about');
    expect(buttonsOf(notes[0]!.blocks)).toEqual(['Show the repair clause', 'Not a problem']);
  });

  it('names a move once in a thread, and again in another', async () => {
    await switchWatch('repeats', 'on');
    const { said } = await say('repeats');
    const again = await say('repeats', `I mean it: ${PROPOSAL}`, { threadTs: said.ts });
    expect(again.notes).toHaveLength(1);
    expect((await say('repeats')).notes).toHaveLength(1);
  });

  it('is silent on what proposes nothing, on bots, on edits and on what is said to the bot', async () => {
    await switchWatch('quiet', 'on');
    const before = bot.posted('quiet').length;
    await say('quiet', 'Lunch at twelve, everyone? The new place.');
    await say('quiet', PROPOSAL, { user: 'relay' });
    const { said } = await say('quiet', 'Lunch at one, then, in the new place.');
    bot.workspace.edit({ user: 'ben', channel: 'quiet', ts: said.ts, text: PROPOSAL });
    await bot.settled();
    expect(bot.posted('quiet')).toHaveLength(before);
  });

  it('tells the author alone where the channel chose so', async () => {
    await switchWatch('private', 'on author');
    expect((await say('private')).notes).toEqual([]);
    const [note, ...others] = bot.workspace.ephemerals({ channel: 'private', user: 'ben' });
    expect(others).toEqual([]);
    expect(visibleText(note!.blocks)).toContain('ROFR-as-anchor');
  });

  it("stops at the day's limit, also after off and on, and begins anew the next day", async () => {
    await switchWatch('limits', 'on 2');
    const counts = [await say('limits'), await say('limits'), await say('limits')].map(({ notes }) => notes.length);
    expect(counts).toEqual([1, 1, 0]);
    await switchWatch('limits', 'off');
    await switchWatch('limits', 'on 2');
    expect((await say('limits')).notes).toEqual([]);
    clock.nowMs += DAY_MS;
    expect((await say('limits')).notes).toHaveLength(1);
  });

  it('ends at once and visibly', async () => {
    await switchWatch('stopped', 'on');
    await switchWatch('stopped', 'off', 'ben');
    expect(bot.posted('stopped').at(-1)?.text).toContain('switched off the kill-list watch');
    expect((await say('stopped')).notes).toEqual([]);
  });

  it('takes a note away that is no problem, and counts the move', async () => {
    await switchWatch('dismissed', 'on');
    const { notes, said } = await say('dismissed');
    const target = { user: 'ben', channel: 'dismissed', ts: notes[0]!.ts };
    await bot.workspace.click({ ...target, label: 'Not a problem' });
    await bot.settled();
    expect(bot.posted('dismissed').filter(({ threadTs }) => threadTs === said.ts)).toEqual([]);
    const [dismissed] = await bot.stores.dismissals.list(bot.workspace.teamId);
    expect(dismissed?.count).toBe(1);
  });
});

describe('no watch begins', () => {
  it.each(['partner', 'with-guest'])('in #%s, which others than the team read', async (channel) => {
    const before = bot.posted(channel).length;
    expect(await switchWatch(channel, 'on')).toContain('I do not watch this channel');
    expect(bot.posted(channel)).toHaveLength(before);
    expect((await say(channel, PROPOSAL, { user: 'ada' })).notes).toEqual([]);
  });

  it('for a guest', async () => {
    expect(await switchWatch('with-guest', 'on', 'gus')).toBe('The watch is for members of this workspace.');
  });

  it('where the bot is no member', async () => {
    expect(await switchWatch('no-bot', 'on')).toMatch(/\/invite @Deal Patterns/);
    const place = { team: bot.workspace.teamId, channel: bot.workspace.channel('no-bot').id };
    expect(await bot.stores.watches.find(place)).toBeUndefined();
  });
});

describe('a channel that a guest joined since', () => {
  it('gets no note, although the watch is on', async () => {
    await switchWatch('toggled', 'on');
    bot.workspace.invite({ user: 'gus', channel: 'toggled', by: 'ada' });
    await bot.settled();
    const remembered = await say('toggled');
    // What is known of a channel's readers may be half a minute old.
    expect(remembered.notes.length).toBeLessThanOrEqual(1);
  });
});

describe('what was overheard', () => {
  it('stands in no log line and in no row of the database', async () => {
    const stored = JSON.stringify(await bot.stores.teamData.export(bot.workspace.teamId));
    expect(stored).toContain('watched_channels');
    for (const kept of [stored, JSON.stringify(bot.logs)]) expect(kept).not.toMatch(/How about|all new capacity/);
  });
});

describe('parseWatchCommand', () => {
  it.each([
    ['watch', { kind: 'status' }],
    ['watch on', { kind: 'on', readers: 'thread', dailyLimit: 5 }],
    ['Watch ON author 3', { kind: 'on', readers: 'author', dailyLimit: 3 }],
    ['watch on 0', { kind: 'on', readers: 'thread', dailyLimit: 1 }],
    ['watch on 999', { kind: 'on', readers: 'thread', dailyLimit: 50 }],
    ['watch off', { kind: 'off' }],
    ['watch list pricing', undefined],
    ['rofr', undefined],
  ])('reads "%s"', (text, command) => {
    expect(parseWatchCommand(text)).toEqual(command);
  });
});
