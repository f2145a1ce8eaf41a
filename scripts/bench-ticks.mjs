/**
 * How long a tick takes at 50 concurrent users on one checklist, from the signed request to the body of the
 * `chat.update` that shows it, through Bolt's real receiver; and whether one of 10,000 ticks is lost.
 *
 *   npm run bench:ticks                 both sizes, on SQLite and, where TEST_DATABASE_URL is set, on Postgres
 *   npm run bench:ticks -- --small      without the 10,000 deals and 1,000,000 items
 *
 * The bot runs in a process of its own; this one is the users and the Web API. The message is redrawn as fast as the
 * Web API answers: in front of Slack a workspace gets 50 updates a minute, and what is ticked in between is drawn once.
 */
import { fork } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const SECRET = 'bench-signing-secret';
const TEAM = 'TBENCH';
const CHANNEL = 'CBENCH';
const USERS = Array.from({ length: 50 }, (_, index) => `UBENCH${String(index).padStart(2, '0')}`);
const TICKS = 10_000;
/** Each person's pause between two ticks: 50 people at work, far faster than people are. */
const PAUSE_MS = [100, 400];
const LARGE = { deals: 10_000, itemsPerList: 100 };
const TARGET = { p95Ms: 25, ratio: 1.5 };

async function runBench() {
  const sizes = process.argv.includes('--small') ? ['small'] : ['small', 'large'];
  const dialects = process.env.TEST_DATABASE_URL ? ['sqlite', 'postgres'] : ['sqlite'];
  if (dialects.length === 1) console.log('TEST_DATABASE_URL is not set: measured on SQLite only.');
  let isMissed = false;
  for (const dialect of dialects) {
    const results = [];
    for (const size of sizes) {
      const result = await measure(dialect, size);
      results.push(result);
      console.log(line(dialect, size, result));
      isMissed ||= result.p95 >= TARGET.p95Ms || result.lost > 0;
    }
    const [small, large] = results;
    if (!large) continue;
    const ratio = large.p95 / small.p95;
    console.log(
      `${dialect}: p95 with 10,000 deals and 1,000,000 items is ${ratio.toFixed(2)} times that without (target ${TARGET.ratio})`,
    );
    isMissed ||= ratio > TARGET.ratio;
  }
  process.exitCode = isMissed ? 1 : 0;
}

function line(dialect, size, { p50, p95, p99, ackP95, cpu, lost, perSecond, updates }) {
  const ms = (value) => `${value.toFixed(1)} ms`;
  return `${dialect}, ${size}: request to drawn p50 ${ms(p50)}, p95 ${ms(p95)}, p99 ${ms(p99)} (target p95 ${TARGET.p95Ms} ms); acknowledged p95 ${ms(ackP95)}; ${ms(cpu)} CPU a tick; ${TICKS} ticks at ${perSecond.toFixed(0)} a second, ${updates} drawings, ${lost} lost`;
}

async function measure(dialect, size) {
  const place = await newPlace(dialect);
  const waiting = new Map();
  const stub = await startWebApi(waiting);
  const bot = fork(fileURLToPath(import.meta.url), [
    'bot',
    JSON.stringify({ ...place.options, size, apiUrl: `http://127.0.0.1:${stub.port}/api/` }),
  ]);
  try {
    const { port, checklist, items } = await messageOf(bot, 'ready');
    bot.on('message', (message) => {
      if (message.kind === 'ticked') noteVersion(waiting, stub.drawn(), message);
    });
    const send = sender(port);
    await warmUp(send, waiting, checklist, items);
    await run(send, waiting, checklist, items, USERS.length * 4);
    bot.send({ kind: 'count' });
    const before = await messageOf(bot, 'counted');
    stub.reset();
    const started = performance.now();
    const { drawn, acked } = await run(send, waiting, checklist, items, TICKS);
    const seconds = (performance.now() - started) / 1000;
    bot.send({ kind: 'count' });
    const after = await messageOf(bot, 'counted');
    return {
      p50: percentile(drawn, 0.5),
      p95: percentile(drawn, 0.95),
      p99: percentile(drawn, 0.99),
      ackP95: percentile(acked, 0.95),
      cpu: (after.cpuMs - before.cpuMs) / TICKS,
      lost: TICKS - (after.entries - before.entries),
      perSecond: TICKS / seconds,
      updates: stub.updates(),
    };
  } finally {
    bot.send({ kind: 'stop' });
    await new Promise((resolve) => bot.once('exit', resolve));
    stub.close();
    await place.remove();
  }
}

