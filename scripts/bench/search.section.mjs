import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { table, targets } from './figures.mjs';

/** Beyond this size plain Fuse takes more than a minute for a handful of questions. */
const PLAIN_FUSE_UP_TO = 2500;
const MEGABYTES_OF_HEAP = 14_000;

/** Search alone, in a process of its own for each size, so that one size's memory is not the next one's. */
export async function run({ full }) {
  const shipped = measure({ size: 0, engines: ['ours'] }).size;
  const sizes = [100, shipped, shipped * 10, 10_000, shipped * 100, ...(full ? [shipped * 1000] : [])];
  const results = sizes.map((size) => {
    const engines = ['ours', 'fuse-token', ...(size <= PLAIN_FUSE_UP_TO ? ['fuse'] : [])];
    return measure({ size, engines });
  });
  const cell = (sample) => (sample ? `${sample.p50.toFixed(2)} / ${sample.p95.toFixed(2)}` : '–');
  table('Search, ms p50 / p95', [
    ['cards', '', 'one word', '17 words', 'built in', 'Fuse token, 17 words', 'plain Fuse, 17 words'],
    ...results.map(({ size, ours, ...others }) => [
      size.toLocaleString('en'),
      size % shipped === 0 ? `${size / shipped}×` : '',
      cell(ours.oneWord),
      cell(ours.seventeenWords),
      `${(ours.buildMs / 1000).toFixed(1)} s`,
      cell(others['fuse-token']?.seventeenWords),
      cell(others.fuse?.seventeenWords),
    ]),
  ]);
  process.stdout.write(`Plain Fuse is left out above ${PLAIN_FUSE_UP_TO} cards: seconds a question.\n`);
  if (!full)
    process.stdout.write(
      `1,000× takes minutes and about ${MEGABYTES_OF_HEAP / 1000} GB: npm run bench -- search --full\n`,
    );
  const p95 = (size) => results.find((result) => result.size === size).ours.seventeenWords.p95;
  return targets([
    { what: '17-word question over 100 cards, p95', figure: p95(100), target: 3, unit: 'ms' },
    { what: '17-word question over 10,000 cards, p95', figure: p95(10_000), target: 25, unit: 'ms' },
  ]);
}

function measure(job) {
  const script = join(import.meta.dirname, 'measure-search.mjs');
  const flags = [`--max-old-space-size=${MEGABYTES_OF_HEAP}`];
  const printed = execFileSync(process.execPath, [...flags, script, JSON.stringify(job)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(printed);
}
