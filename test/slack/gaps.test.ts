import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Message, SEED, startBot, type TestBot, visibleText } from '../support/bot.js';

/** What is handed to the library's editors, and who can switch that off. */
let bot: TestBot;
beforeEach(async () => {
  bot = await startBot({ now: () => 1_795_000_000_000 });
});
afterEach(() => bot.close());

const channel = 'deal-room';
const MISS = 'zzqq blorp fnord';

async function kept() {
  await bot.settled();
  const { gaps } = await bot.stores.gaps.list();
  return gaps.map(({ kind, text, team, atMs }) => ({ kind, text, team, atMs }));
}

const gap = (kind: string, text: string) => ({ kind, text, team: 'T0SANDBOX', atMs: 1_795_000_000_000 });

describe('a question that the library does not answer', () => {
  it('is kept from the command, from a mention and from the direct message, without who asked', async () => {
    await bot.pattern('zzqq xyzzy');
    await bot.ask({ user: 'ada', channel, text: `@Deal Patterns zzqq blorp @Ben Okoro` });
    await bot.ask({ user: 'ada', channel: 'dm', text: 'zzqq fnord' });
    expect(await kept()).toEqual(
      expect.arrayContaining([
        gap('unanswered', 'zzqq xyzzy'),
        gap('unanswered', 'zzqq blorp'),
        gap('unanswered', 'zzqq fnord'),
      ]),
    );
    expect(await kept()).toHaveLength(3);
  });

  it.each([
    ['a guest', 'gus', 'with-guest'],
    ['another company', 'fay', 'partner'],
  ])('of %s is not kept', async (_, user, place) => {
    await bot.ask({ user, channel: place, text: `@Deal Patterns ${MISS}` });
    expect(await kept()).toEqual([]);
  });

  it('that nobody asked the bot is not kept', async () => {
    const { threadTs } = await bot.ask({ user: 'ada', channel, text: '@Deal Patterns rofr' });
    await bot.overhear({ user: 'ben', channel, text: `what is ${MISS}?`, threadTs: threadTs! });
    expect(await kept()).toEqual([]);
  });
});

describe('feedback', () => {
  const feedback = async (on: Message, value: 'positive' | 'negative', user = 'ada') => {
    await bot.workspace.act({ user, channel: on.channel, ts: on.ts, actionId: 'feedback', value });
    await bot.settled();
  };

  it('that an answer in a thread did not help is kept with the question, once a person, and thanked for in the thread', async () => {
    const answer = await bot.ask({ user: 'ada', channel, text: '@Deal Patterns what is a rofn?' });
    await feedback(answer, 'negative');
    await feedback(answer, 'negative');
    expect(await kept()).toEqual([gap('not-helpful', 'what is a rofn?')]);
    const thanks = bot.workspace.ephemerals({ user: 'ada', channel });
    expect(thanks).toHaveLength(1);
    expect(thanks[0]!.threadTs).toBe(answer.threadTs);
  });

  it('that a private answer did not help is kept too', async () => {
    const { ephemeral } = await bot.pattern('rofr');
    await bot.workspace.click({ user: 'ada', channel, ts: ephemeral!.ts, label: 'Not helpful' });
    expect(await kept()).toEqual([gap('not-helpful', 'rofr')]);
  });

  it('that an answer helped is thanked for and not kept', async () => {
    const answer = await bot.ask({ user: 'ada', channel, text: '@Deal Patterns rofr' });
    await feedback(answer, 'positive');
    expect(await kept()).toEqual([]);
    expect(bot.workspace.ephemerals({ user: 'ada', channel })[0]?.text).toContain('Thank you');
  });

  it('of a guest is not kept', async () => {
    const answer = await bot.ask({ user: 'ada', channel: 'with-guest', text: '@Deal Patterns rofr' });
    await feedback(answer, 'negative', 'gus');
    expect(await kept()).toEqual([]);
  });
});

describe('/pattern settings', () => {
  it('is for admins alone', async () => {
    await bot.pattern('settings');
    await bot.settled();
    const [told] = bot.workspace.ephemerals({ user: 'ada', channel });
    expect(told?.text).toBe('Only admins and owners of this workspace can change the settings.');
  });
});

describe('an admin', () => {
  let workspace: TestBot;
  beforeEach(async () => {
    workspace = await startBot({
      seed: { ...SEED, users: [...(SEED.users ?? []), { name: 'amy', realName: 'Amy Admin' }] },
      admins: ['amy'],
    });
  });
  afterEach(() => workspace.close());

  const settings = async () => {
    await workspace.pattern('settings', { user: 'amy' });
    await workspace.settled();
    return workspace.workspace.ephemerals({ user: 'amy', channel }).at(-1)!;
  };

  it('switches the keeping off, which deletes what was kept, and on again', async () => {
    await workspace.pattern(MISS);
    await workspace.settled();
    const shown = await settings();
    await workspace.workspace.click({ user: 'amy', channel, ts: shown.ts, label: 'Stop and delete' });
    await workspace.settled();
    expect((await workspace.stores.gaps.list()).gaps).toEqual([]);
    await workspace.pattern(MISS);
    await workspace.settled();
    expect((await workspace.stores.gaps.list()).gaps).toEqual([]);

    const off = await settings();
    expect(visibleText(off.blocks)).toContain('are not kept');
    await workspace.workspace.click({ user: 'amy', channel, ts: off.ts, label: 'Keep such questions' });
    await workspace.settled();
    await workspace.pattern(MISS);
    await workspace.settled();
    expect((await workspace.stores.gaps.list()).gaps).toHaveLength(1);
  });
});
