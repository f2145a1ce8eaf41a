import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Reviewer } from '../../src/review/index.js';
import { describeStores } from '../store/support.js';
import { buttonsOf, startBot, type TestBot, visibleText } from '../support/bot.js';
import { fakeReport, fakeReviewer } from '../support/fake-reviewer.js';

/** The watch on each database, and notes that name several moves. */
const PROPOSAL = 'How about we give them a right of first refusal on all new capacity?';
const PARITY = 'cloud-marketplace-listing/kill-list/price-parity-trap';
const ROFR = 'hyperscaler-exclusive-then-multi-home/kill-list/rofr-as-anchor';

/** Finds a second move in each text in which the fake review finds one. */
function twoMoves(): Reviewer {
  return {
    ...fakeReviewer(),
    review: async ({ text }) => {
      const report = fakeReport(text);
      return { ...report, findings: report.findings.flatMap((finding) => [finding, { ...finding, ref: PARITY }]) };
    },
  };
}

describeStores('the watch', (opened) => {
  let bot: TestBot;
  beforeAll(async () => {
    bot = await startBot({
      reviewer: twoMoves(),
      stores: opened.stores,
      seed: {
        users: [
          { name: 'ada', realName: 'Ada Lind' },
          { name: 'ben', realName: 'Ben Okoro' },
        ],
        channels: ['noted', 'alone', 'limits'].map((name) => ({ name, members: ['ada', 'ben'] })),
      },
    });
  });
  afterAll(() => bot.close());

  const switchOn = async (channel: string, words = 'on') => {
    await bot.pattern(`watch ${words}`, { channel });
    await bot.settled();
  };
  const say = async (channel: string, more: { threadTs?: string } = {}) => {
    const said = bot.workspace.say({ user: 'ben', channel, text: PROPOSAL, ...more });
    await bot.settled();
    return said;
  };
  const notesIn = (channel: string, threadTs: string) =>
    bot.posted(channel).filter((message) => message.threadTs === threadTs);
  const dismissed = async (move: string) =>
    (await opened.stores.dismissals.list(bot.workspace.teamId)).find((each) => each.move === move)?.count ?? 0;
  const dismiss = async (channel: string, ts: string, move: 'rofr-as-anchor' | 'price-parity-trap') => {
    await bot.workspace.click({ user: 'ben', channel, ts, label: 'Not a problem', blockId: `note-${move}` });
    await bot.settled();
  };

  it('takes away the one move of a note that is no problem, then the note with the last', async () => {
    await switchOn('noted');
    const { ts } = await say('noted');
    const [note, ...others] = notesIn('noted', ts);
    expect(others).toEqual([]);
    expect(buttonsOf(note!.blocks)).toEqual([
      'Show the repair clause',
      'Not a problem',
      'Show the repair clause',
      'Not a problem',
    ]);
    await dismiss('noted', note!.ts, 'rofr-as-anchor');
    const [rest] = notesIn('noted', ts);
    expect(visibleText(rest!.blocks)).not.toContain('ROFR-as-anchor');
    expect(visibleText(rest!.blocks)).toContain('Price-parity trap');
    expect(visibleText(rest!.blocks)).toContain('Not said:');
    expect([await dismissed(ROFR), await dismissed(PARITY)]).toEqual([1, 0]);
    await dismiss('noted', note!.ts, 'price-parity-trap');
    expect(notesIn('noted', ts)).toEqual([]);
    expect([await dismissed(ROFR), await dismissed(PARITY)]).toEqual([1, 1]);
  });

  it('does so too in a note that its author alone sees', async () => {
    await switchOn('alone', 'on author');
    await say('alone');
    const shown = () => bot.workspace.ephemerals({ channel: 'alone', user: 'ben' });
    await dismiss('alone', shown()[0]!.ts, 'rofr-as-anchor');
    expect(visibleText(shown()[0]!.blocks)).not.toContain('ROFR-as-anchor');
    expect(visibleText(shown()[0]!.blocks)).toContain('Price-parity trap');
    await dismiss('alone', shown()[0]!.ts, 'price-parity-trap');
    expect(shown()).toEqual([]);
  });

  it('names a move once in a thread and keeps to the day’s limit', async () => {
    await switchOn('limits', 'on 2');
    const first = await say('limits');
    await say('limits', { threadTs: first.ts });
    expect(notesIn('limits', first.ts)).toHaveLength(1);
    const [second, third] = [await say('limits'), await say('limits')];
    expect([second, third].map(({ ts }) => notesIn('limits', ts).length)).toEqual([1, 0]);
    await switchOn('limits', 'off');
    expect(await opened.stores.watches.find({ team: bot.workspace.teamId, channel: first.channel })).toBeUndefined();
  });
});
