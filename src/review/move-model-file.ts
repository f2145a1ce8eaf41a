import type { PackedFeatures } from './feature-table.js';
import type { PackedWeights } from './weight-blocks.js';

/** The trained model of the moves as its JSON file holds it; `scripts/train-moves.mjs` writes it. */
export interface MoveModelFile {
  readonly format: 'deal-patterns/moves@1';
  /** Refs of the moves that it knows. */
  readonly moves: readonly string[];
  readonly features: PackedFeatures;
  readonly weights: PackedWeights;
  /** For each move, the largest weight by the square of the largest value, 127. */
  readonly steps: readonly number[];
  /** For each move, the log-odds of a sentence without any known feature. */
  readonly bias: readonly number[];
  /** Log-odds from which a sentence makes a finding: of itself, where a signal of the move agrees, and of full severity. */
  readonly bars: { readonly found: number; readonly signalled: number; readonly severe: number };
}
