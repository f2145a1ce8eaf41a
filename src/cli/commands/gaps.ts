import type { Gap, GapStore } from '../../feedback/index.js';
import type { CliCommand } from '../program.js';

export const gapsCommand: CliCommand = {
  usage: 'gaps [--json]',
  does: 'questions that the library did not answer, and answers that did not help',
  options: { json: { type: 'boolean' } },
  words: [0, 0],
  run: async ({ flag }, { streams, openGaps }) => {
    const { gaps, close } = await openGaps();
    try {
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
