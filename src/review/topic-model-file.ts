import type { PackedFeatures } from './feature-table.js';
import type { HINT_VALUES } from './topic-features.js';
import type { HintGroups } from './topic-hints.js';
import type { PackedWeights } from './weight-blocks.js';

/** The trained model as its JSON file holds it, its long lists packed by `packBytes`; `scripts/train-topics.mjs` writes it. */
export interface TopicModelFile {
  readonly format: 'deal-patterns/topics@3';
  readonly topics: readonly string[];
  /** Runs of stems, and pairs joined by "~". */
  readonly features: PackedFeatures;
  /** For each feature, `rarityOf` as a byte in steps of 1/RARITY_STEPS, packed. */
  readonly rarity: string;
  readonly weights: PackedWeights;
  /** For each topic, the largest weight by the square of the largest value, 127. */
  readonly steps: readonly number[];
  /** Weights of the sentence's shape: a row for each fact, in it a number for each topic. */
  readonly shape: readonly (readonly number[])[];
  /** Phrases that speak for or against a topic, as `data/model/hints.yml` had them at the training. */
  readonly hints: HintGroups;
  /** Weights of the hints, by where they stand: a row for each group, in it a number for each topic. */
  readonly hintWeights: Readonly<Record<keyof typeof HINT_VALUES, readonly (readonly number[])[]>>;
  /** Logistic model of "the contract has the topic" for each topic: bias, and a weight for each number of `topsOf`. */
  readonly presence: readonly (readonly number[])[];
  readonly thresholds: { readonly presence: number; readonly span: number; readonly merge: number };
}
