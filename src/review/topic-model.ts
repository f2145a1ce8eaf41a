import { type Segment, segmentContract } from './segments.js';
import {
  BLOCK_SCALES,
  BLOCKS,
  FUNCTION_WORDS,
  LONGEST_NEAR_RUN,
  neighbours,
  PAIR_REACH,
  sectionHeadings,
  shapeOf,
  shapeValue,
  stem,
} from './topic-features.js';
import { wordForms } from './words.js';

/** The trained model as its JSON file holds it; `scripts/train-topics.mjs` writes it. */
export interface TopicModelFile {
  readonly format: 'deal-patterns/topics@1';
  readonly topics: readonly string[];
  /** Runs of stems, and pairs joined by "~". */
  readonly features: readonly string[];
  /** For each block: how many weights each feature has, their topics and their values, as base64 bytes. */
  readonly blocks: readonly { readonly counts: string; readonly topics: string; readonly weights: string }[];
  /** What one step of the signed weight bytes is worth, for each topic. */
  readonly steps: readonly number[];
  /** Weights of the sentence's shape: a row for each fact, in it a number for each topic. */
  readonly shape: readonly (readonly number[])[];
  /** Logistic model of "the contract has the topic" for each topic: bias, and a weight for each number of `topsOf`. */
  readonly presence: readonly (readonly number[])[];
  readonly thresholds: { readonly presence: number; readonly span: number; readonly merge: number };
}

/** The model ready to use. */
export interface TopicModel {
  readonly file: TopicModelFile;
  readonly wordIds: ReadonlyMap<string, number>;
  readonly pairs: ReadonlyMap<number, number>;
  readonly runs: ReadonlyMap<number, number>;
  readonly small: Uint8Array;
  readonly blocks: readonly Block[];
}

interface Block {
  readonly offsets: Uint32Array;
  readonly topics: Uint8Array;
  readonly weights: Float32Array;
}

