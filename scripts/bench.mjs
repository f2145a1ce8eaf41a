// Measures what the targets speak of, each figure beside its target and beside a yardstick of the same run.
//   npm run bench                     all sections
//   npm run bench -- search           one section: answer, search, slack or start
//   npm run bench -- search --full    also the sizes that take minutes and gigabytes
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { machine } from './bench/machine.mjs';

const folder = join(import.meta.dirname, 'bench');
const known = readdirSync(folder)
  .filter((file) => file.endsWith('.section.mjs'))
  .map((file) => file.replace('.section.mjs', ''));
const words = process.argv.slice(2);
const chosen = words.filter((word) => !word.startsWith('--'));
const unknown = chosen.filter((section) => !known.includes(section));
if (unknown.length > 0) {
  process.stderr.write(`Unknown section ${unknown.join(', ')}; expected some of ${known.join(', ')}.\n`);
  process.exit(2);
}

execFileSync(process.execPath, [join(import.meta.dirname, 'build-stale.mjs')], { stdio: 'inherit' });
process.stdout.write(`${machine()}\n`);
let missed = 0;
for (const section of chosen.length > 0 ? chosen : known) {
  const { run } = await import(`./bench/${section}.section.mjs`);
  missed += await run({ full: words.includes('--full') });
}
process.stdout.write(missed === 0 ? '\nAll targets met.\n' : `\n${missed} targets missed.\n`);