/**
 * Until the bot has found out who everyone is, one after the other: on a busy machine a lookup may take longer than the
 * bot waits for it, and then it refuses.
 */
async function warmUp(send, waiting, checklist, items) {
  for (const [index, user] of USERS.entries()) {
    const seen = new Promise((resolve) => waiting.set(user, { resolve, version: undefined }));
    let isSeen = false;
    seen.then(() => {
      isSeen = true;
    });
    for (let nth = 0; !isSeen; nth += 1) {
      await send(user, `${checklist}:${items[index]}:${nth % 2 === 0 ? 'done' : 'open'}`);
      await Promise.race([seen, sleep(1000)]);
    }
    await send(user, `${checklist}:${items[index]}:open`);
  }
}

/** Each person ticks an item of their own, on and off, so that every tick is a change and none may be missing. */
async function run(send, waiting, checklist, items, count) {
  const drawn = [];
  const acked = [];
  const each = count / USERS.length;
  await Promise.all(
    USERS.map(async (user, index) => {
      await sleep(Math.random() * PAUSE_MS[1]);
      for (let nth = 0; nth < each; nth += 1) {
        const value = `${checklist}:${items[index]}:${nth % 2 === 0 ? 'done' : 'open'}`;
        const seen = new Promise((resolve) => waiting.set(user, { resolve, version: undefined }));
        const started = performance.now();
        await send(user, value);
        acked.push(performance.now() - started);
        drawn.push((await seen) - started);
        await sleep(PAUSE_MS[0] + Math.random() * (PAUSE_MS[1] - PAUSE_MS[0]));
      }
    }),
  );
  return { drawn, acked };
}

/** The version that a tick made. The update that shows it may have come before this word of it. */
function noteVersion(waiting, drawn, { user, version }) {
  const tick = waiting.get(user);
  if (!tick) return;
  const update = drawn.find((each) => each.version >= version);
  if (update) finish(waiting, user, update.at);
  else tick.version = version;
}

function finish(waiting, user, at) {
  waiting.get(user).resolve(at);
  waiting.delete(user);
}

/** Slack's Web API as far as a tick needs it; notes which version each drawing shows, and when it came. */
async function startWebApi(waiting) {
  let updates = 0;
  let drawn = [];
  const answers = {
    'auth.test': () => ({ user_id: 'UBOT', bot_id: 'BBOT', team_id: TEAM }),
    'users.info': (body) => ({ user: { id: body.get('user'), team_id: TEAM, tz: 'Etc/UTC' } }),
    'conversations.info': () => ({ channel: { id: CHANNEL, is_member: true } }),
    'conversations.members': () => ({ members: [...USERS, 'UBOT'] }),
    'chat.update': (body) => {
      const at = performance.now();
      const version = Number(/list:v(\d+)/.exec(body.get('blocks') ?? '')?.[1]);
      updates += 1;
      drawn = [...drawn.slice(-200), { version, at }];
      for (const [user, tick] of waiting) if (tick.version <= version) finish(waiting, user, at);
      return { ts: body.get('ts'), channel: CHANNEL };
    },
  };
  const server = createServer(async (incoming, response) => {
    const chunks = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const method = incoming.url.split('/').at(-1);
    const answer = answers[method]?.(new URLSearchParams(Buffer.concat(chunks).toString()));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer ? { ok: true, ...answer } : { ok: false, error: 'unknown_method' }));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: server.address().port,
    updates: () => updates,
    drawn: () => drawn,
    reset: () => {
      updates = 0;
    },
    close: () => server.close(),
  };
}

