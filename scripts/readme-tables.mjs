// Writes the README's tables from the code they describe; --check only says whether they are up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLI_COMMANDS } from '../dist/cli/program.js';
import { ENVIRONMENT } from '../dist/config.js';
import { USAGE } from '../dist/slack/render/help.js';

const file = join(import.meta.dirname, '..', 'README.md');
const cell = (text) => text.replaceAll('|', '\\|');
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

const TABLES = {
  commands: table(
    ['command', 'does'],
    USAGE.map(({ form, does }) => [`\`/pattern ${form}\``, does]),
  ),
  cli: table(
    ['call', 'does'],
    CLI_COMMANDS.flatMap(({ usage, does }) => usage.split(' | ').map((call) => [`\`deal-patterns ${call}\``, does])),
  ),
  environment: table(
    ['variable', 'meaning'],
    Object.entries(ENVIRONMENT).map(([name, { meaning }]) => [`\`${name}\``, meaning]),
  ),
};

const before = readFileSync(file, 'utf8');
const after = before.replace(/(<!-- table: (\w+) -->)[\s\S]*?(<!-- end -->)/g, (whole, start, name, end) =>
  TABLES[name] ? `${start}\n\n${TABLES[name]}\n\n${end}` : whole,
);
const missing = Object.keys(TABLES).filter((name) => !before.includes(`<!-- table: ${name} -->`));
if (missing.length > 0) throw new Error(`README.md has no place for the table ${missing.join(', ')}`);
if (!process.argv.includes('--check')) writeFileSync(file, after);
else if (after !== before) {
  process.stderr.write('README.md is behind the code: node scripts/readme-tables.mjs\n');
  process.exit(1);
}
