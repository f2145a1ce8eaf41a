import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createReviewer } from '../../src/review/index.js';
import { buttonsOf, startBot, type TestBot, visibleText } from '../support/bot.js';
import { shippedLibrary } from '../support/shipped-library.js';
import { ROOT } from '../support/sources.js';

/** Drafts as they are really reviewed: a megabyte beside other requests, and what leaves as a file. */
const SENTENCE = 'Lab grants Provider a right of first refusal over all compute and shall not sign until it declines. ';
const channel = 'deal-room';
let bot: TestBot;

beforeAll(async () => {
  const library = shippedLibrary();
  const workerUrl = pathToFileURL(join(ROOT, 'dist/review/review-worker.js'));
  bot = await startBot({ reviewer: createReviewer(() => library, { workerUrl }) });
});
afterAll(() => bot.close());

const shown = () =>
  bot.workspace
    .ephemerals({ user: 'ada', channel })
    .filter(({ blocks }) => visibleText(blocks).includes('kill-list moves checked'));
const review = (name: string, content: string) =>
  bot.workspace.say({ user: 'ada', channel, text: '@Deal Patterns please review', files: [{ name, content }] });

it('answers others while a megabyte is under review, and then shows the report', async () => {
  await bot.pattern('rofr');
  review('long.txt', SENTENCE.repeat(10_400));
  let answered = 0;
  while (shown().length === 0) {
    await bot.pattern('rofr', { user: 'ben' });
    if (shown().length === 0) answered += 1;
  }
  await bot.settled();
  expect(answered).toBeGreaterThan(3);
  expect(visibleText(shown().at(-1)!.blocks)).toMatch(/^.*findings: \d+ high/m);
}, 60_000);

it('exports the report as a Word file with each finding as a comment on its words', async () => {
  const fault = '4.3 Lab grants Provider a right of first refusal and shall not sign until Provider has declined.';
  review('clause.txt', `Notices are sent by courier.\n\n${fault}`);
  await bot.settled();
  const report = shown().at(-1)!;
  expect(buttonsOf(report.blocks)).toContain('Export as Word');
  await bot.workspace.click({ user: 'ada', channel, ts: report.ts, label: 'Export as Word' });
  await bot.settled();
  const sent = bot.workspace.files().at(-1)!;
  const parts = unzipSync(new Uint8Array(sent.content));
  const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const document = part('word/document.xml');
  const comments = part('word/comments.xml');
  const ids = [...comments.matchAll(/<w:comment [^>]*w:id="(\d+)"/g)].map(([, id]) => id);
  expect(ids.length).toBeGreaterThan(0);
  for (const id of ids) {
    const [before, after] = document.split(`<w:commentRangeStart w:id="${id}"/>`);
    expect(before).toContain('Notices are sent by courier.');
    const within = after?.split(`<w:commentRangeEnd w:id="${id}"/>`)[0]?.replace(/<[^>]+>/g, '');
    expect(within).toContain('right of first refusal');
    expect(document).toContain(`<w:commentReference w:id="${id}"/>`);
  }
  expect(comments).toContain('ROFR-as-anchor');
  expect(part('[Content_Types].xml')).toContain('/word/comments.xml');
  expect(part('word/_rels/document.xml.rels')).toContain('comments.xml');
});
