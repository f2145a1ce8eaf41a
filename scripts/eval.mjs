// Scores the development questions: our answers beside plain Fuse, Fuse token search and plain MiniSearch over the same
// export. Runs on the build. `--ours` leaves the baselines out, `--misses` lists what went wrong.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { answerQuestion, buildAnswering } from '../dist/answer/index.js';
import { loadLibrary } from '../dist/library/load.js';
import { FEATURES, searchText } from '../dist/search/index.js';
import { developmentExamples, foldOf } from './ranking-data.mjs';
import { judge, pack, train } from './ranking-model.mjs';

const root = join(import.meta.dirname, '..');
const { values: flags } = parseArgs({
  options: {
    ours: { type: 'boolean', default: false },
    misses: { type: 'boolean', default: false },
    questions: { type: 'string', default: join(root, 'test/eval/questions.dev.jsonl') },
    library: { type: 'string', default: join(root, 'data') },
  },
});

const outcome = loadLibrary([flags.library]);
if (outcome.kind === 'invalid') throw new Error(`The library is invalid: ${outcome.problems[0]?.message}`);
const { library } = outcome;
const questions = readFileSync(flags.questions, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const documents = [...library.cards.values()].map((card) => ({
  ref: card.ref,
  title: card.title,
  text: searchText(card),
}));

/** Each contender: a question → ranked refs, and whether it says that it has an answer. */
function contenders() {
  const knowledge = buildAnswering(library);
  const ours = ({ text, surface }) => {
    const answer = answerQuestion(knowledge, { text, surface, audience: 'team' });
    return { answered: answer.answered, cards: answer.cards.map(({ card }) => card.ref) };
  };
  if (flags.ours) return { ours };
  const keys = [{ name: 'title', weight: 3 }, 'text'];
  const fuse = new Fuse(documents, { keys, ignoreLocation: true });
  const token = new Fuse(documents, {
    keys,
    ignoreLocation: true,
    useTokenSearch: true,
    tokenMatch: 'any',
    threshold: 0.3,
  });
  const mini = new MiniSearch({ idField: 'ref', fields: ['title', 'text'] });
  mini.addAll(documents);
  const from = (refs) => ({ answered: refs.length > 0, cards: refs.slice(0, 10) });
  return {
    'plain Fuse': ({ text }) => from(fuse.search(text, { limit: 10 }).map(({ item }) => item.ref)),
    'Fuse token search': ({ text }) => from(token.search(text, { limit: 10 }).map(({ item }) => item.ref)),
    'plain MiniSearch': ({ text }) => from(mini.search(text).map(({ id }) => id)),
    ours,
  };
}

const folder = mkdtempSync(join(tmpdir(), 'eval-'));
const rows = Object.entries(contenders()).map(([name, ask]) => {
  const times = [];
  const predictions = questions.map((question) => {
    const start = performance.now();
    const prediction = ask(question);
    times.push(performance.now() - start);
    return { id: question.id, ...prediction };
  });
  const file = join(folder, 'predictions.ndjson');
  writeFileSync(file, predictions.map((prediction) => JSON.stringify(prediction)).join('\n'));
  const scorer = join(root, 'test/eval/score-questions.mjs');
  const score = JSON.parse(
    execFileSync(process.execPath, [scorer, flags.questions, file, '--json'], { encoding: 'utf8' }),
  );
  times.sort((a, b) => a - b);
  return { name, score, predictions, p50: times[times.length >> 1], p95: times[Math.floor(times.length * 0.95)] };
});
rmSync(folder, { recursive: true });

const number = (value) => (value === null || value === undefined ? '-' : value.toFixed(3));
function print(head, body) {
  const widths = head.map((cell, column) => Math.max(cell.length, ...body.map((row) => row[column].length)));
  const line = (cells) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ');
  console.log([line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...body.map(line)].join('\n'), '\n');
}

const figures = (s) => [s.hitAt1, s.hitAt3, s.mrrAt10, s.ndcgAt5, s.unanswered.f1, s.wronglyUnanswered].map(number);
print(
  ['approach', 'hit@1', 'hit@3', 'MRR@10', 'nDCG@5', 'unans.F1', 'wrongly unans.', 'p50 ms', 'p95 ms'],
  rows.map(({ name, score, p50, p95 }) => [name, ...figures(score.overall), p50.toFixed(2), p95.toFixed(2)]),
);
const ours = rows.at(-1);
print(
  ['ours, by style', 'n', 'hit@1', 'hit@3', 'MRR@10', 'nDCG@5', 'unans.F1', 'wrongly unans.'],
  Object.entries(ours.score.styles).map(([style, s]) => [style, String(s.questions), ...figures(s)]),
);

// The weights were learned on these questions: what the order is worth on questions left out of the learning.
const FOLDS = 8;
const examples = developmentExamples(library, questions);
const left = Array.from({ length: FOLDS }, (_, fold) => {
  const isLeft = ({ text }) => foldOf(text, FOLDS) === fold;
  const learned = pack(
    examples.filter((each) => !isLeft(each)),
    FEATURES.length,
  );
  const prior = Float64Array.from(FEATURES, (feature) => library.ranking.prior[feature] ?? 0);
  return judge(examples.filter(isLeft), train(learned, FEATURES.length, { prior }));
});
const mean = (key) => left.reduce((sum, fold) => sum + fold[key] * fold.n, 0) / examples.length;
console.log(
  `ranking, cross-validated in ${FOLDS} folds: hit@1 ${number(mean('hit1'))}  hit@3 ${number(mean('hit3'))}  nDCG@5 ${number(mean('ndcg'))}\n`,
);

if (flags.misses) {
  for (const [index, question] of questions.entries()) {
    const { answered, cards } = ours.predictions[index];
    const plain = cards.filter((card) => !card.startsWith('glossary/'));
    const best = Object.keys(question.relevant).filter((card) => question.relevant[card] === 3);
    if (answered === question.answerable && (!answered || best.includes(plain[0]))) continue;
    const rank = plain.findIndex((card) => best.includes(card)) + 1;
    console.log(
      `${question.id} ${question.style} "${question.text}"\n   answered ${answered}, first right card at ${rank || 'none'}; wanted ${best.join(' | ')}\n   got ${plain.slice(0, 3).join(' | ')}`,
    );
  }
}
