import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, startBot, type TestBot, visibleText } from '../support/bot.js';

/** `/pattern` from the outside: a signed request goes in, what landed in the workspace is read. */
let bot: TestBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

async function shown(text: string, by?: Parameters<TestBot['pattern']>[1]) {
  const { ephemeral, error, message } = await bot.pattern(text, by);
  if (!ephemeral) throw new Error(`/pattern ${text} showed nothing: ${error}`);
  expect(message).toBeUndefined();
  return {
    title: visibleText(ephemeral.blocks.slice(0, 1)),
    seen: visibleText(ephemeral.blocks),
    buttons: buttonsOf(ephemeral.blocks),
    text: ephemeral.text,
    viewer: ephemeral.viewer,
  };
}

describe('/pattern rofr', () => {
  it('shows the clause whole, to the asker alone, with the warning that goes with it', async () => {
    const { title, seen, viewer } = await shown('rofr');
    const clause = bot.library.clauses.find(({ id }) => id === 'rofr-with-practical-feasibility-limits')!;
    const move = bot.library.moves.find(({ id }) => id === 'rofr-as-anchor')!;
    expect(viewer).toBe(bot.workspace.user('ada').id);
    expect(title).toBe(clause.title);
    expect(seen).toContain(clause.text);
    for (const part of [move.title, move.move, move.why, move.mitigation]) expect(seen).toContain(part);
  });

  it('offers the pattern, the checklist, sharing, the next-best cards and feedback', async () => {
    const { buttons, seen } = await shown('rofr');
    expect(buttons.slice(0, 3)).toEqual(['Open pattern', 'Checklist', 'Share in channel']);
    expect(buttons.slice(-2)).toEqual(['Helpful', 'Not helpful']);
    expect(seen).toContain('*See also*');
    expect(seen).toContain('not legal advice');
  });

  it('says in the text for screen readers what the blocks show', async () => {
    const { text } = await shown('rofr');
    expect(text).toMatch(
      /^Example clause: ROFR with practical-feasibility limits\. .*Kill-list warning: ROFR-as-anchor\.$/,
    );
  });

  it.each(['ROFR', '  rofr ', 'rofr?', 'r\u200bofr', '\u0007rofr'])('finds the same for %j', async (typed) => {
    expect((await shown(typed)).title).toBe('ROFR with practical-feasibility limits');
  });
});

describe('subcommands', () => {
  it.each([
    ['show ai reseller', 'AI Reseller'],
    ['shwo ai reseller', 'AI Reseller'],
    ['OPEN AI-Reseller', 'AI Reseller'],
    ['rofn', 'Right of first negotiation'],
    ['clause rofr', 'ROFR with practical-feasibility limits'],
    ['Clauses rofr', 'ROFR with practical-feasibility limits'],
    ['cluase rofr', 'ROFR with practical-feasibility limits'],
    ['kill-list rofr as anchor', '⚠️ ROFR-as-anchor'],
    ['killlist rofr', '⚠️ ROFR-as-anchor'],
    ['kill list rofr', '⚠️ ROFR-as-anchor'],
    ['Kill-Lists rofr', '⚠️ ROFR-as-anchor'],
    ['warnings rofr', '⚠️ ROFR-as-anchor'],
    ['case stargate', 'OpenAI, Oracle and Stargate, 2024–2026'],
    ['define rofn', 'Right of first negotiation'],
    ['definition rofo', 'Right of first offer'],
    ['list', 'Deal patterns'],
    ['lists', 'Deal patterns'],
    ['list strategic investment', 'Deal patterns'],
    ['help', 'Deal Patterns: how to ask'],
    ['', 'Deal Patterns: how to ask'],
    ['\u200b \u2060', 'Deal Patterns: how to ask'],
  ])('/pattern %s shows %s', async (typed, title) => {
    expect((await shown(typed)).title).toBe(title);
  });

  it('lists all patterns, or those of a category that the words name', async () => {
    const all = await shown('list');
    for (const { title } of bot.library.patterns) expect(all.seen).toContain(title);
    const some = await shown('list investment');
    const inside = bot.library.patterns.filter(({ category }) => category === 'strategic-investment');
    const outside = bot.library.patterns.filter(({ category }) => category !== 'strategic-investment');
    for (const { title } of inside) expect(some.seen).toContain(`*${title}*`);
    for (const { title } of outside) expect(some.seen).not.toContain(`*${title}*`);
  });

  it('says that a category does not exist and lists all patterns', async () => {
    const { seen } = await shown('list zzz');
    expect(seen).toContain('There is no category “zzz”.');
    expect(seen).toContain(bot.library.patterns[0]!.title);
  });

  it('reaches the sections of a pattern by buttons instead of a wall of text', async () => {
    const { buttons, seen } = await shown('show ai reseller');
    expect(buttons).toEqual(expect.arrayContaining(['Structure', 'AI considerations', 'Clauses (4)', 'Research']));
    const pattern = bot.library.patterns.find(({ id }) => id === 'ai-reseller')!;
    expect(seen).not.toContain(pattern.considerations[0]!.text);
  });

  it('compares two cards aspect by aspect', async () => {
    const { title, seen, buttons } = await shown('compare rofr with exclusivity');
    expect(title).toContain(' / ');
    expect(seen).toContain('*What it is*');
    expect(buttons).toHaveLength(2);
  });

  it.each(['compare rofr vs rofo', 'compare rofr rofo', 'compares rofr, rofo', 'comapre rofr and rofo'])(
    'takes apart the two sides of %j',
    async (typed) => {
      expect((await shown(typed)).title).toContain('Right of first offer');
    },
  );

  it.each(['define deal registration', 'define gpu', 'rofn'])(
    '/pattern %s leads to the cards where it matters',
    async (typed) => {
      const { title, seen, buttons } = await shown(typed);
      const term = bot.library.terms.find((each) => each.title === title)!;
      for (const ref of term.cards) {
        const card = bot.library.cards.get(ref)!;
        if (card.kind === 'move') expect(seen).toContain(`Kill-list warning: ${card.title}`);
        else expect(buttons).toContain(card.title);
      }
    },
  );

  it('says what a deal teaches before any warning, each lesson with the card that says it', async () => {
    const { seen } = await shown('case windsurf');
    const deal = bot.library.cases.find(({ id }) => id === 'windsurf-anthropic-openai')!;
    for (const { text, card } of deal.lessons) {
      expect(seen).toContain(`${text} → ${bot.library.cards.get(card)!.title}`);
    }
    expect(seen.indexOf('What it teaches')).toBeLessThan(seen.indexOf('Kill-list warning'));
  });

  it('offers the nearest of the kind where none is clearly meant', async () => {
    const { title, buttons } = await shown('case airline merger');
    expect(title).toBe('No public deal is clearly meant by “airline merger”. Which one?');
    expect(buttons.every((label) => label === 'Show')).toBe(true);
  });

  it('tells in the channel of settings only to type the command', async () => {
    const answer = await bot.ask({ user: 'ada', channel: 'deal-room', text: '@Deal Patterns settings' });
    expect(answer.text).toBe('Type /pattern settings: what it shows is for you alone.');
  });
});

