import { existsSync } from 'node:fs';
import autocannon from 'autocannon';
import { signedCommand, startBot } from './bot-process.mjs';
import { median, percentile, spread, table, targets } from './figures.mjs';
import { SEVENTEEN_WORDS } from './queries.mjs';
import { startStubSlack } from './stub-slack.mjs';

const CONNECTIONS = 16;
const SECONDS = 4;
const WARM_UP_SECONDS = 2;
const ROUNDS = 3;

/** `/pattern` through the real receiver, in turns with bare Bolt: whatever slows the machine down slows both. */
export async function run() {
  if (!existsSync('/proc/self/stat')) {
    process.stdout.write('\nSlack: skipped, CPU time is read from Linux’s /proc.\n');
    return 0;
  }
  const slack = await startStubSlack();
  const [bare, ours] = [await startBot('bare', slack.url), await startBot('ours', slack.url)];
  if (!ours.answer.includes('practical-feasibility'))
    throw new Error(`unexpected answer: ${ours.answer.slice(0, 200)}`);
  const runs = [
    { name: 'bare Bolt, one block', bot: bare, texts: ['rofr'], rounds: [] },
    { name: '/pattern rofr', bot: ours, texts: ['rofr'], rounds: [] },
    { name: '/pattern, 17 words', bot: ours, texts: SEVENTEEN_WORDS, rounds: [] },
  ];
  for (const { bot, texts } of runs) await load(bot, texts, WARM_UP_SECONDS);
  for (let round = 0; round < ROUNDS; round++) {
    for (const each of runs) each.rounds.push(await load(each.bot, each.texts, SECONDS));
  }
  const memory = { bare: bare.residentMb(), ours: ours.residentMb() };
  await Promise.all([bare.stop(), ours.stop()]);
  slack.stop();

  const column = (rounds, key) => rounds.map((round) => round[key]);
  table(
    `/pattern through the receiver, ${CONNECTIONS} connections, ${ROUNDS} × ${SECONDS} s in turns: median (range)`,
    [
      ['', 'requests/s', 'p95 ms', 'CPU ms/request'],
      ...runs.map(({ name, rounds }) => [
        name,
        spread(column(rounds, 'perSecond'), 0),
        spread(column(rounds, 'p95'), 1),
        spread(column(rounds, 'cpuMs'), 3),
      ]),
    ],
  );
  process.stdout.write(`Resident after it: bare ${memory.bare.toFixed(0)} MB, ours ${memory.ours.toFixed(0)} MB.\n`);
  const [yardstick, rofr, question] = runs.map(({ rounds }) => rounds);
  const inTurns = (key) => median(rofr.map((round, number) => round[key] / yardstick[number][key]));
  return targets([
    { what: '/pattern rofr, CPU a request against bare Bolt', figure: inTurns('cpuMs'), target: 1.5, unit: '×' },
    {
      what: '/pattern rofr, throughput against bare Bolt',
      figure: inTurns('perSecond'),
      target: 0.65,
      unit: '×',
      atLeast: true,
    },
    { what: '17-word question, CPU a request', figure: median(column(question, 'cpuMs')), target: 2.5, unit: 'ms' },
  ]);
}

/** One bot under load; a request that is not answered with 200 ends the bench. */
async function load(bot, texts, seconds) {
  const durations = [];
  const before = bot.cpuMs();
  const started = performance.now();
  const cannon = autocannon({
    url: bot.url,
    method: 'POST',
    connections: CONNECTIONS,
    duration: seconds,
    requests: texts.map((text) => ({ method: 'POST', ...signedCommand(text) })),
  });
  cannon.on('response', (_client, _status, _bytes, ms) => durations.push(ms));
  const result = await cannon;
  if (result.non2xx + result.errors > 0) throw new Error(`${result.non2xx} refused, ${result.errors} failed requests`);
  const elapsedSeconds = (performance.now() - started) / 1000;
  return {
    perSecond: durations.length / elapsedSeconds,
    p95: percentile(durations, 0.95),
    cpuMs: (bot.cpuMs() - before) / durations.length,
  };
}
