import { distance } from 'fastest-levenshtein';
import type { PatternCard } from '../library/index.js';
import { nameWords } from '../text/name-words.js';

export type PatternMatch =
  | { readonly kind: 'one'; readonly pattern: PatternCard }
  /** The text fits each of these as well. */
  | { readonly kind: 'several'; readonly patterns: readonly PatternCard[] }
  /** Nothing is called so; `nearest` is how far a slip of the pen goes, and may be empty. */
  | { readonly kind: 'none'; readonly nearest: readonly PatternCard[] };

/** At most this share of the letters may differ for a name to be offered as what was meant. */
const MAX_SLIP = 0.4;
const MAX_NEAREST = 3;

/** The pattern that is called so: by id, title or alias, or by words that stand in one of its names alone. */
export function findPattern(typed: string, patterns: readonly PatternCard[]): PatternMatch {
  const wanted = nameWords(typed);
  if (wanted.length === 0) return { kind: 'none', nearest: [] };
  const exact = patterns.filter((pattern) => names(pattern).some((name) => name.join(' ') === wanted.join(' ')));
  const found =
    exact.length > 0 ? exact : patterns.filter((pattern) => names(pattern).some((name) => holds(name, wanted)));
  if (found.length === 1) return { kind: 'one', pattern: found[0]! };
  if (found.length > 1) return { kind: 'several', patterns: found };
  return { kind: 'none', nearest: nearest(wanted.join(' '), patterns) };
}

function names({ id, title, aliases }: PatternCard): readonly (readonly string[])[] {
  return [id, title, ...aliases].map(nameWords);
}

function holds(name: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((word) => name.includes(word));
}

function nearest(wanted: string, patterns: readonly PatternCard[]): readonly PatternCard[] {
  const slip = (pattern: PatternCard) =>
    Math.min(
      ...names(pattern).map((name) => {
        const text = name.join(' ');
        return distance(wanted, text) / Math.max(wanted.length, text.length);
      }),
    );
  return patterns
    .map((pattern) => ({ pattern, slip: slip(pattern) }))
    .filter((candidate) => candidate.slip <= MAX_SLIP)
    .sort((a, b) => a.slip - b.slip)
    .slice(0, MAX_NEAREST)
    .map(({ pattern }) => pattern);
}