describe('people, channels and links, which Slack sends in its own forms,', () => {
  it.each([
    ['rofr @ben', 'rofr'],
    ['when did Azure stop being exclusive? @ben wants to know', 'when did Azure stop being exclusive? wants to know'],
    ['what does exclusivity mean for #deal-room?', 'what does exclusivity mean for deal-room?'],
    ['rofr https://example.com/a?b=1&c=2', 'rofr https://example.com/a?b=1&c=2'],
  ])('are what a person reads of them: %s', async (typed, read) => {
    const { text } = (await bot.pattern(typed)).ephemeral!;
    expect(text).toBe((await bot.pattern(read)).ephemeral!.text);
    expect(text).not.toMatch(/<[@#]/);
  });

  it('leave a question that is not answered without a person in it', async () => {
    await bot.pattern('does @ben like zzqq blorp?');
    await bot.settled();
    const { gaps: kept } = await bot.stores.gaps.list({ team: bot.workspace.teamId });
    expect(kept.map(({ text }) => text)).toContain('does like zzqq blorp?');
  });
});

describe('what is not found', () => {
  it('is said plainly, with what the library does hold', async () => {
    const { seen } = await shown('zzqq blorp');
    expect(seen).toContain('The library does not hold');
  });

  it('asks back where an abbreviation is one letter from several', async () => {
    const { seen, buttons, ephemeral } = {
      ...(await shown('rofx')),
      ephemeral: (await bot.pattern('rofx')).ephemeral!,
    };
    for (const title of ['Right of first refusal', 'Right of first offer', 'Right of first negotiation'])
      expect(seen).toContain(title);
    expect(buttons).toEqual(['Show', 'Show', 'Show']);
    const place = { user: 'ada', channel: 'deal-room', ts: ephemeral.ts };
    const offer = bot.library.terms.find(({ id }) => id === 'rofo' || id === 'right-of-first-offer')!;
    const block = ephemeral.blocks.find(
      (each) => 'accessory' in each && JSON.stringify(each.accessory).includes(offer.ref),
    )!;
    await bot.workspace.click({ ...place, blockId: block.block_id! });
    await bot.settled();
    const [changed] = bot.workspace
      .ephemerals({ user: 'ada', channel: 'deal-room' })
      .filter(({ ts }) => ts === ephemeral.ts);
    expect(visibleText(changed!.blocks)).toContain(offer.definition);
  });
});