function sender(port) {
  // In turn, and given up before the bot does so: a connection must not end under a request.
  const agent = new Agent({ keepAlive: true, maxSockets: USERS.length, scheduling: 'fifo', timeout: 4000 });
  const send = (user, value) =>
    new Promise((resolve, reject) => {
      const body = new URLSearchParams({ payload: JSON.stringify(click(user, value)) }).toString();
      const timestamp = String(Math.floor(Date.now() / 1000));
      const signature = createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${signature}`,
      };
      const call = request({ port, host: '127.0.0.1', path: '/slack/events', method: 'POST', agent, headers });
      call.on('response', (response) => {
        response.resume();
        response.on('end', () =>
          response.statusCode === 200 ? resolve() : reject(new Error(`The bot answered ${response.statusCode}.`)),
        );
      });
      // The bot may close a resting connection at the moment of the request; a tick may be sent twice.
      call.on('error', (error) =>
        call.reusedSocket && error.code === 'ECONNRESET' ? send(user, value).then(resolve, reject) : reject(error),
      );
      call.end(body);
    });
  return send;
}

const click = (user, value) => ({
  type: 'block_actions',
  team: { id: TEAM },
  user: { id: user, team_id: TEAM },
  api_app_id: 'ABENCH',
  trigger_id: 'trigger',
  container: { type: 'message', message_ts: '1700000000.000100', channel_id: CHANNEL },
  channel: { id: CHANNEL, name: 'deal' },
  message: { ts: '1700000000.000100', text: 'Checklist' },
  actions: [{ type: 'button', action_id: 'tick_item', block_id: 'item', value, action_ts: '1700000000.0001' }],
});

function messageOf(child, kind) {
  return new Promise((resolve, reject) => {
    child.on('message', (message) => message.kind === kind && resolve(message));
    child.once('exit', (code) => reject(new Error(`The bot ended with ${code}.`)));
  });
}

function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

async function newPlace(dialect) {
  const stateDir = mkdtempSync(join(tmpdir(), 'deal-patterns-bench-'));
  const removeFolder = () => rmSync(stateDir, { recursive: true, force: true });
  if (dialect === 'sqlite') return { options: { stateDir }, remove: async () => removeFolder() };
  const name = `dp_bench_${process.pid}_${Date.now()}`;
  await onServer(`create database ${name}`);
  const url = new URL(process.env.TEST_DATABASE_URL);
  url.pathname = `/${name}`;
  const remove = async () => {
    removeFolder();
    await onServer(`drop database if exists ${name} with (force)`);
  };
  return { options: { stateDir, databaseUrl: url.href }, remove };
}

async function onServer(statement) {
  const client = new pg.Client(process.env.TEST_DATABASE_URL);
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** The bot's process: the real app on a database of the wanted size, with one posted list of 50 items and more. */
async function runBot({ stateDir, databaseUrl, size, apiUrl }) {
  const { createAssistant } = await import('../dist/assistant.js');
  const { buildChecklist } = await import('../dist/checklist/index.js');
  const { loadLibrary } = await import('../dist/library/load.js');
  const { createSlackApp } = await import('../dist/slack/app.js');
  const { createStores, openDatabase } = await import('../dist/store/index.js');
  const { library } = loadLibrary(['data']);
  const database = await openDatabase({ stateDir, databaseUrl });
  const stores = createStores(database);
  if (size === 'large') await fill(database);
  const patterns = library.patterns.slice(0, 3);
  const draft = buildChecklist({ patterns, cards: [...library.clauses, ...library.moves], side: 'customer' });
  const created = { by: 'bot', atMs: Date.now() };
  const list = await stores.checklists.start(draft, { team: TEAM, channel: CHANNEL, title: 'Bench', created });
  const key = { team: TEAM, id: list.id };
  await stores.checklists.setMessage(key, '1700000000.000100');
  if (list.items.length < USERS.length) throw new Error(`The list has only ${list.items.length} items.`);

  const checklists = {
    ...stores.checklists,
    change: async (changed, change, stamp) => {
      const outcome = await stores.checklists.change(changed, change, stamp);
      process.send({ kind: 'ticked', user: stamp.by, version: outcome.checklist.version });
      return outcome;
    },
  };
  const silent = () => {};
  const app = createSlackApp({
    assistant: createAssistant({ library, problems: () => [] }),
    stores: { ...stores, checklists },
    slack: { mode: 'http', botToken: 'xoxb-bench', signingSecret: SECRET, apiUrl },
    port: 0,
    host: '127.0.0.1',
    log: { debug: silent, info: silent, warn: console.warn, error: console.error },
    botName: 'Deal Patterns',
    timing: { pace: { burst: Number.MAX_SAFE_INTEGER, refillMs: 0 } },
  });
  const { port } = await app.start();
  process.on('message', async ({ kind }) => {
    if (kind === 'count') {
      const { user, system } = process.cpuUsage();
      const { length: entries } = await stores.checklists.history(key);
      process.send({ kind: 'counted', entries, cpuMs: (user + system) / 1000 });
    }
    if (kind !== 'stop') return;
    await app.stop();
    await database.close();
    process.exit(0);
  });
  process.send({ kind: 'ready', port, checklist: list.id, items: list.items.map(({ id }) => id) });
}

/** Deals with a list each, written in bulk. */
async function fill(database) {
  const now = Date.now();
  for (let start = 0; start < LARGE.deals; start += 100) {
    await database.transaction(async (trx) => {
      const deals = Array.from({ length: 100 }, (_, index) => dealRow(start + index, now));
      const lists = deals.map((deal) => listRow(deal, now));
      await trx.insertInto('deals').values(deals).execute();
      await trx.insertInto('checklists').values(lists).execute();
      for (let from = 0; from < lists.length; from += 10) {
        await trx
          .insertInto('checklist_items')
          .values(lists.slice(from, from + 10).flatMap(itemRows))
          .execute();
      }
    });
  }
}

const dealRow = (index, now) => ({
  id: randomUUID(),
  team: `T${index % 100}`,
  channel: `C${index}`,
  patterns: '["ai-reseller"]',
  side: 'customer',
  phase: null,
  counterparty: null,
  preparer: null,
  meeting_title: null,
  meeting_at: null,
  series_start_at: null,
  zone: null,
  recurrence: null,
  lead: 'none',
  status: 'open',
  created_by: 'U1',
  created_at: now,
  updated_at: now,
  version: 1,
});

const listRow = ({ id, team, channel }, now) => ({
  id: randomUUID(),
  team,
  channel,
  deal_id: id,
  title: 'A list',
  patterns: '["ai-reseller"]',
  phase: null,
  side: 'customer',
  meeting_at: null,
  message_ts: '1.1',
  created_by: 'U1',
  created_at: now,
  closed_by: null,
  closed_at: null,
  carried_from: null,
  version: 1,
});

const itemRows = (list) =>
  Array.from({ length: LARGE.itemsPerList }, (_, index) => ({
    checklist_id: list.id,
    id: String(index + 1),
    position: index,
    item_key: `key-${index}`,
    item_group: 'ask',
    text: 'Which of the commitments survive a change of control on either side?',
    detail: null,
    ref: 'ai-reseller',
    internal: 0,
    done_by: null,
    done_at: null,
    owner: null,
    note: null,
    note_by: null,
    note_at: null,
    added_by: null,
    added_at: null,
    dropped_by: null,
    dropped_at: null,
  }));

if (process.argv[2] === 'bot') await runBot(JSON.parse(process.argv[3]));
else await runBench();
