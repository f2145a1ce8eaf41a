import { createStemmer, type FeatureIndex, featureIds, indexFeatures, reachOfFeatures } from './feature-index.js';
import { type FeatureTable, featureName, unpackFeatures } from './feature-table.js';
import { MOVE_BLOCKS, MOVE_WINDOW, moveWords, NEGATED, negatedWords, partScale, partsOf } from './move-features.js';
import type { MoveModelFile } from './move-model-file.js';
import type { Tokens } from './tokens.js';
import { FUNCTION_WORDS, stem } from './topic-features.js';
import { addWeights, type Block, readBlocks, weightOf } from './weight-blocks.js';

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
  const reach = reachOfFeatures(table);
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
      const scale = partScale(block, part.length);
      for (const feature of part) addWeights(row, model.blocks[block]!, feature, scale);
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

/** The words and pairs of a sentence that spoke most for a move, best first; mere function words are not named. */
export function explainMove(
  model: MoveModel,
  scores: MoveScores,
  sentence: number,
  ref: string,
  most: number,
): string[] {
  const label = model.numberOf.get(ref)!;
  return scores.features[sentence]!.map((feature) => ({
    name: featureName(model.table, feature),
    weight: weightOf(model.blocks[0]!, feature, label),
  }))
    .filter(({ name, weight }) => weight > 0 && !FUNCTION_WORDS.has(name))
    .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}
