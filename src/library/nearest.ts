import { closest, distance } from 'fastest-levenshtein';

/** ` Did you mean "…"?` where a candidate, or the start of one, is a few letters from the value; else an empty string. */
export function didYouMean(value: string, candidates: readonly string[]): string {
  const best = nearest(value, candidates);
  return best === undefined ? '' : ` Did you mean "${best}"?`;
}

/** Within a third of the value's length; of candidates that were cut short, within two letters. */
function nearest(value: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const best = closest(value, candidates);
  if (distance(value, best) <= Math.max(2, Math.floor(value.length / 3))) {
    // In long paths that share their start, a third of the length would reach a quite different card.
    const start = startOf(value, candidates);
    return start !== undefined && distance(value, best) > 4 ? start : best;
  }
  return startOf(value, candidates);
}

function startOf(value: string, candidates: readonly string[]): string | undefined {
  if (value.length < 4) return undefined;
  return candidates.find((candidate) => distance(value, candidate.slice(0, value.length)) <= 2);
}
