/** A full stop inside a number, a clause number such as `[X].1`, or after an initial ends no sentence. */
const END = /[.!?]["')\]]*(?=\s+["'(“‘]?[\p{Lu}\p{N}[])|\n+/gu;

/** Endings that look like the end of a sentence and are not. */
const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|No|Inc|Ltd|Corp|Co|U\.S|U\.K|Mr|Ms|Dr|p|pp|art|Art|\p{Lu})\.$/u;

/**
 * The sentences of a text, in order, each word for word and trimmed; a line break ends a sentence too. Joined with the
 * white space between them they are the text again.
 */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    const sentence = text.slice(start, end).trim();
    if (ABBREVIATION.test(sentence)) continue;
    if (sentence !== '') sentences.push(sentence);
    start = end;
  }
  const rest = text.slice(start).trim();
  if (rest !== '') sentences.push(rest);
  return sentences;
}
