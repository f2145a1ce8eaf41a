import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buttonsOf, startBot, type TestBot, visibleText } from '../support/bot.js';

let bot: TestBot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.close());

async function home(user = 'ada') {
  await bot.workspace.openHome({ user });
  await bot.settled();
  const view = bot.workspace.home(user);
  return { blocks: view!.blocks, seen: visibleText(view!.blocks), buttons: buttonsOf(view!.blocks) };
}

async function search(text: string, user = 'ada') {
  await bot.workspace.act({ user, home: true, actionId: 'search_home', value: text });
  await bot.settled();
  return bot.workspace.views({ user }).at(-1)!;
}

describe('the Home tab', () => {
  it('has a search box, the patterns by category, and at first a guide', async () => {
    const { seen, blocks } = await home();
    expect(blocks[1]?.type).toBe('input');
    expect(seen).toContain('Three ways to begin');
    for (const { title } of bot.library.patterns) expect(seen).toContain(title);
  });

  it('shows the cards that this person opened last instead of the guide, newest first', async () => {
    const { ephemeral } = await bot.pattern('rofr');
    await bot.workspace.click({ user: 'ada', channel: 'deal-room', ts: ephemeral!.ts, label: 'Open pattern' });
    await bot.settled();
    await bot.workspace.closeView({ user: 'ada', all: true });
    await bot.workspace.click({ user: 'ada', channel: 'deal-room', ts: ephemeral!.ts, label: 'ROFR-as-anchor' });
    await bot.settled();
    const { seen, buttons } = await home();
    expect(seen).not.toContain('Three ways to begin');
    expect(buttons.slice(0, 2)).toEqual(['ROFR-as-anchor', 'Hyperscaler-Exclusive-Then-Multi-Home']);
    expect((await home('ben')).seen).toContain('Three ways to begin');
  });

  it('opens the patterns of a category, and a pattern on top of them', async () => {
    await home();
    await bot.workspace.act({ user: 'ada', home: true, actionId: 'open_category', blockId: await categoryBlock() });
    await bot.settled();
    const [list] = bot.workspace.views({ user: 'ada' });
    expect(visibleText(list!.blocks)).toContain('Compute-Backed Strategic Investment');
    await bot.workspace.click({
      user: 'ada',
      viewId: list!.id,
      blockId: list!.blocks.find((b) => 'accessory' in b)!.block_id,
    });
    await bot.settled();
    expect(bot.workspace.views({ user: 'ada' })).toHaveLength(2);
  });
});

async function categoryBlock(): Promise<string> {
  const { blocks } = await home();
  const block = blocks.find((each) => JSON.stringify(each).includes('"strategic-investment"'));
  return String(block!.block_id);
}

describe('the search box of the Home tab', () => {
  it('answers in a modal, and a card opens on top of the answer', async () => {
    await home();
    const answer = await search('rofr');
    expect(visibleText(answer.blocks)).toContain('ROFR with practical-feasibility limits');
    expect(buttonsOf(answer.blocks)).not.toContain('Share in channel');
    await bot.workspace.click({ user: 'ada', viewId: answer.id, label: 'Open pattern' });
    await bot.settled();
    const views = bot.workspace.views({ user: 'ada' });
    expect(views).toHaveLength(2);
    expect(views[1]!.title.text).toBe('Pattern');
  });

  it('answers a question, a near acronym and a miss', async () => {
    await home();
    expect(visibleText((await search('when did Azure stop being exclusive?')).blocks)).toContain('Source:');
    await bot.workspace.closeView({ user: 'ada', all: true });
    const choice = await search('rofx');
    await bot.workspace.closeView({ user: 'ada', all: true });
    expect(buttonsOf(choice.blocks)).toEqual(['Show', 'Show', 'Show']);
    expect(visibleText((await search('zzqq blorp')).blocks)).toContain('does not hold');
  });

  it('shows a guest no positions', async () => {
    await home('gus');
    expect(visibleText((await search('rofr', 'gus')).blocks)).not.toContain('Walk-away');
  });
});
