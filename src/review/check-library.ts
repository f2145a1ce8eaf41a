import type { Library, Problem, Ref } from '../library/index.js';
import { checkMoveExamples } from './check-examples.js';
import { compileReview, KnowledgeError } from './knowledge.js';
import { PhraseError, parseLists, parsePhrase } from './phrases.js';
import { reviewInputOf } from './review-input.js';

/** Gives a problem of a move its place in the file: `path` is below the move, such as `['flags', 1]`. */
export type PlaceProblem = (move: Ref, path: readonly (string | number)[], message: string) => Problem;

const PHRASE_LISTS = ['setting', 'unless', 'grant', 'strong', 'weak'] as const;

/**
 * What is wrong with what the moves say of a review: phrases that cannot be read, safeguards that no one defines, and
 * examples under `flags` and `quiet_on` that the review does not read as their author meant them.
 */
export function checkExamples(library: Library, place: PlaceProblem): Problem[] {
  const unreadable = phraseProblems(library, place);
  if (unreadable.length > 0) return unreadable;
  try {
    return checkMoveExamples(compileReview(reviewInputOf(library))).map(({ ref, at, message }) =>
      place(ref as Ref, pathOf(at), `${at} ${message}`),
    );
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    return [place(error.ref as Ref, ['signals'], error.message)];
  }
}

function phraseProblems({ topics, moves }: Library, place: PlaceProblem): Problem[] {
  const lists = parseLists(topics.lists);
  return moves.flatMap(({ ref, signals }) =>
    signals.flatMap((signal, n) =>
      PHRASE_LISTS.flatMap((list) =>
        signal[list].flatMap((phrase, at) => {
          const problem = phraseProblem(phrase, lists);
          return problem === undefined ? [] : [place(ref, ['signals', n, list, at], problem)];
        }),
      ),
    ),
  );
}

function phraseProblem(phrase: string, lists: Parameters<typeof parsePhrase>[1]): string | undefined {
  try {
    parsePhrase(phrase, lists);
    return undefined;
  } catch (error) {
    if (!(error instanceof PhraseError)) throw error;
    return error.message;
  }
}

/** `flags[1]` as `['flags', 1]`. */
function pathOf(at: string): (string | number)[] {
  const [, list = at, index] = /^(\w+)(?:\[(\d+)\])?$/.exec(at) ?? [];
  return index === undefined ? [list] : [list, Number(index)];
}
