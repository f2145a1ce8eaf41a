import { z } from 'zod';
import type { Assistant } from '../../assistant.js';
import { readLines } from '../lines.js';
import type { CliCommand } from '../program.js';

const questionLine = z.looseObject({
  id: z.string(),
  text: z.string(),
  surface: z.enum(['slash', 'mention', 'dm']).default('mention'),
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
        streams.stdout.write(`${JSON.stringify({ id: line.id, ...answerJson(assistant(), line.text) })}\n`);
      }
      return 0;
    }
    const answer = answerJson(assistant(), text);
    streams.stdout.write(flag('json') ? `${JSON.stringify({ id: 'q1', ...answer }, null, 2)}\n` : `${answer.text}\n`);
    return 0;
  },
};

function answerJson(assistant: Assistant, text: string) {
  const found = assistant.find(text);
  const hits = found.kind === 'best' ? [found.best, ...found.others] : found.kind === 'choice' ? found.hits : [];
  const warnings = found.kind === 'best' ? found.warnings : [];
  return {
    answered: hits.length > 0,
    cards: hits.slice(0, 10).map(({ card, score }) => ({ ref: card.ref, kind: card.kind, title: card.title, score })),
    warnings: warnings.map(({ ref, title }) => ({ ref, title })),
    text: hits.length > 0 ? hits.map(({ card }) => card.title).join('\n') : 'The library does not hold this.',
  };
}