/** A stretch of a contract and how sure the model is that it has the topic: from 0.5 it counts as found. */
export interface TopicSpan {
  readonly topic: string;
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/** Word ids stay below this, so that three of them fit one exact number. */
const BASE = 131_072;
/** Less likely sentences are left out of the candidates. */
const FLOOR = 0.004;

/** Reads a model file; a few milliseconds for two megabytes. */
export function readTopicModel(file: TopicModelFile): TopicModel {
  const wordIds = new Map<string, number>();
  const idOf = (word: string): number => {
    const known = wordIds.get(word);
    if (known !== undefined) return known;
    wordIds.set(word, wordIds.size + 1);
    return wordIds.size;
  };
  const pairs = new Map<number, number>();
  const runs = new Map<number, number>();
  const small = new Uint8Array(file.features.length);
  for (let feature = 0; feature < file.features.length; feature += 1) {
    const name = file.features[feature]!;
    const pair = name.indexOf('~');
    if (pair > 0) {
      pairs.set(pairKey(idOf(name.slice(0, pair)), idOf(name.slice(pair + 1))), feature);
      continue;
    }
    let key = 0;
    let length = 0;
    for (let at = 0; at <= name.length; length += 1) {
      const space = name.indexOf(' ', at);
      const end = space === -1 ? name.length : space;
      key = key * BASE + idOf(name.slice(at, end));
      at = end + 1;
    }
    runs.set(key, feature);
    small[feature] = length <= LONGEST_NEAR_RUN ? 1 : 0;
  }
  const blocks = file.blocks.map((block): Block => {
    const counts = Buffer.from(block.counts, 'base64');
    const topics = new Uint8Array(Buffer.from(block.topics, 'base64'));
    const bytes = new Int8Array(new Uint8Array(Buffer.from(block.weights, 'base64')).buffer);
    const offsets = new Uint32Array(counts.length + 1);
    for (let at = 0; at < counts.length; at += 1) offsets[at + 1] = offsets[at]! + counts[at]!;
    const weights = new Float32Array(bytes.length);
    for (let at = 0; at < bytes.length; at += 1) weights[at] = bytes[at]! * file.steps[topics[at]!]!;
    return { offsets, topics, weights };
  });
  return { file, wordIds, pairs, runs, small, blocks };
}

function pairKey(a: number, b: number): number {
  return a < b ? a * BASE + b : b * BASE + a;
}

/** The log-odds of each topic for each sentence; headings have none. */
export interface Scores {
  readonly segments: readonly Segment[];
  readonly logits: readonly (Float64Array | undefined)[];
}

export function scoreSegments(model: TopicModel, text: string): Scores {
  const segments = segmentContract(text);
  const stems = createStemmer(model.wordIds);
  const features = segments.map((segment) => featureIds(model, wordForms(text, segment).map(stems)));
  const width = model.file.topics.length;
  const parts = BLOCKS.map(() => new Array<Float64Array | undefined>(segments.length).fill(undefined));
  const part = (block: number, at: number): Float64Array => {
    const known = parts[block]![at];
    if (known) return known;
    const sums = sumWeights(model, block, features[at]!, width);
    parts[block]![at] = sums;
    return sums;
  };
  const { previous, next } = neighbours(segments);
  const sections = sectionHeadings(text, segments);
  const logits = segments.map((segment, at): Float64Array | undefined => {
    if (segment.isHeading) return undefined;
    const sums = Float64Array.from(part(0, at));
    const context = [
      at,
      previous[at]!,
      next[at]!,
      segment.heading,
      sections[at] === segment.heading ? -1 : sections[at]!,
    ];
    for (let block = 1; block < BLOCKS.length; block += 1) {
      if (context[block]! < 0) continue;
      const other = part(block, context[block]!);
      for (let topic = 0; topic < width; topic += 1) sums[topic]! += other[topic]!;
    }
    for (const place of shapeOf(text, segment, at / segments.length)) {
      const row = model.file.shape[place]!;
      for (let topic = 0; topic < width; topic += 1) sums[topic]! += row[topic]! * shapeValue(place);
    }
    return sums;
  });
  return { segments, logits };
}

/** Stems each different word once. Ids are 0 for words that no feature holds. */
function createStemmer(wordIds: ReadonlyMap<string, number>): (word: string) => { id: number; content: boolean } {
  const known = new Map<string, { id: number; content: boolean }>();
  return (word) => {
    let entry = known.get(word);
    if (!entry) {
      const stemmed = stem(word);
      entry = { id: wordIds.get(stemmed) ?? 0, content: !FUNCTION_WORDS.has(stemmed) };
      known.set(word, entry);
    }
    return entry;
  };
}

/** The features of a sentence that the model knows, each once. */
function featureIds(model: TopicModel, words: readonly { id: number; content: boolean }[]): number[] {
  const found = new Set<number>();
  for (let at = 0; at < words.length; at += 1) {
    let key = 0;
    for (let n = 0; n < 3 && at + n < words.length; n += 1) {
      const { id } = words[at + n]!;
      if (id === 0) break;
      key = key * BASE + id;
      const feature = model.runs.get(key);
      if (feature !== undefined) found.add(feature);
    }
  }
  const content = words.filter((word) => word.content);
  for (let at = 0; at < content.length; at += 1) {
    const a = content[at]!.id;
    if (a === 0) continue;
    for (let n = 1; n <= PAIR_REACH && at + n < content.length; n += 1) {
      const b = content[at + n]!.id;
      const feature = b === 0 ? undefined : model.pairs.get(pairKey(a, b));
      if (feature !== undefined) found.add(feature);
    }
  }
  return [...found];
}

function sumWeights(model: TopicModel, block: number, features: readonly number[], width: number): Float64Array {
  const sums = new Float64Array(width);
  const { offsets, topics, weights } = model.blocks[block]!;
  let counted = 0;
  for (const feature of features) {
    if (block > 0 && !model.small[feature]) continue;
    counted += 1;
    for (let at = offsets[feature]!; at < offsets[feature + 1]!; at += 1) sums[topics[at]!]! += weights[at]!;
  }
  const scale = counted === 0 ? 0 : BLOCK_SCALES[block]! / Math.sqrt(counted);
  for (let topic = 0; topic < width; topic += 1) sums[topic]! *= scale;
  return sums;
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
export function findTopicSpans(model: TopicModel, text: string): TopicSpan[] {
  const { segments, logits } = scoreSegments(model, text);
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

/** The words and pairs of a stretch that spoke most for a topic, best first. */
export function explainTopic(model: TopicModel, text: string, span: TopicSpan, most = 6): string[] {
  const topic = model.file.topics.indexOf(span.topic);
  if (topic === -1) return [];
  const stems = createStemmer(model.wordIds);
  const features = featureIds(model, wordForms(text, span).map(stems));
  const { offsets, topics, weights } = model.blocks[0]!;
  return features
    .map((feature) => {
      let weight = 0;
      for (let at = offsets[feature]!; at < offsets[feature + 1]!; at += 1)
        if (topics[at] === topic) weight = weights[at]!;
      return { name: model.file.features[feature]!, weight };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}
