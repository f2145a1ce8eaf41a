import { createStemmer, featureIds, indexFeatures, reachOfFeatures } from './feature-index.js';
import { featureName, unpackBytes, unpackFeatures } from './feature-table.js';
import type { Segment } from './segments.js';
import { type Tokens, tokensOf } from './tokens.js';
import { BLOCK_SCALES, BLOCKS, divisorOf, HINT_VALUES, RARITY_STEPS } from './topic-features.js';
import { readHints } from './topic-hints.js';
import type { TopicModelFile } from './topic-model-file.js';
import { scoreSegments, type TopicModel } from './topic-scores.js';
import { readBlocks, weightOf } from './weight-blocks.js';
import { wordForms } from './words.js';

export type { TopicModel } from './topic-scores.js';

/** A stretch of a contract and how sure the model is that it has the topic: from 0.5 it counts as found. */
export interface TopicSpan {
  readonly topic: string;
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/** Less likely sentences are left out of the candidates. */
const FLOOR = 0.004;

/** Reads a model file; some tens of milliseconds for two megabytes. */
export function readTopicModel(file: TopicModelFile): TopicModel {
  const table = unpackFeatures(file.features);
  const reach = reachOfFeatures(table);
  const rarity = Float32Array.from(unpackBytes(file.rarity), (byte) => byte / RARITY_STEPS);
  const blocks = readBlocks(file.weights, file.steps, BLOCKS.length, (feature) => rarity[feature]!);
  return { file, table, index: indexFeatures(table), reach, rarity, blocks, hints: readHints(file.hints) };
}

/** What the presence of a topic in a contract is judged by: its best sentences, all together, and the length. */
export function topsOf(logits: readonly number[]): number[] {
  const sorted = [...logits].sort((a, b) => b - a);
  const sum = logits.reduce((total, logit) => total + sigmoid(logit), 0);
  return [sorted[0] ?? -9, sorted[1] ?? -9, sorted[2] ?? -9, Math.log(sum + 1e-4), Math.log(logits.length + 1)];
}

export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/**
 * The topics of a contract with their places, in the order of the text, candidates below 0.5 too. A topic counts as found
 * where the whole contract makes it likely; then its best sentence is reported and every other likely one. Sentences
 * that run on ("…:", "(a) …;") are one span, complete ones stay apart.
 */
export function findTopicSpans(model: TopicModel, text: string, known?: Tokens): TopicSpan[] {
  const { segments, logits } = scoreSegments(model, text, known);
  const real = segments.flatMap((_, at) => (logits[at] ? [at] : []));
  return model.file.topics
    .flatMap((topic, t) => {
      const own = real.map((at) => logits[at]![t]!);
      const [bias, ...weights] = model.file.presence[t]!;
      const tops = topsOf(own);
      const present = sigmoid(weights.reduce((sum, weight, n) => sum + weight * tops[n]!, bias!));
      return spansOf(model, text, topic, segments, real, own.map(sigmoid), present);
    })
    .sort((a, b) => a.start - b.start || b.score - a.score || (a.topic < b.topic ? -1 : 1));
}

function spansOf(
  model: TopicModel,
  text: string,
  topic: string,
  segments: readonly Segment[],
  real: readonly number[],
  chances: readonly number[],
  present: number,
): TopicSpan[] {
  const { thresholds } = model.file;
  const isPresent = present >= thresholds.presence;
  let best = 0;
  for (const chance of chances) if (chance > best) best = chance;
  const spans: { topic: string; start: number; end: number; score: number; chance: number }[] = [];
  let last = -2;
  real.forEach((at, n) => {
    const { start, end } = segments[at]!;
    const chance = chances[n]!;
    if (isPresent && (chance >= thresholds.span || chance === best)) {
      const open = last === n - 1 ? spans[spans.length - 1] : undefined;
      const score = 0.5 + 0.5 * chance;
      if (open && joins(text, open, { start, end }, Math.min(chance, open.chance), thresholds.merge)) {
        open.end = end;
        open.score = Math.max(open.score, score);
        open.chance = Math.max(open.chance, chance);
      } else spans.push({ topic, start, end, score, chance });
      last = n;
    } else if (chance > FLOOR) {
      spans.push({ topic, start, end, score: 0.499 * chance * (0.3 + 0.7 * present), chance });
    }
  });
  return spans.map(({ chance: _, score, ...span }) => ({ ...span, score: Math.round(score * 10_000) / 10_000 }));
}

/** A sentence that has not ended goes on in the next; a short, unsure one is taken in by a long neighbour. */
function joins(
  text: string,
  open: { readonly start: number; readonly end: number },
  next: { readonly start: number; readonly end: number },
  chance: number,
  merge: number,
): boolean {
  if (!/[.?!]["”)’']*$/.test(text.slice(Math.max(open.start, open.end - 3), open.end))) return true;
  return chance < merge && next.end - next.start < 0.55 * (open.end - open.start);
}

/** The words, pairs and hints of a stretch that spoke most for a topic, best first. */
export function explainTopic(model: TopicModel, text: string, span: TopicSpan, most = 6): string[] {
  const topic = model.file.topics.indexOf(span.topic);
  if (topic === -1) return [];
  const stems = createStemmer(model.index.wordIds);
  const features = featureIds(model.index, wordForms(text, span).map(stems));
  const squares = features.reduce((sum, feature) => sum + model.rarity[feature]! ** 2, 0);
  const share = BLOCK_SCALES[0]! / divisorOf(squares);
  const words = features.map((feature) => ({
    name: featureName(model.table, feature),
    weight: weightOf(model.blocks[0]!, feature, topic) * share,
  }));
  const hints = model.hints.find(tokensOf(text, [span]))[0]!.map((hint) => ({
    name: model.hints.names[hint]!,
    weight: model.file.hintWeights.own[hint]![topic]! * HINT_VALUES.own,
  }));
  return [...words, ...hints]
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}
