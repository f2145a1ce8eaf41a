import type { Match } from './phrases.js';

/** Words of a phrase's terms further apart than this do not speak of one thing. */
const TOGETHER_REACH = 32;

/**
 * Adds to `whole` where a phrase of one or several terms stands in a sentence: for each match of the first term, the
 * stretch from it to the nearest match of each other one, in any order. The matches are in the order of the text.
 */
export function joinTerms(
  phrase: number,
  firsts: readonly Match[],
  others: readonly (readonly Match[])[],
  whole: Match[],
): void {
  if (others.some((matches) => matches.length === 0)) return;
  let last: Match | undefined;
  for (const first of firsts) {
    let { from, to } = first;
    for (const matches of others) {
      const near = nearest(matches, first.from);
      from = Math.min(from, near.from);
      to = Math.max(to, near.to);
    }
    if (others.length > 0 && (to - from > TOGETHER_REACH || (last?.from === from && last.to === to))) continue;
    last = { phrase, from, to };
    whole.push(last);
  }
}

/** The match whose first word is nearest to `from`; the matches are in the order of the text. */
function nearest(matches: readonly Match[], from: number): Match {
  let low = 0;
  let high = matches.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (matches[middle]!.from < from) low = middle + 1;
    else high = middle;
  }
  const after = matches[low]!;
  const before = matches[low - 1];
  return before && from - before.from < Math.abs(after.from - from) ? before : after;
}
