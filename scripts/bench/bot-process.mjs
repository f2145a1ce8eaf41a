import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const SECRET = 'bench';
const BOTS = {
  bare: join(import.meta.dirname, 'bare-bolt.mjs'),
  ours: join(ROOT, 'dist', 'bin', 'bot.js'),
};
/** The kernel counts CPU time in these. */
const TICKS_A_SECOND = 100;
const POLL_MS = 5;

/** Starts a bot in a process of its own and waits until it has answered `/pattern rofr`. */
export async function startBot(kind, apiUrl) {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, [BOTS[kind]], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: apiUrl,
      STATE_DIR: join(tmpdir(), 'deal-patterns-bench'),
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'error',
    },
  });
  const url = `http://127.0.0.1:${port}/slack/events`;
  const answer = await firstAnswer(url, () => child.exitCode);
  return {
    url,
    answer,
    firstAnswerMs: performance.now() - started,
    cpuMs: () => cpuMsOf(child.pid),
    residentMb: () => residentMbOf(child.pid),
    stop: () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** Body and headers of a slash command, signed as Slack signs. */
export function signedCommand(text) {
  const body = new URLSearchParams({
    token: 'x',
    team_id: 'T1',
    team_domain: 'bench',
    channel_id: 'C1',
    channel_name: 'deals',
    user_id: 'U1',
    user_name: 'ada',
    command: '/pattern',
    text,
    api_app_id: 'A1',
    is_enterprise_install: 'false',
    response_url: 'http://127.0.0.1:9/response',
    trigger_id: '1.2.3',
  }).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
  };
}

async function firstAnswer(url, exitCode) {
  while (exitCode() === null) {
    try {
      const response = await fetch(url, { method: 'POST', ...signedCommand('rofr') });
      const text = await response.text();
      if (response.status === 200 && text !== '') return text;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`the bot ended with code ${exitCode()} before its first answer`);
}

function freePort() {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** User and system time since the start, from Linux's /proc. */
function cpuMsOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_A_SECOND;
}

function residentMbOf(pid) {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
