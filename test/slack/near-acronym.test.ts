/** Proves that an abbreviation a letter away from others is asked back with buttons wherever it is typed, never guessed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, startBot, type TestBot, visibleText } from '../support/bot.js';

let bot: TestBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

const RIGHTS = ['Right of first refusal', 'Right of first offer', 'Right of first negotiation'];
const FAVOURED = ['Most-favoured-nation clause'];

const WAYS = {
  command: async (text: string) => (await bot.pattern(text)).ephemeral!.blocks,
  mention: async (text: string) =>
    (await bot.ask({ user: 'ada', channel: 'deal-room', text: `@Deal Patterns ${text}` })).blocks,
  'direct message': async (text: string) => (await bot.ask({ user: 'ada', channel: 'dm', text })).blocks,
};

describe.each(Object.entries(WAYS))('in a %s', (_, blocksFor) => {
  it.each([
    ['rofx', RIGHTS],
    ['ROFP', RIGHTS],
    ['what is a ROFX?', RIGHTS],
    ['clause rofx', RIGHTS],
    ['compare rofx with rofo', RIGHTS],
    ['what would a rofp in our term sheet do to the next funding round?', RIGHTS],
    ['MFM', FAVOURED],
    ['define mfm', FAVOURED],
    ['we were asked for a MFM clause, is that wise?', FAVOURED],
  ])('"%s" is asked back', async (text, titles) => {
    const blocks = await blocksFor(text);
    const choices = blocks.filter((block) => 'accessory' in block && block.accessory !== undefined);
    expect(choices).toHaveLength(titles.length);
    for (const title of titles) expect(visibleText(choices)).toContain(title);
    expect(new Set(buttonsOf(choices))).toEqual(new Set(['Show']));
  });

  it.each(['rofr', 'what is a ROFO?', 'MFN'])('"%s", which is known, is answered', async (text) => {
    expect(visibleText(await blocksFor(text))).not.toContain('does not know this abbreviation');
  });
});
