import { formatProblem, openLibrary } from '../../library/index.js';
import { checkExamples } from '../../review/index.js';
import type { CliCommand } from '../program.js';

export const validateCommand: CliCommand = {
  usage: 'validate [DIR]',
  does: 'checks a library folder; each problem as file:line:column: what is wrong',
  options: {},
  words: [0, Number.MAX_SAFE_INTEGER],
  run: async ({ words }, { streams, libraryFolders }) => {
    const outcome = await openLibrary(words.length > 0 ? words : libraryFolders);
    if (outcome.kind === 'invalid') {
      streams.stdout.write(`${outcome.problems.map(formatProblem).join('\n')}\n`);
      return 1;
    }
    const examples = await checkExamples(outcome.library, outcome.placeInMove);
    if (examples.length > 0) {
      streams.stdout.write(`${examples.map(formatProblem).join('\n')}\n`);
      return 1;
    }
    const { patterns, clauses, moves, cases, terms } = outcome.library;
    streams.stderr.write(
      `Clean: ${patterns.length} patterns, ${clauses.length} clauses, ${moves.length} kill-list moves, ${cases.length} cases, ${terms.length} terms.\n`,
    );
    return 0;
  },
};
