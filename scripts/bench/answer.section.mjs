import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { table, targets } from './figures.mjs';

const MEGABYTES_OF_HEAP = 8000;

/** Whole answers to the development questions, in a process of its own for each size. */
export async function run() {
  const shipped = measure(0);
  const results = [shipped, measure(shipped.size * 10), measure(shipped.size * 100)];
  table(`Whole answers to ${shipped.count} questions, ms`, [
    ['cards', '', 'p50', 'p95', 'slowest'],
    ...results.map(({ size, p50, p95, max }) => [
      size.toLocaleString('en'),
      `${size / shipped.size}×`,
      p50.toFixed(2),
      p95.toFixed(2),
      max.toFixed(2),
    ]),
  ]);
  return targets([
    { what: 'whole answer over the shipped library, p95', figure: shipped.p95, target: 15, unit: 'ms' },
    { what: 'whole answer over 100×, p95', figure: results[2].p95, target: 60, unit: 'ms' },
  ]);
}

function measure(size) {
  const script = join(import.meta.dirname, 'measure-answer.mjs');
  const flags = [`--max-old-space-size=${MEGABYTES_OF_HEAP}`];
  const printed = execFileSync(process.execPath, [...flags, script, JSON.stringify({ size })], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(printed);
}
