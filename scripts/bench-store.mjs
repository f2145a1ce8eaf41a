// Measures what a tick costs in the store, on SQLite and, where TEST_DATABASE_URL is set, on Postgres:
//   node scripts/bench-store.mjs [--ticks 10000] [--users 50] [--deals 10000] [--items 1000000] [--json]
// Fifty users tick one checklist as fast as they are answered, in an empty database and beside 10,000 deals and
// 1,000,000 items. Exit code 1 where a tick is lost or the p95 grows by more than half.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { createStores, openDatabase } from '../dist/store/index.js';

const MAX_P95_RATIO = 1.5;
const LIST_ITEMS = 30;
const WARM_UP_TICKS = 2000;
const ROUNDS = 7;

const { values } = parseArgs({
  options: {
    ticks: { type: 'string', default: '10000' },
    users: { type: 'string', default: '50' },
    deals: { type: 'string', default: '10000' },
    items: { type: 'string', default: '1000000' },
    json: { type: 'boolean', default: false },
  },
});
const size = Object.fromEntries(['ticks', 'users', 'deals', 'items'].map((name) => [name, Number(values[name])]));

let places = 0;
const results = [];
for (const dialect of process.env.TEST_DATABASE_URL ? ['sqlite', 'postgres'] : ['sqlite']) {
  results.push(await measure(dialect));
}
if (values.json) console.log(JSON.stringify({ ...size, results }));
else print(results);
process.exitCode = results.every(({ lost, ratio }) => lost === 0 && ratio <= MAX_P95_RATIO) ? 0 : 1;

/** Rounds alternate between an empty and a full database, so that a busy neighbour on the machine slows both. */
async function measure(dialect) {
  const places = [await newPlace(dialect), await newPlace(dialect)];
  const databases = await Promise.all(places.map(({ options }) => openDatabase(options)));
  try {
    const [emptyDatabase, fullDatabase] = databases;
    const preloadMs = await preload(fullDatabase);
    // The first rounds compile the code and let the files grow; they count for lost ticks only.
    const first = [await tickOneList(emptyDatabase), await tickOneList(fullDatabase)];
    const empty = [];
    const full = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      empty.push(await tickOneList(emptyDatabase));
      full.push(await tickOneList(fullDatabase));
    }
    const lost = [...first, ...empty, ...full].reduce((sum, round) => sum + round.lost, 0);
    const [medianEmpty, medianFull] = [medianRound(empty), medianRound(full)];
    return { dialect, empty: medianEmpty, full: medianFull, preloadMs, ratio: medianFull.p95 / medianEmpty.p95, lost };
  } finally {
    for (const database of databases) await database.close();
    for (const place of places) await place.remove();
  }
}

/** The round whose p95 is the median. */
function medianRound(rounds) {
  return rounds.toSorted((a, b) => a.p95 - b.p95)[Math.floor(rounds.length / 2)];
}

/** Each user ticks and unticks random items of the same list; what was acknowledged is compared with what is stored. */
async function tickOneList(database) {
  const { checklists } = createStores(database);
  const list = await checklists.start(draft(LIST_ITEMS), { team: 'T', channel: 'C', created: { by: 'U', atMs: 1 } });
  let next = 0;
  let changes = 0;
  const times = [];
  async function user(name, until) {
    while (next < until) {
      const item = String((next % LIST_ITEMS) + 1);
      const done = Math.floor(next / LIST_ITEMS) % 2 === 0;
      next += 1;
      const start = performance.now();
      const outcome = await checklists.change(list, { kind: 'tick', item, done }, { by: name, atMs: next });
      times.push(performance.now() - start);
      if (outcome.kind === 'changed') changes += 1;
    }
  }
  const everyone = (until) => Promise.all(Array.from({ length: size.users }, (_, n) => user(`U${n}`, until)));
  await everyone(WARM_UP_TICKS);
  times.length = 0;
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  await everyone(WARM_UP_TICKS + size.ticks);
  const { user: userMicros, system } = process.cpuUsage(cpu);
  const perSecond = (times.length / (performance.now() - start)) * 1000;

  const [found, history] = [await checklists.find(list), await checklists.history(list)];
  // The last history entry of an item says whether it is done; the history holds each acknowledged change.
  const last = new Map(history.map((entry) => [entry.item, entry.kind === 'ticked']));
  const wrong = found.items.filter((item) => (last.get(item.id) ?? false) !== (item.done !== undefined)).length;
  const cpuMicros = (userMicros + system) / times.length;
  return { ...quantiles(times), perSecond, cpuMicros, lost: changes - history.length + wrong };
}

