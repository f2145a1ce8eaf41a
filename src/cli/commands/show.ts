import { distance } from 'fastest-levenshtein';
import { cardText } from '../card-text.js';
import type { CliCommand } from '../program.js';

export const showCommand: CliCommand = {
  usage: 'show REF [--json]',
  does: 'one card, whole',
  options: { json: { type: 'boolean' } },
  words: [1, 1],
  run: async ({ words: [ref = ''], flag }, { streams, assistant }) => {
    const { card: cardAt, library: current } = await assistant();
    const library = current();
    const card = cardAt(ref);
    if (!card) {
      const nearest = [...library.cards.keys()].sort((a, b) => distance(a, ref) - distance(b, ref)).slice(0, 3);
      streams.stderr.write(`No card "${ref}". Nearest: ${nearest.join(', ')}.\n`);
      return 1;
    }
    streams.stdout.write(flag('json') ? `${JSON.stringify(card, null, 2)}\n` : cardText(card, library));
    return 0;
  },
};
