// Trains the model of the kill-list moves and writes data/model/moves.json.
//
//   npm run build && node scripts/train-moves.mjs [--contracts FOLDER] [--without HAND[,HAND]] [--out FILE]
//
// It learns from the practice drafts below data/model/drafts (a folder for each hand that wrote them), from the examples
// that the moves have in the library, and from test/eval/drafts.dev.jsonl (the hand "dev"). --without leaves hands out, to
// be measured on them. FOLDER holds train.jsonl.gz as for train-topics.mjs; excerpts of its contracts make no move.
// The model is a logistic regression for each move over the features of src/review/move-features.ts.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { minimise } from './lbfgs.mjs';
import { packModel } from './pack-weights.mjs';
import { readDraftSet, readPracticeFolder } from './practice-drafts.mjs';

const root = join(import.meta.dirname, '..');
const dist = new URL('../dist/', import.meta.url);
const { openLibrary } = await import(new URL('library/index.js', dist));
const features = await import(new URL('review/move-features.js', dist));
const { tokenize } = await import(new URL('review/tokens.js', dist));
const { sigmoid } = await import(new URL('review/topic-model.js', dist));
const { MOVE_BLOCKS, MOVE_SCALES, partScale, partsOf, reachOfName } = features;

const RUN_MIN_TEXTS = 4;
const PAIR_MIN_TEXTS = 6;
const KEPT_WEIGHTS = 600_000;
const RIDGE = 0.2;
const ROUNDS = 60;
const FIRST_BIAS = -5;
/** A sentence that makes the move counts so often; one of a text on the same move that does not make it; any other once. */
const MARKED = 2;
const TWIN = 5;
/** A sentence makes a move where a mark covers so much of it, or it so much of the mark; less is left open. */
const COVERED = 0.4;
const EXCERPTS = 3;
const EXCERPT_SENTENCES = 12;
/**
 * Log-odds from which a sentence makes a finding, alone and where a signal of the library agrees, and from which it has its
 * card's severity; chosen on hands that the model had not learnt from (docs/decisions/0015).
 */
const BARS = { found: -2, signalled: -5, severe: 0.5 };

const { values: options } = parseArgs({
  options: {
    contracts: { type: 'string' },
    without: { type: 'string', default: '' },
    out: { type: 'string', default: join(root, 'data/model/moves.json') },
  },
});
const note = (text) => console.error(`${(performance.now() / 1000).toFixed(0).padStart(5)}s  ${text}`);

const outcome = await openLibrary([join(root, 'data')]);
if (outcome.kind !== 'loaded') throw new Error('The library has errors: run deal-patterns validate.');
const { moves } = outcome.library;
const numberOf = new Map(moves.map(({ ref }, number) => [ref.split('/')[2], number]));
const width = moves.length;

const left = new Set(options.without.split(',').filter(Boolean));
const texts = readTexts();
note(`${texts.length} texts, ${texts.reduce((sum, { tokens }) => sum + tokens.sentences.length, 0)} sentences`);
const vocabulary = vocabularyOf(texts);
const rows = rowsOf(texts, vocabulary);
note(`${vocabulary.length} features, ${rows.reduce((sum, { columns }) => sum + columns.length, 0)} entries`);
const columns = MOVE_BLOCKS.length * vocabulary.length;
const weights = train();
const json = JSON.stringify(fileOf(weights));
writeFileSync(options.out, `${json}\n`);
note(`${options.out}: ${(json.length / 1e6).toFixed(2)} MB`);

/** Every text with its words and, for each sentence, the moves that it makes and those left open. */
function readTexts() {
  const folder = join(root, 'data/model/drafts');
  const hands = readdirSync(folder).sort();
  const found = hands.filter((hand) => !left.has(hand)).flatMap((hand) => readPracticeFolder(join(folder, hand)));
  if (!left.has('dev')) found.push(...readDraftSet(join(root, 'test/eval/drafts.dev.jsonl')));
  for (const { ref, flags, quietOn } of moves) {
    const subject = ref.split('/')[2];
    for (const text of flags) found.push({ subject, text, marks: [{ move: subject, start: 0, end: text.length }] });
    for (const text of quietOn) found.push({ subject, text, marks: [] });
  }
  if (options.contracts) found.push(...readExcerpts(join(options.contracts, 'train.jsonl.gz')));
  return found.map(({ text, marks, subject }) => {
    const tokens = tokenize(text);
    return { tokens, subject: numberOf.get(subject), ...labelsOf(tokens, marks) };
  });
}

/** Stretches of real contracts, which are about other deals. */
function readExcerpts(path) {
  if (!existsSync(path)) throw new Error(`${path} is missing.`);
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n');
  return lines.flatMap((line) => {
    const { text } = JSON.parse(line);
    const { sentences } = tokenize(text);
    return Array.from({ length: EXCERPTS }, (_, n) => {
      const first = Math.floor(((n + 0.5) * sentences.length) / EXCERPTS);
      const last = Math.min(sentences.length, first + EXCERPT_SENTENCES) - 1;
      return { text: text.slice(sentences[first].start, sentences[last].end), marks: [] };
    });
  });
}

