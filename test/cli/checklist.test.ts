import { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAssistant } from '../../src/assistant.js';
import type { ChecklistJson } from '../../src/checklist/index.js';
import { runCli } from '../../src/cli/program.js';
import { loadLibrary } from '../../src/library/load.js';
import { createStores, createTeamData, openDatabase } from '../../src/store/index.js';
import { newPlace, type Place } from '../store/support.js';

let place: Place;
beforeAll(async () => {
  place = await newPlace('sqlite');
});
afterAll(() => place.remove());

const library = loadLibrary(['data']);
if (library.kind === 'invalid') throw new Error('The library is invalid.');
const assistant = createAssistant({ library: library.library, problems: () => [] });

async function run(...argv: string[]) {
  const out: string[] = [];
  const errors: string[] = [];
  const into = (lines: string[]) =>
    new Writable({
      write: (chunk, _, done) => {
        lines.push(String(chunk));
        done();
      },
    });
  const code = await runCli(argv, {
    streams: { stdin: Readable.from([]), stdout: into(out), stderr: into(errors) },
    libraryFolders: ['data'],
    assistant: async () => assistant,
    openGaps: () => {
      throw new Error('a checklist needs no gaps');
    },
    openTeamData: async () => {
      const database = await openDatabase(place.options);
      return { ...createTeamData(database), close: database.close };
    },
  });
  return { code, out: out.join(''), errors: errors.join('') };
}

describe('deal-patterns checklist', () => {
  it('prints the items under their groups, the phase’s own first', async () => {
    const { code, out } = await run('checklist', 'multi-home', '--phase', 'restructure', '--side', 'lab');
    expect(code).toBe(0);
    for (const words of ['(restructure, customer)', 'Have in hand', 'Ask', 'Watch for', '  [ ] ']) {
      expect(out).toContain(words);
    }
  });

  it('prints the same as JSON', async () => {
    const { out } = await run('checklist', 'ai-reseller', '--json');
    const json: ChecklistJson = JSON.parse(out);
    expect(json.patterns).toEqual([{ ref: 'ai-reseller', title: 'AI Reseller' }]);
    expect(json.items.length).toBeGreaterThan(20);
  });

  it.each([
    [['checklist', 'ai-reseler'], 'Unknown pattern "ai-reseler". Did you mean ai-reseller?'],
    [['checklist', 'ai-reseller', '--phase', 'lunch'], 'Unknown phase "lunch". Expected one of formation'],
    [['checklist', 'ai-reseller', '--side', 'florist'], 'Unknown side "florist". Expected provider'],
    [['checklist'], 'Something is missing.'],
  ])('%j is wrong usage and says what is expected', async (argv, sentence) => {
    const { code, out, errors } = await run(...argv);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(errors).toContain(sentence);
  });
});

describe('deal-patterns data', () => {
  it('exports what is kept of a workspace, and deletes it', async () => {
    const database = await openDatabase(place.options);
    const fields = { patterns: [], lead: 'none', status: 'open', counterparty: 'Cumulus' } as const;
    await createStores(database).deals.save({ team: 'T1', channel: 'C1' }, fields, { by: 'U1', atMs: 1 });
    await database.close();
    const exported = await run('data', 'export', '--team', 'T1');
    expect(JSON.parse(exported.out)).toMatchObject({ team: 'T1', tables: { deals: [{ counterparty: 'Cumulus' }] } });
    const deleted = await run('data', 'delete', '--team', 'T1');
    expect(JSON.parse(deleted.out)).toMatchObject({ team: 'T1', deleted: { deals: 1 } });
    const after = await run('data', 'export', '--team', 'T1');
    expect(JSON.parse(after.out)).toMatchObject({ tables: { deals: [] } });
  });

  it.each([
    [['data', 'drop', '--team', 'T1'], 'Expected export or delete'],
    [['data', 'delete'], '--team is missing'],
  ])('%j is wrong usage', async (argv, sentence) => {
    const { code, errors } = await run(...argv);
    expect(code).toBe(2);
    expect(errors).toContain(sentence);
  });
});
