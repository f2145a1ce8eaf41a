// Learns the weights of `data/ranking.json`. Run after the build; `--dry` only prints.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadLibrary } from '../dist/library/load.js';
import { FEATURES } from '../dist/search/index.js';
import { developmentExamples, foldOf, heldOutExamples, readQuestions } from './ranking-data.mjs';
import { judge, pack, train } from './ranking-model.mjs';

const root = join(import.meta.dirname, '..');
const { values: flags } = parseArgs({
  options: {
    dry: { type: 'boolean', default: false },
    ablate: { type: 'boolean', default: false },
    l2: { type: 'string', default: '0.004' },
    held: { type: 'boolean', default: false },
  },
});
const outcome = loadLibrary([join(root, 'data')]);
if (outcome.kind === 'invalid') throw new Error(`The library is invalid: ${outcome.problems[0]?.message}`);
const { library } = outcome;
const questions = readQuestions(join(root, 'test/eval/questions.dev.jsonl'));
const held = heldOutExamples(library);
const dev = developmentExamples(library, questions);
/** What is left out together to see what it is worth; by the start of the features' names. */
const GROUPS = {
  'best lines': ['asked_', 'name_', 'gist_', 'body_'],
  coverage: ['coverage'],
  neighbours: ['above', 'beside'],
  glossary: ['glossary'],
  'question types': ['pattern_', 'case_', 'clause_', 'move_'],
  'kinds and question types': ['pattern', 'case', 'clause', 'move'],
};
const prior = Float64Array.from(FEATURES, (feature) => library.ranking.prior[feature] ?? 0);
const options = { prior, steps: 300, l2: Number(flags.l2) };
const size = FEATURES.length;

const show = (name, { hit1, hit3, ndcg, n }) =>
  console.log(
    `${name.padEnd(44)} n ${String(n).padStart(4)}  hit@1 ${hit1.toFixed(3)}  hit@3 ${hit3.toFixed(3)}  nDCG@5 ${ndcg.toFixed(3)}`,
  );

const plainHeld = held.filter(({ weight }) => weight === 1);
const CV_FOLDS = 8;

/** Each development question judged by weights that were learned without it. */
function crossValidated(without = []) {
  const scores = Array.from({ length: CV_FOLDS }, (_, fold) => {
    const isLeft = ({ text }) => foldOf(text, CV_FOLDS) === fold;
    const learned = pack(
      dev.filter((each) => !isLeft(each)),
      size,
    );
    const weights = train(learned, size, { ...options, without });
    return judge(dev.filter(isLeft), weights);
  });
  const n = scores.reduce((sum, score) => sum + score.n, 0);
  const mean = (key) => scores.reduce((sum, score) => sum + score[key] * score.n, 0) / n;
  return { hit1: mean('hit1'), hit3: mean('hit3'), ndcg: mean('ndcg'), n };
}

const current = Float64Array.from(FEATURES, (feature) => library.ranking.cards[feature] ?? 0);
show('shipped weights, development', judge(dev, current));
show('shipped weights, held-out ways to ask', judge(plainHeld, current));
show('learned on development, cross-validated', crossValidated());
const weights = train(pack(dev, size), size, options);
show('learned on development, on itself', judge(dev, weights));
show('learned on development, held-out ways to ask', judge(plainHeld, weights));
if (flags.held) {
  // The ways to ask are short and each other's distractors; learning from them too made the development set worse.
  const onHeld = train(pack(held, size), size, options);
  show('learned from ways to ask, development', judge(dev, onHeld));
  show('learned from ways to ask, on themselves', judge(plainHeld, onHeld));
}
for (const [i, feature] of FEATURES.entries()) console.log(feature.padEnd(22), weights[i].toFixed(2).padStart(6));
if (flags.ablate) {
  for (const [group, features] of Object.entries(GROUPS)) {
    const places = FEATURES.flatMap((feature, i) => (features.some((start) => feature.startsWith(start)) ? [i] : []));
    show(`without ${group}`, crossValidated(places));
  }
}

if (!flags.dry) {
  const cards = Object.fromEntries(FEATURES.map((feature, i) => [feature, Number(weights[i].toFixed(3))]));
  const file = { ...library.ranking, note: 'Learned by scripts/train-ranking.mjs; see docs/decisions.', cards };
  writeFileSync(join(root, 'data/ranking.json'), `${JSON.stringify(file, null, 2)}\n`);
}
