import type { CliCommand } from '../program.js';

export const listCommand: CliCommand = {
  usage: 'list [CATEGORY] [--json]',
  does: 'the patterns',
  options: { json: { type: 'boolean' } },
  words: [0, 1],
  run: async ({ words, flag }, { streams, assistant }) => {
    const { library, patterns: patternsIn } = await assistant();
    const patterns = patternsIn(words[0]);
    if (!patterns) {
      const known = [...library().categories.keys()].join(', ');
      streams.stderr.write(`Unknown category "${words[0]}". Expected one of ${known}.\n`);
      return 2;
    }
    const rows = patterns.map(({ ref, title, category, tagline, version, reviewed }) => ({
      ref,
      title,
      category,
      tagline,
      version,
      reviewed,
    }));
    streams.stdout.write(
      flag('json')
        ? `${JSON.stringify(rows, null, 2)}\n`
        : `${rows.map((row) => `${row.ref}\n  ${row.title} (${row.category}, reviewed ${row.reviewed})\n  ${row.tagline}`).join('\n')}\n`,
    );
    return 0;
  },
};
