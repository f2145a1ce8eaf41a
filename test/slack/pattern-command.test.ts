import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, startBot, type TestBot, visibleText } from '../support/bot.js';

let bot: TestBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

async function shown(text: string, by?: Parameters<TestBot['pattern']>[1]) {
  const { ephemeral, error, message } = await bot.pattern(text, by);
  expect(error).toBeUndefined();
  expect(message).toBeUndefined();
  if (!ephemeral) throw new Error(`/pattern ${text} showed nothing`);
  return { text: ephemeral.text, seen: visibleText(ephemeral.blocks), buttons: buttonsOf(ephemeral.blocks), ephemeral };
}

describe('/pattern rofr', () => {
  it('shows the clause with its text, its warnings and its buttons, to the asker alone', async () => {
    const { seen, buttons, text } = await shown('rofr');
    console.log(seen, buttons, text);
    expect(seen).toContain('Kill-list warning');
  });
});
