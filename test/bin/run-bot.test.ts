import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runBot } from '../../src/bin/run-bot.js';
import { parseConfig } from '../../src/config.js';
import { temporaryFolder } from '../store/support.js';

const folder = temporaryFolder();
let lines: string[];
let others: Server[];
beforeEach(() => {
  lines = [];
  others = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
});
afterEach(async () => {
  vi.restoreAllMocks();
  process.exitCode = 0;
  for (const other of others) other.close();
  await folder.remove();
});

/** A server of someone else; gives its port. */
async function occupied(answer: unknown = {}): Promise<number> {
  const other = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  others.push(other);
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  return (other.address() as AddressInfo).port;
}

function damageDatabase(): void {
  mkdirSync(folder.path, { recursive: true });
  writeFileSync(join(folder.path, 'deal-patterns.db'), 'This is no database.'.repeat(500));
}

const TOKENS = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's3cret' };

describe('a start', () => {
  it('with a damaged database says so in one sentence, and ends', async () => {
    damageDatabase();
    await runBot(() => parseConfig({ STATE_DIR: folder.path, PORT: '0' }));
    expect(lines).toEqual([expect.stringMatching(/^The database .*deal-patterns\.db is damaged\. .*\n$/)]);
    expect(process.exitCode).toBe(1);
  });

  it('over HTTP with a damaged database says so in one sentence, and takes no requests any more', async () => {
    damageDatabase();
    const slack = await occupied({ ok: true, team_id: 'T1', user_id: 'U1', bot_id: 'B1' });
    const free = await occupied();
    await new Promise((resolve) => others.pop()?.close(resolve));
    const environment = { ...TOKENS, SLACK_API_URL: `http://127.0.0.1:${slack}/api/`, HOST: '127.0.0.1' };
    await runBot(() => parseConfig({ ...environment, STATE_DIR: folder.path, PORT: String(free), LOG_LEVEL: 'error' }));
    expect(lines).toEqual([expect.stringMatching(/^The database .*deal-patterns\.db is damaged\. .*\n$/)]);
    expect(process.exitCode).toBe(1);
    await expect(fetch(`http://127.0.0.1:${free}/healthz`)).rejects.toThrow();
  });

  it.each([
    { mode: 'the sandbox', environment: {} },
    { mode: 'HTTP', environment: TOKENS },
    { mode: 'Socket Mode', environment: { ...TOKENS, SLACK_APP_TOKEN: 'xapp-1' } },
  ])('on a port that is in use says so in one sentence, and ends ($mode)', async ({ environment }) => {
    const port = await occupied();
    const place = { STATE_DIR: folder.path, PORT: String(port), HOST: '127.0.0.1' };
    await runBot(() => parseConfig({ ...environment, ...place, LOG_LEVEL: 'error' }));
    expect(lines).toEqual([
      `Port ${port} is in use by another process. Stop that process, or set PORT to a free port.\n`,
    ]);
    expect(process.exitCode).toBe(1);
  });
});
