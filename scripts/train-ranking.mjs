// Learns the weights of `data/ranking.json`. Run after the build; `--dry` only prints.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadLibrary } from '../dist/library/index.js';
import { FEATURES } from '../dist/search/index.js';
import { developmentExamples, foldOf, heldOutExamples, readQuestions } from './ranking-data.mjs';
import { judge, train } from './ranking-model.mjs';

const root = join(import.meta.dirname, '..');
const { values: flags } = parseArgs({
  options: {
    dry: { type: 'boolean', default: false },
    ablate: { type: 'boolean', default: false },
    l2: { type: 'string', default: '0.002' },
    dev: { type: 'string', default: '3' },
  },
});
const outcome = loadLibrary([join(root, 'data')]);
if (outcome.kind === 'invalid') throw new Error(`The library is invalid: ${outcome.problems[0]?.message}`);
const { library } = outcome;
const questions = readQuestions(join(root, 'test/eval/questions.dev.jsonl'));
const held = heldOutExamples(library);
const dev = developmentExamples(library, questions, Number(flags.dev));
const options = { l2: Number(flags.l2) };
const size = FEATURES.length;

const show = (name, { hit1, hit3, ndcg, n }) =>
  console.log(`${name.padEnd(44)} n ${String(n).padStart(4)}  hit@1 ${hit1.toFixed(3)}  hit@3 ${hit3.toFixed(3)}  nDCG@5 ${ndcg.toFixed(3)}`);

const current = Float64Array.from(FEATURES, (feature) => library.ranking.cards[feature] ?? 0);
show('shipped weights, development', judge(dev, current));
show('shipped weights, held-out ways to ask', judge(held.filter(({ weight }) => weight === 1), current));
const onHeld = train(held, size, options);
show('learned from ways to ask, development', judge(dev, onHeld));
show('learned from ways to ask, ways to ask', judge(held.filter(({ weight }) => weight === 1), onHeld));

const CV_FOLDS = 8;
export function crossValidated(extra, keep = []) {
  const results = Array.from({ length: CV_FOLDS }, (_, fold) => {
    const weights = train(
      [...extra, ...dev.filter(({ text }) => foldOf(text, CV_FOLDS) !== fold)],
      size,
      { ...options, keep },
    );
    const left = dev.filter(({ text }) => foldOf(text, CV_FOLDS) === fold);
    return { left, weights };
  });
  const scores = results.map(({ left, weights }) => judge(left, weights));
  const n = scores.reduce((sum, score) => sum + score.n, 0);
  const mean = (key) => scores.reduce((sum, score) => sum + score[key] * score.n, 0) / n;
  return { hit1: mean('hit1'), hit3: mean('hit3'), ndcg: mean('ndcg'), n };
}
show('cross-validated on development, both sets', crossValidated(held));
show('cross-validated on development alone', crossValidated([]));
const weights = train([...held, ...dev], size, options);
show('learned from both, development', judge(dev, weights));
for (const [i, feature] of FEATURES.entries()) console.log(feature.padEnd(22), weights[i].toFixed(2).padStart(6), onHeld[i].toFixed(2).padStart(6));
if (flags.ablate) for (const [i, feature] of FEATURES.entries()) show(`without ${feature}`, crossValidated(held, [i]));

if (!flags.dry) {
  const cards = Object.fromEntries(FEATURES.map((feature, i) => [feature, Number(weights[i].toFixed(3))]));
  const file = { ...library.ranking, note: 'Learned by scripts/train-ranking.mjs; see docs/decisions.', cards };
  writeFileSync(join(root, 'data/ranking.json'), `${JSON.stringify(file, null, 2)}\n`);
}
