// Learns when to refuse: the `answerable` weights and the threshold of `data/ranking.json`. Run after the build.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadLibrary } from '../dist/library/load.js';
import { ANSWERABLE_FEATURES } from '../dist/search/index.js';
import { answerableExamples, foldOf, readQuestions } from './ranking-data.mjs';
import { logistic, trainLogistic } from './ranking-model.mjs';

const root = join(import.meta.dirname, '..');
const { values: flags } = parseArgs({
  options: {
    dry: { type: 'boolean', default: false },
    misses: { type: 'boolean', default: false },
    threshold: { type: 'string', default: '0.5' },
  },
});
const outcome = loadLibrary([join(root, 'data')]);
if (outcome.kind === 'invalid') throw new Error(`The library is invalid: ${outcome.problems[0]?.message}`);
const { library } = outcome;
const questions = readQuestions(join(root, 'test/eval/questions.dev.jsonl'));
const outOfScope = readFileSync(join(root, 'test/eval/out-of-scope.txt'), 'utf8').trim().split('\n');
const rows = answerableExamples(library, questions, outOfScope);
const size = ANSWERABLE_FEATURES.length;
const FOLDS = 8;

/** Each row with the confidence that a model learned without its fold gives it. */
const judged = Array.from({ length: FOLDS }, (_, fold) => {
  const weights = trainLogistic(
    rows.filter(({ text }) => foldOf(text, FOLDS) !== fold),
    size,
  );
  return rows
    .filter(({ text }) => foldOf(text, FOLDS) === fold)
    .map((row) => ({ ...row, confidence: logistic(weights, row.features) }));
}).flat();

function report(name, of, threshold) {
  const right = of.filter(({ answerable, confidence }) => !answerable && confidence < threshold).length;
  const wrong = of.filter(({ answerable, confidence }) => answerable && confidence < threshold).length;
  const negatives = of.filter(({ answerable }) => !answerable).length;
  const positives = of.length - negatives;
  const f1 = (2 * right) / (right + wrong + negatives || 1);
  console.log(
    `${name.padEnd(28)} threshold ${threshold.toFixed(2)}  refused ${right}/${negatives}  wrongly ${wrong}/${positives}  F1 ${f1.toFixed(3)}`,
  );
}
for (const threshold of [0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6]) {
  for (const set of ['development', 'ways to ask', 'other subjects']) {
    report(
      `cross-validated, ${set}`,
      judged.filter((row) => row.set === set),
      threshold,
    );
  }
}
const weights = trainLogistic(rows, size);
const threshold = Number(flags.threshold);
const own = rows.map((row) => ({ ...row, confidence: logistic(weights, row.features) }));
report(
  'learned, development',
  own.filter(({ set }) => set === 'development'),
  threshold,
);
for (const [i, feature] of ANSWERABLE_FEATURES.entries())
  console.log(feature.padEnd(22), weights[i].toFixed(2).padStart(6));
if (flags.misses) {
  for (const { text, set, answerable, confidence } of judged) {
    if (answerable !== confidence >= threshold) console.log(confidence.toFixed(2), set, text);
  }
}
if (!flags.dry) {
  const answerable = Object.fromEntries(
    ANSWERABLE_FEATURES.map((feature, i) => [feature, Number(weights[i].toFixed(3))]),
  );
  writeFileSync(
    join(root, 'data/ranking.json'),
    `${JSON.stringify({ ...library.ranking, answerable, threshold }, null, 2)}\n`,
  );
}
