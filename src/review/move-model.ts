import { createStemmer, type FeatureIndex, featureIds, indexFeatures } from './feature-index.js';
import { type FeatureTable, featureName, KINDS, unpackFeatures } from './feature-table.js';
import { MOVE_BLOCKS, MOVE_WINDOW, moveWords, NEGATED, negatedWords, partScale, partsOf } from './move-features.js';
import type { MoveModelFile } from './move-model-file.js';
import type { Tokens } from './tokens.js';
import { FUNCTION_WORDS, reachOfRun, stem } from './topic-features.js';
import { type Block, readBlocks } from './weight-blocks.js';

/** The model of the moves ready to use. */
export interface MoveModel {
  readonly file: MoveModelFile;
  readonly table: FeatureTable;
  readonly index: FeatureIndex;
  readonly reach: Uint8Array;
  readonly blocks: readonly Block[];
  /** The place of a move in the rows of `scoreMoves`, by its ref. */
  readonly numberOf: ReadonlyMap<string, number>;
}

/** Reads a model file; some tens of milliseconds for two megabytes. */
export function readMoveModel(file: MoveModelFile): MoveModel {
  const table = unpackFeatures(file.features);
  // By kind, not by name, since names of all features take longer to make than all else.
  const reach = new Uint8Array(table.starts.at(-1)!);
  KINDS.forEach(({ length, mark }, kind) => {
    reach.fill(mark === '~' ? 0 : reachOfRun(length), table.starts[kind], table.starts[kind + 1]);
  });
  for (let single = 0; single < table.starts[1]!; single += 1) {
    if (featureName(table, single).startsWith(NEGATED)) reach[single] = 0;
  }
  return {
    file,
    table,
    index: indexFeatures(table),
    reach,
    blocks: readBlocks(file.weights, file.steps, MOVE_BLOCKS.length),
    numberOf: new Map(file.moves.map((ref, number) => [ref, number])),
  };
}

/** What the model says of a text, sentence by sentence. */
export interface MoveScores {
  /** The log-odds of each move; none for sentences that were not wanted. */
  readonly rows: readonly (Float64Array | undefined)[];
  readonly features: readonly (readonly number[])[];
}

export function scoreMoves(model: MoveModel, tokens: Tokens, isWanted: (sentence: number) => boolean): MoveScores {
  const wanted = tokens.sentences.map((_, at) => isWanted(at));
  const features = featuresOf(model, tokens, wanted);
  const partsAt = partsOf(features, model.reach);
  const rows = features.map((_, at) => {
    if (!wanted[at]) return undefined;
    const row = Float64Array.from(model.file.bias);
    partsAt(at).forEach((part, block) => {
      addPart(row, model.blocks[block]!, part, partScale(block, part.length));
    });
    return row;
  });
  return { rows, features };
}

/** The features that the model knows of each sentence that is wanted or near one, each once; of others none. */
function featuresOf({ index }: MoveModel, tokens: Tokens, wanted: readonly boolean[]): number[][] {
  const stems = createStemmer(index.wordIds);
  const negated = new Map<string, number>();
  return tokens.sentences.map((_, at) => {
    if (!wanted.slice(Math.max(0, at - MOVE_WINDOW), at + MOVE_WINDOW + 1).includes(true)) return [];
    const features = featureIds(index, moveWords(tokens, at).map(stems));
    const own = new Set<number>();
    for (const word of negatedWords(tokens, at)) {
      let feature = negated.get(word);
      if (feature === undefined) {
        feature = index.singles[index.wordIds.get(NEGATED + stem(word)) ?? 0]!;
        negated.set(word, feature);
      }
      if (feature > 0) own.add(feature - 1);
    }
    return [...features, ...own];
  });
}

function addPart(row: Float64Array, block: Block, features: readonly number[], scale: number): void {
  const { offsets, labels, weights } = block;
  for (const feature of features) {
    for (let at = offsets[feature]!; at < offsets[feature + 1]!; at += 1) row[labels[at]!]! += weights[at]! * scale;
  }
}

/** The words and pairs of a sentence that spoke most for a move, best first; mere function words are not named. */
export function explainMove(
  model: MoveModel,
  scores: MoveScores,
  sentence: number,
  ref: string,
  most: number,
): string[] {
  const label = model.numberOf.get(ref);
  const { offsets, labels, weights } = model.blocks[0]!;
  return scores.features[sentence]!.map((feature) => {
    let weight = 0;
    for (let at = offsets[feature]!; at < offsets[feature + 1]!; at += 1)
      if (labels[at] === label) weight = weights[at]!;
    return { name: featureName(model.table, feature), weight };
  })
    .filter(({ name, weight }) => weight > 0 && !FUNCTION_WORDS.has(name))
    .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}
