import type { DismissalStore, Gap, GapStore } from '../../feedback/index.js';
import type { CliCommand, CliStreams } from '../program.js';

export const gapsCommand: CliCommand = {
  usage: 'gaps [--dismissed] [--json]',
  does: 'questions that the library did not answer and answers that did not help, or how often each move was called no problem',
  options: { json: { type: 'boolean' }, dismissed: { type: 'boolean' } },
  words: [0, 0],
  run: async ({ flag }, { streams, openGaps }) => {
    const { gaps, dismissals, close } = await openGaps();
    try {
      if (flag('dismissed')) {
        await printDismissals(dismissals, flag('json'), streams);
        return 0;
      }
      const all = await everyGap(gaps);
      if (flag('json')) {
        const rows = all.map(({ id, team, kind, text, atMs }) => ({ id, at: timeOf(atMs), team, kind, text }));
        streams.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
      } else {
        streams.stdout.write(all.map(gapLine).join(''));
        streams.stderr.write(`${all.length} ${all.length === 1 ? 'question' : 'questions'} kept.\n`);
      }
      return 0;
    } finally {
      await close();
    }
  },
};

/** Moves whose findings people called no problem, the most often dismissed first: their signals may be too wide. */
async function printDismissals(dismissals: DismissalStore, json: boolean, streams: CliStreams): Promise<void> {
  const all = await dismissals.list();
  if (json) streams.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
  else {
    streams.stdout.write(all.map(({ move, count }) => `${String(count).padStart(5)}  ${move}\n`).join(''));
    streams.stderr.write(`${all.length} ${all.length === 1 ? 'move' : 'moves'} dismissed.\n`);
  }
}

/** Newest first. */
async function everyGap(gaps: GapStore): Promise<readonly Gap[]> {
  const all: Gap[] = [];
  let after: string | undefined;
  do {
    const page = await gaps.list({ after });
    all.push(...page.gaps);
    after = page.next;
  } while (after !== undefined);
  return all;
}

/** A question is what someone typed: nothing in it may steer the terminal. */
function gapLine({ atMs, team, kind, text }: Gap): string {
  return `${timeOf(atMs)}  ${kind.padEnd('not-helpful'.length)}  ${team}  ${text.replace(/\p{C}+/gu, ' ')}\n`;
}

const timeOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 16).replace('T', ' ');
