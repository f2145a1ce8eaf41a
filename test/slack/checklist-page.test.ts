/** Proves a checklist in the browser's page: from the line of the deal to two people's ticks, dropping and undoing. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStores, openDatabase } from '../../src/store/index.js';
import { CHROMIUM_ARGS, compilePageScripts, findChromium } from '../sandbox/support/page-scripts.js';
import { newPlace, type Place } from '../store/support.js';
import { type DealBot, SEED, standingClock, startDealBot } from '../support/deal-bot.js';
import { startTestWorkspace } from '../support/run-app.js';

const executablePath = await findChromium();
if (executablePath === undefined) console.log('Skipped: the checklist in the browser. No Chromium.');

describe.skipIf(executablePath === undefined)('a checklist in the page', () => {
  const mistakes: string[] = [];
  let browser: Browser;
  let place: Place;
  let bot: DealBot;
  let close: () => Promise<void>;
  let page: Page;

  beforeAll(async () => {
    const clock = standingClock();
    const [pageScripts, newest] = await Promise.all([compilePageScripts(), newPlace('sqlite')]);
    place = newest;
    const workspace = await startTestWorkspace(SEED, { clock: clock.now, pageScripts });
    const database = await openDatabase(place.options);
    bot = await startDealBot({ stores: createStores(database), clock, workspace });
    bot.listen();
    close = async () => {
      await bot.close();
      await workspace.close();
      await database.close();
      await place.remove();
    };
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: CHROMIUM_ARGS });
    page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => mistakes.push(error.message));
    await page.goto(workspace.url);
    await page.locator('#composer').waitFor();
    await page.locator('.sidebar').getByRole('button', { name: 'deal-room' }).click();
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await close?.();
  });

  const send = async (text: string) => {
    await page.locator('#composer').fill(text);
    await page.keyboard.press('Enter');
  };
  const shown = (text: string | RegExp) => page.locator('#app').getByText(text).first();
  const dialog = (name: string) => page.getByRole('dialog', { name });

  it('names who prepares with @ in the line of the deal', async () => {
    await send('/pattern deal multi-home as lab, restructure, prepared by @ben, meeting "Term sheet" friday 14:00');
    await shown('This is what I understood').waitFor();
    await shown('@Ben Okoro').waitFor();
  }, 30_000);

  it('shows the list to one person, and to all once it is posted', async () => {
    await send('/pattern checklist');
    await dialog('Checklist').getByRole('button', { name: 'Post in channel' }).click();
    await shown(/^▱+ {2}0 of \d+ done$/).waitFor();
    await page.keyboard.press('Escape');
    // Ada's clock is Berlin's.
    await shown(/Meeting Friday, November 20, 2026 at 2:00\sPM/).waitFor();
  }, 30_000);

  it('takes a tick and a tick back, and shows the new state at once', async () => {
    const messages = page.getByRole('feed', { name: 'Messages' });
    await messages
      .getByRole('button', { name: /^Done: / })
      .first()
      .click();
    await shown(/1 of \d+ done/).waitFor();
    await messages.getByRole('button', { name: /^Not done: / }).click();
    await shown(/0 of \d+ done/).waitFor();
    await messages
      .getByRole('button', { name: /^Done: / })
      .nth(2)
      .click();
    await shown(/1 of \d+ done/).waitFor();
  }, 30_000);

  it('opens the whole list at its head, where an item is ticked too', async () => {
    await page.getByRole('button', { name: 'Whole list' }).click();
    const first = dialog('Whole list')
      .getByRole('button', { name: /^Done: / })
      .first();
    await first.waitFor();
    const body = dialog('Whole list').locator('.modal-body');
    const scrolled = () => body.evaluate((element) => element.scrollTop);
    expect(await scrolled()).toBe(0);
    await first.click();
    await shown(/2 of \d+ done/).waitFor();
    await dialog('Whole list')
      .getByRole('button', { name: /^Done: / })
      .last()
      .click();
    await shown(/3 of \d+ done/).waitFor();
    await dialog('Whole list')
      .getByRole('button', { name: /^Not done: / })
      .nth(2)
      .waitFor();
    expect(await scrolled()).toBeGreaterThan(100);
    await page.keyboard.press('Escape');
  }, 30_000);

  it('makes no mistake in the page, and asks Slack for nothing that it refuses', () => {
    expect(mistakes).toEqual([]);
    expect(bot.workspace.problems()).toEqual([]);
  });
});
