/** Proves that a bot that cannot start says why in one sentence and ends, as a process of its own. */
import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { temporaryFolder } from '../store/support.js';
import { ROOT } from '../support/sources.js';

const folder = temporaryFolder();
const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) server.close();
  await folder.remove();
});

/** A Web API that refuses one method, on a port of its own. */
async function webApi(refused = ''): Promise<number> {
  const server = createServer((request, response) => {
    request.resume();
    const isRefused = request.url?.endsWith(`/${refused}`) === true;
    const answer = isRefused ? { ok: false, error: 'invalid_auth' } : { ok: true, user_id: 'U1', team_id: 'T1' };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const SOCKET = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };

async function start(environment: Readonly<Record<string, string>>): Promise<{ code: number | null; lines: string[] }> {
  const env = { PATH: process.env.PATH ?? '', STATE_DIR: folder.path, LOG_LEVEL: 'info', ...environment };
  const child = spawn(process.execPath, [join(ROOT, 'dist', 'bin', 'bot.js')], { cwd: ROOT, env });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const lines = output.split('\n').filter((line) => line !== '' && !line.startsWith('{"time"'));
  return { code, lines };
}

it('Slack out of reach, with Socket Mode', async () => {
  const closed = await webApi();
  servers.splice(0)[0]?.close();
  const { code, lines } = await start({ ...SOCKET, PORT: '0', SLACK_API_URL: `http://127.0.0.1:${closed}/api/` });
  expect(lines).toEqual([
    expect.stringMatching(/^Slack cannot be reached at http:.*Check the network and SLACK_API_URL/),
  ]);
  expect(code).toBe(1);
}, 30_000);

it.each([
  ['SLACK_BOT_TOKEN', 'auth.test'],
  ['SLACK_APP_TOKEN', 'apps.connections.open'],
])(
  'a %s that Slack refuses',
  async (name, method) => {
    const port = await webApi(method);
    const { code, lines } = await start({ ...SOCKET, PORT: '0', SLACK_API_URL: `http://127.0.0.1:${port}/api/` });
    expect(lines).toEqual([expect.stringContaining(`Slack refuses ${name} (invalid_auth).`)]);
    expect(code).toBe(1);
  },
  30_000,
);
