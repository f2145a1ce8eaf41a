/**
 * Proves the page in headless Chromium: what a newcomer types, clicks and reads, against an app that has nothing to do
 * with the bot. What the workspace itself does is proven in the other files.
 */
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demoSeed } from '../../src/sandbox/index.js';
import { type Bench, startBench } from './support/bolt-app.js';
import { CHROMIUM_ARGS, compilePageScripts, findChromium } from './support/page-scripts.js';
import { listenShowcase, SHOWCASE_APP } from './support/showcase.js';

const executablePath = await findChromium();
if (executablePath === undefined)
  console.log('Skipped: the page in the browser. No Chromium in CHROMIUM_PATH, /usr/bin or PATH.');

describe.skipIf(executablePath === undefined)('the page', () => {
  let browser: Browser;
  let pageScripts: string;
  let bench: Bench;
  let page: Page;
  const mistakes: string[] = [];

  beforeAll(async () => {
    pageScripts = await compilePageScripts();
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: CHROMIUM_ARGS });
  }, 60_000);
  afterAll(() => browser?.close());

  beforeEach(async () => {
    mistakes.length = 0;
    bench = await startBench(listenShowcase, { app: SHOWCASE_APP, seed: demoSeed(), pageScripts, ackTimeoutMs: 2000 });
    page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    page.setDefaultTimeout(8000);
    page.on('pageerror', (error) => mistakes.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(bench.workspace.url) && !request.url().startsWith('data:'))
        mistakes.push(`asked ${request.url()}`);
    });
    await page.goto(bench.workspace.url);
    await composer().waitFor();
    return async () => {
      await page.close();
      await bench.close();
      expect(mistakes).toEqual([]);
    };
  });

  const composer = () => page.locator('#composer');
  /** On the page itself; the live region says the same once more. */
  const shown = (text: string) => page.locator('#app').getByText(text);
  const send = async (text: string) => {
    await composer().fill(text);
    await page.keyboard.press('Enter');
  };
  const channel = (name: string) => page.locator('.sidebar').getByRole('button', { name, exact: false });

  it('tells a newcomer what to type, and a click puts it into the composer', async () => {
    await page.getByRole('button', { name: '/show form' }).click();
    expect(await composer().inputValue()).toBe('/show form');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Set up the deal' }).waitFor();
  });

  it('completes a slash command with its usage hint, from the keyboard alone', async () => {
    expect(await composer().evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type('/sh');
    await page.getByRole('option', { name: '/show [form | bad | slow]' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await composer().inputValue()).toBe('/show ');
    await page.keyboard.press('Enter');
    await shown('Only visible to you').waitFor();
    await page.getByRole('button', { name: 'Dismiss message' }).click();
    await shown('Only visible to you').waitFor({ state: 'detached' });
    expect(bench.workspace.ephemerals()).toEqual([]);
  });

  it('shows escaped control forms as text and builds no element from text', async () => {
    bench.workspace.say({
      user: 'jonas',
      channel: 'general',
      text: '<img src=x onerror=alert(1)> <!here> *bold* @Maya Okafor',
    });
    const message = page.getByRole('article', { name: /Jonas Weber/ }).last();
    await message.getByText('<img src=x onerror=alert(1)> <!here>', { exact: false }).waitFor();
    expect(await message.locator('img').count()).toBe(0);
    expect(await message.locator('.mention').allTextContents()).toEqual(['@Maya Okafor']);
  });

  it('answers a mention in the thread beside the channel, and Escape closes it', async () => {
    await send('@Showcase what is a ROFR?');
    await page.getByRole('button', { name: '1 reply' }).click();
    const thread = page.getByRole('region', { name: 'Thread' });
    await thread.getByText('Right of first refusal').waitFor();
    await page.keyboard.type('and then?');
    await page.keyboard.press('Enter');
    await thread.getByText('and then?').waitFor();
    await page.keyboard.press('Escape');
    await thread.waitFor({ state: 'hidden' });
    expect(await composer().evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it('clicks buttons, chooses in menus, and asks before what needs confirmation', async () => {
    await send('/show');
    await page.getByRole('button', { name: 'Share in channel' }).click();
    await shown('Got primary').waitFor();
    await page.getByRole('combobox', { name: 'Side' }).selectOption('cloud');
    await shown('Got side').waitFor();
    await page.getByRole('button', { name: 'Drop', exact: true }).click();
    await page.getByRole('dialog', { name: 'Drop it?' }).getByRole('button', { name: 'Keep' }).click();
    await page.getByRole('button', { name: 'More options' }).click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await shown('Got more').waitFor();
    await page.getByRole('button', { name: 'Not helpful' }).click();
    await shown('Got feedback').waitFor();
    await bench.workspace.idle();
    expect(await shown('Got danger').count()).toBe(0);
    expect(await page.getByRole('combobox', { name: 'Side' }).inputValue()).toBe('cloud');
  });

  it('fills in a modal: required fields, errors of the app, then the answer', async () => {
    await send('/show form');
    const dialog = page.getByRole('dialog', { name: 'Set up the deal' });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Please complete this required field.').waitFor();
    const name = dialog.getByRole('textbox', { name: 'Counterparty' });
    await name.fill('taken');
    await page.keyboard.press('Enter');
    await dialog.getByText('That counterparty has a deal already.').waitFor();
    expect(await name.inputValue()).toBe('taken');
    await name.fill('Cumulus');
    await dialog.getByRole('radio', { name: 'cloud' }).check();
    await dialog.getByLabel('Next meeting').fill('2026-12-04');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await bench.workspace.idle();
    expect(bench.workspace.messages(bench.workspace.dm('maya').id).at(-1)?.text).toBe('Saved Cumulus');
    expect(await composer().evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it('closes a modal with Escape and tells the app', async () => {
    await send('/show form');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(bench.workspace.views({ user: 'maya' })).toEqual([]);
  });

  it('runs a message shortcut from the menu of a message', async () => {
    await channel('deal-atlas').first().click();
    const message = page.getByRole('article', { name: /Jonas Weber/ }).first();
    await message.hover();
    await message.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: /Check this/ }).click();
    await page.getByRole('dialog', { name: 'Set up the deal' }).waitFor();
  });

  it('shows the Home tab, and the Messages tab with prompts, status and title', async () => {
    await channel('Home').click();
    await page.locator('.home').getByText('Right of first refusal').waitFor();
    await page.getByRole('tab', { name: 'Messages' }).click();
    await page.getByRole('button', { name: 'What is a ROFR?' }).click();
    const thread = page.getByRole('region', { name: 'Thread' });
    await thread.getByText('An answer in the thread.').waitFor();
    await thread.getByRole('heading', { name: 'About the ROFR' }).waitFor();
  });

  it('lets another person act, who sees no private message of the first', async () => {
    await send('/show');
    await shown('Only visible to you').waitFor();
    await page.getByRole('combobox', { name: 'Act as' }).selectOption({ label: 'Jonas Weber' });
    await page.getByRole('combobox', { name: 'Message #general as Jonas Weber' }).waitFor();
    expect(await shown('Only visible to you').count()).toBe(0);
    await page.getByRole('combobox', { name: 'Act as' }).selectOption({ label: 'Lena Fischer (external)' });
    await page.getByText('Slack Connect: shared with another company').waitFor();
    expect(await channel('general').count()).toBe(0);
  });

  it('shows the developer what Slack would have refused, and the person the failure', async () => {
    await send('/show bad');
    await page.getByText('/show failed with the error “invalid_blocks”').waitFor();
    await page.getByRole('button', { name: /between Slack and the app/ }).click();
    await page.getByText('must be less than 151 characters [json-pointer:/blocks/0/text/text]').waitFor();
    await send('/nonsense');
    await page.getByText('/nonsense is not a valid command.').waitFor();
  });

  it('attaches a file that the app can download', async () => {
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'terms.txt', mimeType: 'text/plain', buffer: Buffer.from('exclusive') });
    await page.getByText('terms.txt · 9 B').waitFor();
    await send('@Showcase please look');
    await page.getByRole('link', { name: /terms.txt/ }).waitFor();
    expect(bench.workspace.files().map((file) => file.content.toString())).toEqual(['exclusive']);
  });

  it('is whole on a phone: nothing wider than the screen, channels in a drawer', async () => {
    await page.setViewportSize({ width: 360, height: 700 });
    await send('/show');
    await shown('Only visible to you').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(
      await page
        .locator('.messages')
        .first()
        .evaluate((list) => list.scrollWidth - list.clientWidth),
    ).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Channels' }).click();
    await channel('deal-atlas-shared').click();
    await page.getByText('Slack Connect: shared with another company').waitFor();
    await page.getByRole('button', { name: 'Reply in thread' }).first().click();
    await page.getByRole('region', { name: 'Thread' }).waitFor();
    expect(await page.locator('.thread').evaluate((thread) => thread.getBoundingClientRect().width)).toBe(360);
  });

  it('announces new messages of others to screen readers', async () => {
    bench.workspace.say({ user: 'jonas', channel: 'general', text: 'Anybody here?' });
    await page.locator('#announcer').getByText('Jonas Weber: Anybody here?').waitFor({ state: 'attached' });
  });
});
