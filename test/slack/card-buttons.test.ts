import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, type Message, startBot, type TestBot, visibleText } from '../support/bot.js';

/** Buttons that lead to cards: from private answers, from threads, from modals. */
let bot: TestBot;
const channel = 'deal-room';
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

async function press(label: string | RegExp, on: Message, user = 'ada') {
  await bot.workspace.click({ user, channel: on.channel, ts: on.ts, label });
  await bot.settled();
  const views = bot.workspace.views({ user });
  return { views, top: views.at(-1) };
}

async function closeAll(user = 'ada') {
  if (bot.workspace.views({ user }).length > 0) await bot.workspace.closeView({ user, all: true });
}

describe('Open pattern', () => {
  it('opens the pattern in a modal, one section at a time', async () => {
    const { ephemeral } = await bot.pattern('rofr');
    const { top } = await press('Open pattern', ephemeral!);
    const pattern = bot.library.patterns.find(({ id }) => id === 'hyperscaler-exclusive-then-multi-home')!;
    expect(visibleText(top!.blocks)).toContain(pattern.summary);
    expect(visibleText(top!.blocks)).not.toContain(pattern.considerations[0]!.text);
    expect(top!.title.text).toBe('Pattern');

    await bot.workspace.click({ user: 'ada', viewId: top!.id, label: 'AI considerations' });
    await bot.settled();
    const [turned, ...others] = bot.workspace.views({ user: 'ada' });
    expect(others).toEqual([]);
    expect(visibleText(turned!.blocks)).toContain(pattern.considerations[0]!.text);
    await closeAll();
  });

  it('leads on to the cards of a section', async () => {
    const { ephemeral } = await bot.pattern('rofr');
    const { top } = await press('Open pattern', ephemeral!);
    await bot.workspace.click({ user: 'ada', viewId: top!.id, label: 'Kill list (5)' });
    await bot.settled();
    await bot.workspace.click({ user: 'ada', viewId: top!.id, label: 'ROFR-as-anchor' });
    await bot.settled();
    const move = bot.library.moves.find(({ id }) => id === 'rofr-as-anchor')!;
    expect(visibleText(bot.workspace.views({ user: 'ada' })[0]!.blocks)).toContain(move.mitigation);
    await closeAll();
  });
});

describe('a choice', () => {
  it('of a private answer is replaced by the chosen card', async () => {
    const { ephemeral } = await bot.pattern('rofx', { user: 'ben' });
    const accessory = ephemeral!.blocks.find((block) => 'accessory' in block)!;
    await bot.workspace.click({ user: 'ben', channel, ts: ephemeral!.ts, blockId: accessory.block_id! });
    await bot.settled();
    const seen = bot.workspace.ephemerals({ user: 'ben', channel });
    expect(seen).toHaveLength(1);
    expect(visibleText(seen[0]!.blocks)).toContain('reviewed');
  });

  it('in a thread is answered to the one who chose alone, in that thread', async () => {
    const question = await bot.ask({ user: 'ada', channel, text: '@Deal Patterns rofx' });
    const accessory = question.blocks.find((block) => 'accessory' in block)!;
    const before = bot.posted(channel).length;
    await bot.workspace.click({ user: 'ben', channel, ts: question.ts, blockId: accessory.block_id! });
    await bot.settled();
    expect(bot.posted(channel)).toHaveLength(before);
    const [chosen] = bot.workspace.ephemerals({ user: 'ben', channel }).slice(-1);
    expect(chosen?.threadTs).toBe(question.threadTs);
    expect(visibleText(chosen!.blocks)).toContain('reviewed');
  });

  it('in the direct message is answered in its thread', async () => {
    const question = await bot.ask({ user: 'ada', channel: 'dm', text: 'rofx' });
    const accessory = question.blocks.find((block) => 'accessory' in block)!;
    await bot.workspace.click({ user: 'ada', channel: 'dm', ts: question.ts, blockId: accessory.block_id! });
    await bot.settled();
    const answers = bot.workspace.messages(question.channel, { threadTs: question.threadTs! });
    expect(visibleText(answers.at(-1)!.blocks)).toContain('reviewed');
    expect(buttonsOf(answers.at(-1)!.blocks)).not.toContain('Share in channel');
  });
});

describe('a card that has left the library', () => {
  it('is said to be gone', async () => {
    const { ephemeral } = await bot.pattern('rofr');
    const block = ephemeral!.blocks.find((each) => each.type === 'actions') as unknown as {
      elements: { value: string }[];
    };
    block.elements[0]!.value = 'no-such-pattern';
    const { top } = await press('Open pattern', ephemeral!);
    expect(visibleText(top!.blocks)).toContain('not in the library any more');
    await closeAll();
  });
});
