import { buildChecklist, type ChecklistDraft } from '../checklist/index.js';
import { findPattern, findPhase } from '../deal/index.js';
import { findSides, type Library, type PatternCard, type Phase, type Side } from '../library/index.js';
import { patternsOf, type Scope } from './render/checklist-scope.js';

/** The checklist of a scope as the library has it now. */
export function draftFor(scope: Scope, library: Library): ChecklistDraft {
  const { phase, side } = scope;
  const cards = [...library.clauses, ...library.moves];
  return buildChecklist({ patterns: patternsOf(scope, library), cards, phase, side });
}

/** What was read in `[pattern] [phase] [side]`, and the words that were not understood. */
export interface TypedScope {
  readonly pattern?: PatternCard | undefined;
  readonly phase?: Phase | undefined;
  readonly side?: Side | undefined;
  readonly unread: string;
}

/** Reads `multi-home negotiation as lab`, in any order; `current` are the patterns of the channel's deal. */
export function parseScope(
  typed: string,
  patterns: readonly PatternCard[],
  current: readonly PatternCard[] = [],
): TypedScope {
  const words = typed
    .split(/[\s,]+/u)
    .filter((word) => word !== '' && !/^(?:as|for|in|the|our|side|phase)$/iu.test(word));
  const phase = takePhrase(words, findPhase);
  const named = takePhrase(phase.rest, (phrase) => {
    const match = findPattern(phrase, patterns);
    return match.kind === 'one' ? match.pattern : undefined;
  });
  const ofSide = named.found ? [named.found] : current.length > 0 ? current : patterns;
  const side = takePhrase(named.rest, (phrase) => {
    const [only, another] = findSides(phrase, ofSide);
    return another === undefined ? only : undefined;
  });
  return { phase: phase.found, pattern: named.found, side: side.found, unread: side.rest.join(' ') };
}

/** The longest run of words that means something, and the words without it. */
function takePhrase<T>(
  words: readonly string[],
  read: (phrase: string) => T | undefined,
): { readonly found: T | undefined; readonly rest: readonly string[] } {
  for (let length = words.length; length > 0; length--) {
    for (let start = 0; start + length <= words.length; start++) {
      const found = read(words.slice(start, start + length).join(' '));
      if (found !== undefined) return { found, rest: [...words.slice(0, start), ...words.slice(start + length)] };
    }
  }
  return { found: undefined, rest: words };
}
