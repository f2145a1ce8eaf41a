import type { Span } from './draft-sentences.js';

/** A sentence of a contract with the heading that it stands under. */
export interface Segment extends Span {
  /** Index of the heading's segment, or -1. */
  readonly heading: number;
  readonly isHeading: boolean;
}

const LONGEST_HEADING = 90;
const MOST_HEADING_WORDS = 10;
const SMALL = new Set('of and the or to for in on by with a an at as from upon under its is not no'.split(' '));

/** The sentences of a contract, each with its heading; a caption such as "9.2 Assignment." is a heading. */
export function segmentContract(text: string, sentences: readonly Span[]): Segment[] {
  let heading = -1;
  return sentences.map(({ start, end }, index) => {
    const isHeading = looksLikeHeading(text, { start, end });
    const segment = { start, end, heading, isHeading };
    if (isHeading) heading = index;
    return segment;
  });
}

function looksLikeHeading(text: string, { start, end }: Span): boolean {
  if (end - start > LONGEST_HEADING || end - start < 3) return false;
  const words = text.slice(start, end).match(/[A-Za-z][A-Za-z'’]*/g);
  if (!words || words.length > MOST_HEADING_WORDS) return false;
  let longest = 0;
  for (const word of words) {
    if (word.length > longest) longest = word.length;
    const first = word.charCodeAt(0);
    if (first >= 97 && !SMALL.has(word) && word.length > 1) return false;
  }
  return longest >= 3;
}
