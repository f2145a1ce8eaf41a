import type { ReviewKnowledge } from './knowledge.js';
import { reviewDraft } from './review-draft.js';

/** An example of a move that the review does not read as its author meant it. */
export interface ExampleProblem {
  /** The move. */
  readonly ref: string;
  /** Where in the move's YAML, such as `flags[1]`. */
  readonly at: string;
  readonly message: string;
}

/** A move must show what it flags and what it leaves alone. */
const FEWEST_EXAMPLES = 2;

/**
 * The problems of the moves' own examples: each text under `flags` must give a finding of its move, each text under
 * `quiet_on` none of it. In the order of the library.
 */
export function checkMoveExamples(knowledge: ReviewKnowledge): ExampleProblem[] {
  return knowledge.inputs.flatMap((move) => {
    if (move.signals.length === 0) return [];
    const finds = (text: string): boolean =>
      reviewDraft(text, { ...knowledge, model: undefined, moveModel: undefined }).findings.some(
        ({ ref }) => ref === move.ref,
      );
    const few = (['flags', 'quietOn'] as const).flatMap((list): ExampleProblem[] => {
      const name = list === 'flags' ? 'flags' : 'quiet_on';
      if (move[list].length >= FEWEST_EXAMPLES) return [];
      return [
        { ref: move.ref, at: name, message: `has ${move[list].length} examples; give at least ${FEWEST_EXAMPLES}` },
      ];
    });
    const missed = move.flags.flatMap((text, n): ExampleProblem[] =>
      finds(text) ? [] : [{ ref: move.ref, at: `flags[${n}]`, message: `is not found: "${opening(text)}"` }],
    );
    const loud = move.quietOn.flatMap((text, n): ExampleProblem[] =>
      finds(text)
        ? [{ ref: move.ref, at: `quiet_on[${n}]`, message: `is found although it should be quiet: "${opening(text)}"` }]
        : [],
    );
    return [...few, ...missed, ...loud];
  });
}

function opening(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
