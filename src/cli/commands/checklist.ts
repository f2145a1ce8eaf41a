import { buildChecklist, draftJson, draftText } from '../../checklist/index.js';
import { findPattern, findPhase } from '../../deal/index.js';
import type { PatternCard, Phase, Side } from '../../library/index.js';
import { findSides, PHASES } from '../../library/index.js';
import type { CliCommand } from '../program.js';

export const checklistCommand: CliCommand = {
  usage: 'checklist PATTERN [--phase P] [--side S] [--json]',
  does: 'the pre-meeting checklist',
  options: { json: { type: 'boolean' }, phase: { type: 'string' }, side: { type: 'string' } },
  words: [1, 1],
  run: async ({ words: [typed = ''], flag, value }, { streams, assistant }) => {
    const library = (await assistant()).library();
    const pattern = readPattern(typed, library.patterns);
    if (typeof pattern === 'string') return refuse(streams, pattern);
    const phase = readPhase(value('phase'));
    if (typeof phase === 'object') return refuse(streams, phase.problem);
    const side = readSide(value('side'), pattern);
    if (typeof side === 'object') return refuse(streams, side.problem);
    const cards = [...library.clauses, ...library.moves];
    const draft = buildChecklist({ patterns: [pattern], cards, phase, side });
    const text = flag('json') ? `${JSON.stringify(draftJson(draft, [pattern]), null, 2)}\n` : draftText(draft);
    streams.stdout.write(text);
    return 0;
  },
};

function refuse({ stderr }: { readonly stderr: NodeJS.WritableStream }, problem: string): 2 {
  stderr.write(`${problem}\n`);
  return 2;
}

interface Unread {
  readonly problem: string;
}

/** The pattern, or one sentence why there is none. */
function readPattern(typed: string, patterns: readonly PatternCard[]): PatternCard | string {
  const match = findPattern(typed, patterns);
  switch (match.kind) {
    case 'one':
      return match.pattern;
    case 'several':
      return `"${typed}" can be ${match.patterns.map(({ ref }) => ref).join(' or ')}. Name one.`;
    case 'none': {
      const near = match.nearest.length > 0 ? match.nearest : patterns;
      const lead = match.nearest.length > 0 ? 'Did you mean' : 'Expected one of';
      return `Unknown pattern "${typed}". ${lead} ${near.map(({ ref }) => ref).join(', ')}?`;
    }
    default:
      return match satisfies never;
  }
}

function readPhase(typed: string | undefined): Phase | undefined | Unread {
  if (typed === undefined) return undefined;
  return findPhase(typed) ?? { problem: `Unknown phase "${typed}". Expected one of ${PHASES.join(', ')}.` };
}

function readSide(typed: string | undefined, pattern: PatternCard): Side | undefined | Unread {
  if (typed === undefined) return undefined;
  const [side, other] = findSides(typed, [pattern]);
  const { provider, customer } = pattern.sides;
  const known = `provider (${provider.name}) or customer (${customer.name})`;
  if (side === undefined) return { problem: `Unknown side "${typed}". Expected ${known}.` };
  return other === undefined ? side : { problem: `"${typed}" can be either side. Expected ${known}.` };
}