function labelsOf({ sentences }, marks) {
  const made = sentences.map(() => new Set());
  const open = sentences.map(() => new Set());
  for (const { move, start, end } of marks) {
    const number = numberOf.get(move);
    if (number === undefined) throw new Error(`Unknown move "${move}" in a practice draft.`);
    sentences.forEach((sentence, at) => {
      const shared = Math.min(sentence.end, end) - Math.max(sentence.start, start);
      if (shared <= 0) return;
      const isMade = shared / (sentence.end - sentence.start) >= COVERED || shared / (end - start) >= COVERED;
      (isMade ? made : open)[at].add(number);
    });
  }
  return { made, open };
}

/** Features that enough texts use; each text keeps the names of its sentences for the rows. */
function vocabularyOf(all) {
  const counts = new Map();
  for (const text of all) {
    text.names = text.tokens.sentences.map((_, at) => features.moveFeatureNames(text.tokens, at));
    for (const name of new Set(text.names.flatMap((set) => [...set]))) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const kept = [];
  for (const [name, count] of counts)
    if (count >= (name.includes('~') ? PAIR_MIN_TEXTS : RUN_MIN_TEXTS)) kept.push(name);
  return kept.sort();
}

/** The rows of the design matrix, one for each sentence, with how much each move's answer counts. */
function rowsOf(all, names) {
  const ids = new Map(names.map((name, id) => [name, id]));
  const reach = Uint8Array.from(names, reachOfName);
  return all.flatMap((text) => {
    const lists = text.names.map((set) => [...set].flatMap((name) => ids.get(name) ?? []));
    delete text.names;
    const partsAt = partsOf(lists, reach);
    return lists.map((_, at) => {
      const parts = partsAt(at);
      const total = parts.reduce((sum, part) => sum + part.length, 0);
      const row = { columns: new Int32Array(total), values: new Float32Array(total) };
      let n = 0;
      parts.forEach((part, block) => {
        const scale = partScale(block, part.length);
        for (const id of part) {
          row.columns[n] = block * names.length + id;
          row.values[n++] = scale;
        }
      });
      row.wanted = new Uint8Array(width);
      row.counts = new Float32Array(width).fill(1);
      if (text.subject !== undefined) row.counts[text.subject] = TWIN;
      for (const number of text.open[at]) row.counts[number] = 0;
      for (const number of text.made[at]) {
        row.wanted[number] = 1;
        row.counts[number] = MARKED;
      }
      return row;
    });
  });
}

/** One weight for each column and move, and behind them a bias for each move. */
function train() {
  const found = new Float32Array((columns + 1) * width);
  found.fill(FIRST_BIAS, columns * width);
  const logits = new Float64Array(width);
  const lossAndSlope = (x, slope) => {
    slope.fill(0);
    let loss = 0;
    for (const row of rows) {
      score(x, row, logits);
      for (let move = 0; move < width; move += 1) {
        const z = logits[move];
        const softplus = z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
        loss += row.counts[move] * (softplus - row.wanted[move] * z);
        logits[move] = row.counts[move] * (sigmoid(z) - row.wanted[move]);
        slope[columns * width + move] += logits[move];
      }
      for (let n = 0; n < row.columns.length; n += 1) {
        const first = row.columns[n] * width;
        const value = row.values[n];
        for (let move = 0; move < width; move += 1) slope[first + move] += value * logits[move];
      }
    }
    for (let i = 0; i < columns * width; i += 1) {
      loss += 0.5 * RIDGE * x[i] * x[i];
      slope[i] += RIDGE * x[i];
    }
    return loss;
  };
  const report = (round, loss) => {
    if (round % 10 === 0) note(`round ${round} of ${ROUNDS}: ${loss.toFixed(1)}`);
  };
  minimise(lossAndSlope, found, { rounds: ROUNDS, report });
  return found;
}

function score(x, row, logits) {
  for (let move = 0; move < width; move += 1) logits[move] = x[columns * width + move];
  for (let n = 0; n < row.columns.length; n += 1) {
    const first = row.columns[n] * width;
    const value = row.values[n];
    for (let move = 0; move < width; move += 1) logits[move] += x[first + move] * value;
  }
}

function fileOf(found) {
  const packed = packModel({ vocabulary, weights: found, width, scales: MOVE_SCALES, kept: KEPT_WEIGHTS });
  return {
    format: 'deal-patterns/moves@1',
    moves: moves.map(({ ref }) => ref),
    features: packed.features,
    weights: packed.weights,
    steps: packed.steps,
    bias: Array.from(found.subarray(columns * width), (bias) => Number(bias.toFixed(4))),
    bars: BARS,
  };
}
