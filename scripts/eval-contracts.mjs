// Scores the topic detection on labelled contracts: npm run eval:contracts -- FOLDER [--json]
// FOLDER holds dev.jsonl.gz, or is one *.jsonl.gz file itself. The contracts stay outside the repository.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { findTopicSpans, readTopicModel } from '../dist/review/topic-model.js';

const [given, ...options] = process.argv.slice(2);
if (!given) {
  console.error('usage: npm run eval:contracts -- FOLDER [--json]');
  process.exit(2);
}
const gold = statSync(given).isDirectory() ? join(given, 'dev.jsonl.gz') : given;
const root = join(import.meta.dirname, '..');
const loadStart = performance.now();
const model = readTopicModel(JSON.parse(readFileSync(join(root, 'data/model/topics.json'), 'utf8')));
const loadMs = performance.now() - loadStart;
const contracts = gunzipSync(readFileSync(gold))
  .toString('utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const start = performance.now();
const lines = contracts.map(({ id, text }) => JSON.stringify({ id, topics: findTopicSpans(model, text) }));
const spentMs = performance.now() - start;
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
  `model read in ${loadMs.toFixed(0)} ms; ${((spentMs / chars) * 150_000).toFixed(0)} ms for 150,000 characters`,
);
