// Draws findings on labelled drafts to be read by hand: node scripts/draw-findings.mjs [FILE] [--count 60] [--seed 1] [--json]
// The same seed draws the same findings from the same report. FILE is a set in the form of test/eval/drafts.dev.jsonl.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const [file = join(root, 'test/eval/drafts.dev.jsonl')] = positionals;
const input = readFileSync(file, 'utf8');
const drafts = new Map(
  input
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map((draft) => [draft.id, draft]),
);
const output = execFileSync(process.execPath, [join(root, 'dist/bin/cli.js'), 'review', '--ndjson'], {
  input,
  encoding: 'utf8',
  maxBuffer: 1e8,
});
const findings = output
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
  .flatMap(({ id, findings }) => findings.map((finding) => ({ id, finding })));
const drawn = shuffled(findings, Number(values.seed)).slice(0, Number(values.count));

console.error(`${drawn.length} of ${findings.length} findings, seed ${values.seed}`);
for (const { id, finding } of drawn) {
  const { kind, expected } = drafts.get(id);
  const { ref, severity, quote, missing } = finding;
  if (values.json) console.log(JSON.stringify({ id, ref, severity, quote }));
  else {
    const label = expected[ref] ? 'labelled' : 'not labelled';
    console.log(`${id} (${kind}) ${severity} ${ref} [${label}]\n  ${quote.replace(/\s+/g, ' ')}`);
    console.log(`  missing: ${missing.join('; ')}\n`);
  }
}

/** Fisher and Yates' shuffle with a small generator (mulberry32), so that it can be drawn again. */
function shuffled(items, seed) {
  const list = [...items];
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [list[other], list[at]];
  }
  return list;
}
