import { createStemmer, type FeatureIndex, featureIds } from './feature-index.js';
import type { FeatureTable } from './feature-table.js';
import { type Segment, segmentContract } from './segments.js';
import { formalTokens, type Tokens } from './tokens.js';
import {
  BLOCK_SCALES,
  BLOCKS,
  divisorOf,
  GROUP,
  HINT_VALUES,
  leadIns,
  neighbours,
  sectionHeadings,
  shapeOf,
  shapeValue,
} from './topic-features.js';
import type { Hints } from './topic-hints.js';
import type { TopicModelFile } from './topic-model-file.js';
import { addWeights, type Block } from './weight-blocks.js';
import { wordForms } from './words.js';

/** The model ready to use. */
export interface TopicModel {
  readonly file: TopicModelFile;
  readonly table: FeatureTable;
  readonly index: FeatureIndex;
  /** For each feature, how far from its sentence it counts: 0 only there, 1 beside it, 2 wherever its heading stands. */
  readonly reach: Uint8Array;
  /** How much each feature counts: rare ones more than common ones. */
  readonly rarity: Float32Array;
  readonly blocks: readonly Block[];
  readonly hints: Hints;
}

/** The log-odds of each topic for each sentence; headings have none. */
export interface Scores {
  readonly segments: readonly Segment[];
  readonly logits: readonly (Float64Array | undefined)[];
}

/** `known` are the text's words where they are known already. */
export function scoreSegments(model: TopicModel, text: string, known?: Tokens): Scores {
  const tokens = formalTokens(text, known);
  const segments = segmentContract(text, tokens.sentences);
  const stems = createStemmer(model.index.wordIds);
  const features = segments.map((segment) => featureIds(model.index, wordForms(text, segment).map(stems)));
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
  const hints = model.hints.find(tokens);
  const weights = model.file.hintWeights;
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
    addHints(sums, hints[at], weights.own, HINT_VALUES.own);
    addHints(sums, nearby(hints, previous[at]!, next[at]!), weights.near, HINT_VALUES.near);
    addHints(sums, hints[leads[at]!], weights.lead, HINT_VALUES.lead);
    addHints(sums, hints[segment.heading], weights.heading, HINT_VALUES.heading);
    return sums;
  });
  return { segments, logits };
}

function addTo(sums: Float64Array, row: ArrayLike<number>, value: number): void {
  for (let topic = 0; topic < sums.length; topic += 1) sums[topic]! += row[topic]! * value;
}

function addHints(
  sums: Float64Array,
  hints: Iterable<number> | undefined,
  rows: readonly (readonly number[])[],
  value: number,
): void {
  for (const hint of hints ?? []) addTo(sums, rows[hint]!, value);
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

function sumWeights(model: TopicModel, block: number, features: readonly number[], width: number): Float64Array {
  const sums = new Float64Array(width);
  const { rarity } = model;
  let squares = 0;
  for (const feature of features) {
    if (block > 0 && model.reach[feature] === 0) continue;
    squares += rarity[feature]! ** 2;
    addWeights(sums, model.blocks[block]!, feature, 1);
  }
  const scale = BLOCK_SCALES[block]! / divisorOf(squares);
  for (let topic = 0; topic < width; topic += 1) sums[topic]! *= scale;
  return sums;
}
