import type { HintGroups } from './topic-hints.js';

/** The trained model as its JSON file holds it; `scripts/train-topics.mjs` writes it. */
export interface TopicModelFile {
  readonly format: 'deal-patterns/topics@2';
  readonly topics: readonly string[];
  /** Runs of stems, and pairs joined by "~". */
  readonly features: readonly string[];
  /** For each feature, `rarityOf` as a byte in steps of 1/RARITY_STEPS, as base64. */
  readonly rarity: string;
  /** For each block: how many weights each feature has, their topics and their values, as base64 bytes. */
  readonly blocks: readonly { readonly counts: string; readonly topics: string; readonly weights: string }[];
  /** What one step of the signed weight bytes is worth, for each topic. */
  readonly steps: readonly number[];
  /** Weights of the sentence's shape: a row for each fact, in it a number for each topic. */
  readonly shape: readonly (readonly number[])[];
  /** Phrases that speak for or against a topic, as `data/model/hints.yml` had them at the training. */
  readonly hints: HintGroups;
  /** Weights of the hints in the sentence itself and beside it: a row for each group, in it a number for each topic. */
  readonly hintWeights: { readonly own: readonly (readonly number[])[]; readonly near: readonly (readonly number[])[] };
  /** Logistic model of "the contract has the topic" for each topic: bias, and a weight for each number of `topsOf`. */
  readonly presence: readonly (readonly number[])[];
  readonly thresholds: { readonly presence: number; readonly span: number; readonly merge: number };
}
