import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { table, targets } from './figures.mjs';

/** Beyond this size one question takes Fuse many seconds, and its token search as well. */
const FUSE_UP_TO = 2500;
const MEGABYTES_OF_HEAP = 14_000;

/** Search alone, in a process of its own for each size, so that one size's memory is not the next one's. */
export async function run({ full }) {
  const shipped = measure({ size: 0, engines: [] }).size;
  const sizes = [100, shipped, shipped * 10, 10_000, shipped * 100, ...(full ? [shipped * 1000] : [])];
  const results = sizes.map((size) => {
    const fuses = size <= FUSE_UP_TO || (full && size <= shipped * 100) ? ['fuse-token', 'fuse'] : [];
    return measure({ size, engines: ['search', 'answer', ...fuses] });
  });
  const cell = (sample) => (sample ? `${sample.p50.toFixed(2)} / ${sample.p95.toFixed(2)}` : '–');
  table('Search and whole answers, ms p50 / p95', [
    [
      'cards',
      '',
      'search, 1 word',
      'search, 17 words',
      'answer, 17 words',
      'Fuse token, 1 word',
      '17 words',
      'Fuse, 1 word',
      '17 words',
      'built in',
    ],
    ...results.map(({ size, search, answer, ...others }) => [
      size.toLocaleString('en'),
      size % shipped === 0 ? `${size / shipped}×` : '',
      cell(search.oneWord),
      cell(search.seventeenWords),
      cell(answer.seventeenWords),
      cell(others['fuse-token']?.oneWord),
      cell(others['fuse-token']?.seventeenWords),
      cell(others.fuse?.oneWord),
      cell(others.fuse?.seventeenWords),
      `${(search.buildMs / 1000).toFixed(1)} s`,
    ]),
  ]);
  if (!full)
    process.stdout.write(
      `Left out: Fuse above ${FUSE_UP_TO.toLocaleString('en')} cards, which takes it many seconds a question, and 1,000×, whose index is built in minutes and holds 8 GB: npm run bench -- search --full\n`,
    );
  const p95 = (size, engine) => results.find((result) => result.size === size)[engine].seventeenWords.p95;
  return targets([
    { what: 'search, 17 words over 100 cards, p95', figure: p95(100, 'search'), target: 3, unit: 'ms' },
    { what: 'search, 17 words over 10,000 cards, p95', figure: p95(10_000, 'search'), target: 25, unit: 'ms' },
    { what: 'answer, 17 words over the shipped library, p95', figure: p95(shipped, 'answer'), target: 15, unit: 'ms' },
    { what: 'answer, 17 words over 100×, p95', figure: p95(shipped * 100, 'answer'), target: 60, unit: 'ms' },
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
