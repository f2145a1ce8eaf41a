import type { CliCommand } from '../program.js';

export const dataCommand: CliCommand = {
  usage: 'data export|delete --team T',
  does: 'everything that is kept of a workspace, as JSON; or its deletion',
  options: { team: { type: 'string' } },
  words: [1, 1],
  run: async ({ words: [what = ''], value }, { streams, openTeamData }) => {
    const team = value('team');
    if (what !== 'export' && what !== 'delete') {
      streams.stderr.write(`Unknown "${what}". Expected export or delete.\n`);
      return 2;
    }
    if (team === undefined || !/^[TE][A-Z0-9]+$/.test(team)) {
      streams.stderr.write('--team is missing or is no id of a workspace, such as T0123ABCD.\n');
      return 2;
    }
    const data = await openTeamData();
    try {
      const result = what === 'export' ? await data.export(team) : await data.delete(team);
      streams.stdout.write(`${JSON.stringify(what === 'export' ? result : { team, deleted: result }, null, 2)}\n`);
    } finally {
      await data.close();
    }
    return 0;
  },
};
