import { existsSync } from 'node:fs';
import { startBot } from './bot-process.mjs';
import { median, spread, table, targets } from './figures.mjs';
import { startStubSlack } from './stub-slack.mjs';

const ROUNDS = 5;
/** After the first answer, so that what the start left behind is collected or not. */
const SETTLE_MS = 1500;

/** From the start of the process to its first answer, and the memory it then holds, in turns with bare Bolt. */
export async function run() {
  if (!existsSync('/proc/self/stat')) {
    process.stdout.write('\nStart: skipped, memory is read from Linux’s /proc.\n');
    return 0;
  }
  const slack = await startStubSlack();
  const taken = { bare: [], ours: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const kind of ['bare', 'ours']) taken[kind].push(await startOnce(kind, slack.url));
  }
  slack.stop();
  const column = (kind, key) => taken[kind].map((round) => round[key]);
  table(`Start, ${ROUNDS} times in turns: median (range)`, [
    ['', 'first answer, s', 'CPU until then, s', 'resident, MB'],
    ...Object.keys(taken).map((kind) => [
      kind === 'bare' ? 'bare Bolt' : 'Deal Patterns',
      spread(column(kind, 'seconds')),
      spread(column(kind, 'cpuSeconds')),
      spread(column(kind, 'residentMb'), 0),
    ]),
  ]);
  const against = (key) => median(taken.ours.map((round, number) => round[key] / taken.bare[number][key]));
  return targets([
    { what: 'start to first answer against bare Bolt', figure: against('seconds'), target: 2, unit: '×' },
    { what: 'resident memory against bare Bolt', figure: against('residentMb'), target: 1.5, unit: '×' },
  ]);
}

async function startOnce(kind, apiUrl) {
  const bot = await startBot(kind, apiUrl);
  const cpuSeconds = bot.cpuMs() / 1000;
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const residentMb = bot.residentMb();
  await bot.stop();
  return { seconds: bot.firstAnswerMs / 1000, cpuSeconds, residentMb };
}
