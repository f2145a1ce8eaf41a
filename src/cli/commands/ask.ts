import { z } from 'zod';
import { type AskedQuestion, answerText } from '../../answer/index.js';
import type { Assistant } from '../../assistant.js';
import { readLines } from '../lines.js';
import type { CliCommand } from '../program.js';

type Surface = AskedQuestion['surface'];

const SURFACES: readonly Surface[] = ['slash', 'mention', 'dm'];
const DEFAULT_SURFACE: Surface = 'mention';

const questionLine = z.looseObject({
  id: z.string(),
  text: z.string(),
  surface: z.enum(SURFACES).default(DEFAULT_SURFACE),
});

export const askCommand: CliCommand = {
  usage: 'ask "TEXT" [--json] | ask --ndjson',
  does: 'answers a question or looks up keywords, as the bot would',
  options: { json: { type: 'boolean' }, ndjson: { type: 'boolean' } },
  words: [0, 1],
  run: async ({ words, flag }, { streams, assistant }) => {
    const [text] = words;
    if (flag('ndjson') === (text !== undefined)) {
      streams.stderr.write(`Either a question or --ndjson is expected. Usage: deal-patterns ${askCommand.usage}\n`);
      return 2;
    }
    if (text === undefined) {
      for await (const line of readLines(streams.stdin, questionLine)) {
        streams.stdout.write(
          `${JSON.stringify({ id: line.id, ...answerJson(await assistant(), line.text, line.surface) })}\n`,
        );
      }
      return 0;
    }
    const answer = answerJson(await assistant(), text, DEFAULT_SURFACE);
    streams.stdout.write(flag('json') ? `${JSON.stringify({ id: 'q1', ...answer }, null, 2)}\n` : `${answer.text}\n`);
    return 0;
  },
};

function answerJson(assistant: Assistant, text: string, surface: Surface) {
  const answer = assistant.answer({ text, surface, audience: 'team' });
  return {
    answered: answer.answered,
    cards: answer.cards.map(({ card, score }) => ({ ref: card.ref, kind: card.kind, title: card.title, score })),
    warnings: answer.warnings.map(({ ref, title }) => ({ ref, title })),
    text: answerText(answer),
  };
}
