/**
 * Flesch reading ease: 206.835 − 1.015 × words per sentence − 84.6 × syllables per word. 100 is very easy, 60 plain English,
 * 30 to 50 the level of a college text, below 30 that of a statute or a research paper. Source: R. Flesch, A new
 * readability yardstick, Journal of Applied Psychology 32 (1948). Syllables are counted by groups of vowels.
 */
export function readingEase(text: string): number {
  const sentences = text.split(/[.!?:;](?:\s|$)/).filter((part) => /\p{L}/u.test(part)).length;
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu) ?? [];
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 206.835 - (1.015 * words.length) / sentences - (84.6 * syllables) / words.length;
}

function syllablesOf(word: string): number {
  const groups =
    word
      .toLowerCase()
      .replace(/(?:[^laeiouy]e|ed|es)$/u, '')
      .match(/[aeiouy]+/gu) ?? [];
  return Math.max(1, groups.length);
}
