import { type Segment, segmentContract } from './segments.js';
import {
  BLOCK_SCALES,
  BLOCKS,
  FUNCTION_WORDS,
  GROUP,
  HINT_VALUES,
  leadIns,
  neighbours,
  PAIR_REACH,
  sectionHeadings,
  shapeOf,
  shapeValue,
  stem,
} from './topic-features.js';
import type { Hints } from './topic-hints.js';
import type { TopicModelFile } from './topic-model-file.js';
import { wordForms } from './words.js';

/** The model ready to use. */
export interface TopicModel {
  readonly file: TopicModelFile;
  readonly wordIds: ReadonlyMap<string, number>;
  readonly pairs: ReadonlyMap<number, number>;
  readonly runs: ReadonlyMap<number, number>;
  /** For each feature, how far from its sentence it counts: 0 only there, 1 beside it, 2 wherever its heading stands. */
  readonly reach: Uint8Array;
  /** How much each feature counts: rare ones more than common ones. */
  readonly rarity: Float32Array;
  readonly blocks: readonly Block[];
  readonly hints: Hints;
}

export interface Block {
  readonly offsets: Uint32Array;
  readonly topics: Uint8Array;
  readonly weights: Float32Array;
}

/** Word ids stay below this, so that three of them fit one exact number. */
export const BASE = 131_072;
export function pairKey(a: number, b: number): number {
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
  const leads = leadIns(text, segments);
  const groups = groupSums(model, segments, features, width);
  const hints = model.hints.find(text, segments);
  const { own: ownHints, near: nearHints } = model.file.hintWeights;
  const logits = segments.map((segment, at): Float64Array | undefined => {
    if (segment.isHeading) return undefined;
    const sums = Float64Array.from(part(0, at));
    const section = sections[at] === segment.heading ? -1 : sections[at]!;
    const context = [at, previous[at]!, next[at]!, segment.heading, section, leads[at]!];
    for (let block = 1; block < GROUP; block += 1) {
      if (context[block]! >= 0) addTo(sums, part(block, context[block]!), 1);
    }
    addTo(sums, groups.get(segment.heading)!, 1);
    for (const place of shapeOf(text, segment, at / segments.length)) {
      addTo(sums, model.file.shape[place]!, shapeValue(place));
    }
    for (const hint of hints[at]!) addTo(sums, ownHints[hint]!, HINT_VALUES.own);
    for (const hint of nearby(hints, previous[at]!, next[at]!)) addTo(sums, nearHints[hint]!, HINT_VALUES.near);
    return sums;
  });
  return { segments, logits };
}

function addTo(sums: Float64Array, row: ArrayLike<number>, value: number): void {
  for (let topic = 0; topic < sums.length; topic += 1) sums[topic]! += row[topic]! * value;
}

/** The hints of the sentences before and after one, each once. */
function nearby(hints: readonly (readonly number[])[], previous: number, next: number): ReadonlySet<number> {
  return new Set([...(hints[previous] ?? []), ...(hints[next] ?? [])]);
}

/** For each heading, what the single words of all its sentences say together. */
function groupSums(
  model: TopicModel,
  segments: readonly Segment[],
  features: readonly (readonly number[])[],
  width: number,
): ReadonlyMap<number, Float64Array> {
  const words = new Map<number, Set<number>>();
  segments.forEach(({ isHeading, heading }, at) => {
    if (isHeading) return;
    const set = words.get(heading) ?? new Set();
    for (const feature of features[at]!) if (model.reach[feature] === 2) set.add(feature);
    words.set(heading, set);
  });
  return new Map([...words].map(([heading, set]) => [heading, sumWeights(model, GROUP, [...set], width)]));
}

/** Stems each different word once. Ids are 0 for words that no feature holds. */
export function createStemmer(
  wordIds: ReadonlyMap<string, number>,
): (word: string) => { id: number; content: boolean } {
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
export function featureIds(model: TopicModel, words: readonly { id: number; content: boolean }[]): number[] {
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
  const { rarity } = model;
  let length = 0;
  for (const feature of features) {
    if (block > 0 && model.reach[feature] === 0) continue;
    length += rarity[feature]! ** 2;
    for (let at = offsets[feature]!; at < offsets[feature + 1]!; at += 1) sums[topics[at]!]! += weights[at]!;
  }
  const scale = length === 0 ? 0 : BLOCK_SCALES[block]! / Math.sqrt(length);
  for (let topic = 0; topic < width; topic += 1) sums[topic]! *= scale;
  return sums;
}
