import { unpackBytes } from './feature-table.js';

/** Weights as they stand in a model's JSON, feature after feature, each list a packed one of bytes. */
export interface PackedWeights {
  /** How many each feature has. */
  readonly counts: string;
  /** Their block times the number of labels, plus their label. */
  readonly places: string;
  /** Their values, signed: a weight is the square of its value, with its sign, times the label's step. */
  readonly values: string;
}

/** The weights of one block: those of feature `f` stand from `offsets[f]` to `offsets[f + 1]`, exclusive. */
export interface Block {
  readonly offsets: Uint32Array;
  readonly labels: Uint8Array;
  readonly weights: Float32Array;
}

/** The weights block by block; `steps` has a number for each label, `factorOf` what a feature's weights are times. */
export function readBlocks(
  packed: PackedWeights,
  steps: readonly number[],
  blockCount: number,
  factorOf: (feature: number) => number = () => 1,
): Block[] {
  const counts = unpackBytes(packed.counts);
  const places = unpackBytes(packed.places);
  const values = Int8Array.from(unpackBytes(packed.values));
  const width = steps.length;
  const sizes = new Uint32Array(blockCount);
  for (const place of places) sizes[Math.floor(place / width)]! += 1;
  const blocks = Array.from(sizes, (size) => ({
    offsets: new Uint32Array(counts.length + 1),
    labels: new Uint8Array(size),
    weights: new Float32Array(size),
  }));
  const filled = new Uint32Array(blockCount);
  let at = 0;
  for (let feature = 0; feature < counts.length; feature += 1) {
    const factor = factorOf(feature);
    for (const end = at + counts[feature]!; at < end; at += 1) {
      const number = Math.floor(places[at]! / width);
      const label = places[at]! % width;
      const block = blocks[number]!;
      const next = filled[number]!;
      block.labels[next] = label;
      block.weights[next] = values[at]! * Math.abs(values[at]!) * steps[label]! * factor;
      filled[number] = next + 1;
    }
    for (let block = 0; block < blocks.length; block += 1) blocks[block]!.offsets[feature + 1] = filled[block]!;
  }
  return blocks;
}

/** Adds a feature's weights, times `scale`, to the sums of the labels. */
export function addWeights(sums: Float64Array, block: Block, feature: number, scale: number): void {
  const { offsets, labels, weights } = block;
  for (let at = offsets[feature]!; at < offsets[feature + 1]!; at += 1) sums[labels[at]!]! += weights[at]! * scale;
}

/** A feature's weight for one label; 0 where it has none. */
export function weightOf({ offsets, labels, weights }: Block, feature: number, label: number): number {
  for (let at = offsets[feature]!; at < offsets[feature + 1]!; at += 1) if (labels[at] === label) return weights[at]!;
  return 0;
}
