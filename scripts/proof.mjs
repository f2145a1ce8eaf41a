/**
 * Writes each card as its reader sees it: asked for in the sandbox, drawn by a browser, kept as text and as pictures
 * of a wide and a narrow window. For proofreading; it judges nothing.
 *
 *   npm run proof -- FOLDER [REF …]     all cards, or those whose reference starts with one of the REFs
 *   … --outside                         as a person of the other company gets them in the shared channel
 *   … --text                            without pictures
 *
 * A library of one's own is drawn with LIBRARY_DIR, a browser elsewhere is found with CHROMIUM_PATH.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { formatProblem } from '../dist/library/index.js';
import { loadLibrary } from '../dist/library/load.js';
import { SIDES } from '../dist/library/vocabulary.js';

const ROOT = join(import.meta.dirname, '..');
/** High enough that no card has to be scrolled. */
const WINDOWS = { wide: { width: 1280, height: 4800 }, narrow: { width: 390, height: 8000 } };
/** A modal scrolls in itself; on a picture it is to be seen whole. */
const UNSCROLLED = '.modal, .modal form { max-height: none !important; }';
/** A button's label is cut at 75 characters: with the longest name of a section before it, so much of a title remains. */
const SURE_TITLE = 40;
/** Of the other company, in the sandbox's shared channel. */
const OUTSIDER = 'Lena Fischer';
const SUBCOMMANDS = { pattern: 'show', clause: 'clause', move: 'kill-list', case: 'case', term: 'define' };

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { outside: { type: 'boolean' }, text: { type: 'boolean' } },
});
const [folder, ...refs] = positionals;
if (folder === undefined) {
  process.stderr.write('Say where to write: npm run proof -- FOLDER [REF …] [--outside] [--text]\n');
  process.exit(2);
}
const cards = chosenCards();
if (cards.length === 0) {
  process.stderr.write(`No card has a reference that starts with ${refs.join(' or ')}.\n`);
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const sandbox = await startSandbox();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});
try {
  const page = await openChannel(options.outside ? 'deal-atlas-shared' : 'deal-atlas');
  for (const card of cards) {
    await proofCard(page, card);
    if (card.kind === 'pattern' && !options.outside) await proofChecklists(page, card);
  }
  process.stdout.write(`${cards.length} cards in ${folder}\n`);
} finally {
  await browser.close();
  sandbox.stop();
}

function chosenCards() {
  const outcome = loadLibrary((process.env.LIBRARY_DIR ?? 'data').split(delimiter));
  if (outcome.kind === 'invalid') throw new Error(outcome.problems.map(formatProblem).join('\n'));
  const all = [...outcome.library.cards.values()];
  return refs.length === 0 ? all : all.filter(({ ref }) => refs.some((start) => ref.startsWith(start)));
}

/** The message and, where it has sections behind buttons, each of them. */
async function proofCard(page, card) {
  const message = await ask(page, `${SUBCOMMANDS[card.kind]} ${card.title}`);
  const texts = [await textOf(message)];
  await picture(page, message, fileOf(card.ref));
  const sections = message.getByRole('button', { name: `of ${card.title.slice(0, SURE_TITLE)}` });
  const count = await sections.count();
  for (let index = 0; index < count; index += 1) {
    await sections.nth(index).click();
    const view = await openView(page);
    texts.push(await textOf(view));
    await picture(page, view, `${fileOf(card.ref)}.${index + 1}`);
    await closeView(page, view);
  }
  write(fileOf(card.ref), texts);
  await dismiss(message);
}

/** The list of each side before it is posted; a phase would only change its order. */
async function proofChecklists(page, pattern) {
  const texts = [];
  for (const side of SIDES) {
    await type(page, `checklist ${pattern.id} ${side}`);
    const view = await openView(page);
    texts.push(await textOf(view));
    await picture(page, view, `${fileOf(pattern.ref)}.checklist-${side}`);
    await closeView(page, view);
  }
  write(`${fileOf(pattern.ref)}.checklists`, texts);
}

/** The reply that only the asker sees. */
async function ask(page, text) {
  await type(page, text);
  const message = page.locator('article.ephemeral').last();
  await message.waitFor();
  return message;
}

async function type(page, text) {
  await page.locator('#composer').fill(`/pattern ${text}`);
  await page.keyboard.press('Enter');
}

async function openView(page) {
  const view = page.locator('dialog[open]');
  await view.locator('.modal-body').waitFor();
  return view;
}

async function closeView(page, view) {
  await page.keyboard.press('Escape');
  await view.waitFor({ state: 'detached' });
}

async function dismiss(message) {
  await message.getByRole('button', { name: 'Dismiss message' }).click();
  await message.waitFor({ state: 'detached' });
}

async function picture(page, element, name) {
  if (options.text) return;
  for (const [window, size] of Object.entries(WINDOWS)) {
    await page.setViewportSize(size);
    await element.screenshot({ path: join(folder, `${name}.${window}.png`) });
  }
  await page.setViewportSize(WINDOWS.wide);
}

/** As laid out, which `textContent` is not. */
async function textOf(element) {
  const [text] = await element.allInnerTexts();
  return text;
}

function write(name, texts) {
  writeFileSync(join(folder, `${name}.txt`), `${texts.join('\n\n========\n\n')}\n`);
}

function fileOf(ref) {
  return ref.replaceAll('/', '.');
}

async function openChannel(name) {
  const page = await browser.newPage({ viewport: WINDOWS.wide, bypassCSP: true });
  await page.goto(sandbox.url);
  await page.locator('#composer').waitFor();
  await page.addStyleTag({ content: UNSCROLLED });
  if (options.outside) await actAs(page, OUTSIDER);
  await page.locator('.sidebar').getByRole('button', { name, exact: false }).first().click();
  return page;
}

async function actAs(page, name) {
  const people = page.getByRole('combobox', { name: 'Act as' });
  const label = await people.locator('option', { hasText: name }).textContent();
  await people.selectOption({ label });
}

/** The real bot with its local workspace, in a process of its own and with an empty database. */
async function startSandbox() {
  const state = mkdtempSync(join(tmpdir(), 'deal-patterns-proof-'));
  const { PATH, LIBRARY_DIR = 'data' } = process.env;
  const child = spawn(process.execPath, [join(ROOT, 'dist/bin/bot.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH, LIBRARY_DIR, PORT: '0', STATE_DIR: state, LOG_LEVEL: 'error' },
  });
  child.once('exit', () => rmSync(state, { recursive: true, force: true }));
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += chunk;
    const url = /http:\/\/\S+/.exec(printed)?.[0];
    if (url) return { url, stop: () => child.kill('SIGTERM') };
  }
  throw new Error('The sandbox ended before it gave its address.');
}