/** Deals with a checklist each, in transactions of some thousand rows. */
async function preload(database) {
  const { deals, checklists } = createStores(database);
  const start = performance.now();
  const items = Math.round(size.items / size.deals);
  const stamp = { by: 'U', atMs: 1 };
  const fields = { patterns: ['deal'], lead: 'none', status: 'open' };
  for (let deal = 0; deal < size.deals; deal += 20) {
    const some = Array.from({ length: Math.min(20, size.deals - deal) }, (_, n) => deal + n);
    await Promise.all(
      some.map(async (n) => {
        const place = { team: `T${n % 200}`, channel: `C${n}` };
        const { id } = await deals.save(place, fields, stamp);
        await checklists.start(draft(items), { ...place, deal: id, created: stamp });
      }),
    );
  }
  return performance.now() - start;
}

function draft(count) {
  const text = 'Which trigger ends exclusivity without anyone’s consent, and when would it fire on our forecast?';
  const items = Array.from({ length: count }, (_, n) => {
    return { key: `deal/questions/q${n}`, group: 'ask', text, ref: 'deal/clauses/sunset', internal: false };
  });
  return { patterns: [{ ref: 'deal', title: 'Deal' }], items };
}

function quantiles(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), ticks: sorted.length };
}

async function newPlace(dialect) {
  const stateDir = mkdtempSync(join(tmpdir(), 'deal-patterns-bench-'));
  const removeFolder = () => rmSync(stateDir, { recursive: true, force: true });
  if (dialect === 'sqlite') return { options: { stateDir }, remove: removeFolder };
  places += 1;
  const name = `dp_bench_${process.pid}_${places}`;
  const onServer = async (statement) => {
    const client = new pg.Client(process.env.TEST_DATABASE_URL);
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await onServer(`create database ${name}`);
  const url = new URL(process.env.TEST_DATABASE_URL);
  url.pathname = `/${name}`;
  const remove = async () => {
    removeFolder();
    await onServer(`drop database ${name} with (force)`);
  };
  return { options: { stateDir, databaseUrl: url.href }, remove };
}

function print(rows) {
  const ms = (value) => `${value.toFixed(2)} ms`.padStart(10);
  console.log(
    `${size.users} users on one checklist of ${LIST_ITEMS} items, ${size.ticks} ticks a round, median of ${ROUNDS} rounds`,
  );
  for (const { dialect, empty, full, ratio, lost, preloadMs } of rows) {
    const full10k = `with ${size.deals} deals, ${size.items} items`;
    for (const [name, run] of [
      ['empty', empty],
      [full10k, full],
    ]) {
      console.log(
        `${dialect.padEnd(9)} ${name.padEnd(36)} p50 ${ms(run.p50)}  p95 ${ms(run.p95)}  p99 ${ms(run.p99)}  ${Math.round(run.perSecond)} ticks/s  ${Math.round(run.cpuMicros)} µs CPU a tick`,
      );
    }
    console.log(
      `${dialect.padEnd(9)} lost ticks ${lost}, p95 ratio ${ratio.toFixed(2)} (at most ${MAX_P95_RATIO}), preloaded in ${Math.round(preloadMs / 1000)} s`,
    );
  }
}
