// Scores the topics that a review finds on labelled contracts: npm run eval:contracts -- FOLDER [--json]
// FOLDER holds dev.jsonl.gz, or is one *.jsonl.gz file itself. The contracts stay outside the repository.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { loadLibrary } from '../dist/library/load.js';
import { compileReview, reviewDraft } from '../dist/review/engine.js';
import { reviewInputOf } from '../dist/review/review-input.js';
import { shippedModels } from '../dist/review/shipped-models.js';

const [given, ...options] = process.argv.slice(2);
if (!given) {
  console.error('usage: npm run eval:contracts -- FOLDER [--json]');
  process.exit(2);
}
const gold = statSync(given).isDirectory() ? join(given, 'dev.jsonl.gz') : given;
const root = join(import.meta.dirname, '..');
const contracts = gunzipSync(readFileSync(gold))
  .toString('utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const models = shippedModels();
const loadMs = cpuMs(() => {
  models.model();
  models.moveModel();
});
const { library } = loadLibrary([join(root, 'data')]);
const knowledge = compileReview({ ...reviewInputOf(library), ...models });
const lines = [];
const spentMs = cpuMs(() => {
  for (const { id, text } of contracts)
    lines.push(JSON.stringify({ id, topics: reviewDraft(text, knowledge, { candidates: true }).topics }));
});
const chars = contracts.reduce((sum, { text }) => sum + text.length, 0);
const folder = mkdtempSync(join(tmpdir(), 'deal-patterns-'));
try {
  const predictions = join(folder, 'predictions.ndjson');
  writeFileSync(predictions, `${lines.join('\n')}\n`);
  const scorer = join(root, 'test/eval/score-contracts.mjs');
  console.log(
    execFileSync(process.execPath, [scorer, gold, predictions, ...options], { encoding: 'utf8', maxBuffer: 1e8 }),
  );
} finally {
  rmSync(folder, { recursive: true });
}
console.error(
  `CPU time: models read in ${loadMs.toFixed(0)} ms; a whole review takes ${((spentMs / chars) * 150_000).toFixed(0)} ms for 150,000 characters`,
);

function cpuMs(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
