import { closest, distance } from 'fastest-levenshtein';

/** ` Did you mean "…"?` where one of `candidates` is within a third of the value's length, else an empty string. */
export function didYouMean(value: string, candidates: readonly string[]): string {
  if (candidates.length === 0) return '';
  const best = closest(value, candidates);
  return distance(value, best) <= Math.max(2, Math.floor(value.length / 3)) ? ` Did you mean "${best}"?` : '';
}
