import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/program.js';
import { openGaps } from '../../src/compose.js';
import type { Ref } from '../../src/library/index.js';

let stateDir: string;
beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'deal-patterns-'));
});
afterEach(() => rm(stateDir, { recursive: true, force: true }));

async function run(...words: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await runCli(['gaps', ...words], {
    streams: { stdin: new PassThrough(), stdout, stderr },
    libraryFolders: [],
    assistant: () => {
      throw new Error('gaps needs no library');
    },
    openGaps: () => openGaps({ databaseUrl: undefined, stateDir }),
    openTeamData: () => {
      throw new Error('gaps needs no export');
    },
  });
  return { code, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') };
}

async function keep(text: string, atMs: number) {
  const { gaps, close } = await openGaps({ databaseUrl: undefined, stateDir });
  await gaps.keep({ team: 'T1', kind: 'unanswered', text, atMs });
  await close();
}

describe('deal-patterns gaps', () => {
  it('lists what was kept, newest first', async () => {
    await keep('older question', Date.UTC(2026, 10, 20, 9, 30));
    await keep('newer question', Date.UTC(2026, 10, 21, 10, 0));
    expect(await run()).toEqual({
      code: 0,
      stdout: '2026-11-21 10:00  unanswered   T1  newer question\n2026-11-20 09:30  unanswered   T1  older question\n',
      stderr: '2 questions kept.\n',
    });
  });

  it('gives them as JSON, all pages', async () => {
    const { gaps, close } = await openGaps({ databaseUrl: undefined, stateDir });
    for (let index = 0; index < 130; index++)
      await gaps.keep({ team: 'T1', kind: 'not-helpful', text: `q${index}`, atMs: index * 1000 });
    await close();
    const { stdout } = await run('--json');
    const rows = JSON.parse(stdout);
    expect(rows).toHaveLength(130);
    expect(rows[0]).toMatchObject({ kind: 'not-helpful', team: 'T1', text: 'q129' });
  });

  it('lets no question steer the terminal', async () => {
    await keep('red \u001b[31malert\u001b[0m', 0);
    expect((await run()).stdout).not.toContain('\u001b');
  });

  it('lists how often each move was called no problem, the most often first', async () => {
    const [often, once] = ['a/kill-list/often', 'b/kill-list/once'] as Ref[];
    const { dismissals, close } = await openGaps({ databaseUrl: undefined, stateDir });
    await dismissals.add('T1', once!);
    for (const team of ['T1', 'T2']) await dismissals.add(team, often!);
    await close();
    expect(await run('--dismissed')).toEqual({
      code: 0,
      stdout: `    2  ${often}\n    1  ${once}\n`,
      stderr: '2 moves dismissed.\n',
    });
    expect(JSON.parse((await run('--dismissed', '--json')).stdout)).toEqual([
      { move: often, count: 2 },
      { move: once, count: 1 },
    ]);
  });

  it('says that nothing was kept', async () => {
    expect(await run()).toEqual({ code: 0, stdout: '', stderr: '0 questions kept.\n' });
  });
});
