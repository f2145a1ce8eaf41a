import { searchText } from '../../search/index.js';
import type { CliCommand } from '../program.js';

export const exportCommand: CliCommand = {
  usage: 'export [--json]',
  does: 'every card as one JSON array, with all that is searched',
  options: { json: { type: 'boolean' } },
  words: [0, 0],
  run: async ({ flag }, { streams, assistant }) => {
    const cards = [...(await assistant()).library().cards.values()];
    if (flag('json')) {
      streams.stdout.write(
        `${JSON.stringify(
          cards.map((card) => ({ ref: card.ref, kind: card.kind, title: card.title, text: searchText(card) })),
          null,
          2,
        )}\n`,
      );
    } else {
      streams.stdout.write(
        cards.map((card) => `# ${card.title}\n${card.ref} (${card.kind})\n\n${searchText(card)}\n`).join('\n'),
      );
    }
    return 0;
  },
};
