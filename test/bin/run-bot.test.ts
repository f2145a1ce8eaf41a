import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runBot } from '../../src/bin/run-bot.js';
import { parseConfig } from '../../src/config.js';
import { temporaryFolder } from '../store/support.js';

const folder = temporaryFolder();
afterEach(async () => {
  vi.restoreAllMocks();
  process.exitCode = 0;
  await folder.remove();
});

describe('a start', () => {
  it('with a damaged database says so in one sentence, and ends', async () => {
    mkdirSync(folder.path, { recursive: true });
    writeFileSync(join(folder.path, 'deal-patterns.db'), 'This is no database.'.repeat(500));
    const lines: string[] = [];
    vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    await runBot(() => parseConfig({ STATE_DIR: folder.path, PORT: '0' }));
    expect(lines).toEqual([expect.stringMatching(/^The database .*deal-patterns\.db is damaged\. .*\n$/)]);
    expect(process.exitCode).toBe(1);
  });
});
