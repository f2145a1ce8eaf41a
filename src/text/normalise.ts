/** Nothing to fold but case. */
const PLAIN = /^[\n\x20-\x7e]*$/;

/**
 * Text as the search reads it: compatibility forms folded, accents and case dropped, typographic quotes and dashes made
 * plain, and everything that has no width or only steers the display removed, so that it cannot hide or split a word.
 */
export function normalise(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\p{Cf}\p{Co}\p{Cn}]+/gu, '')
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/[‘’‛ʼ]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐-―−]/g, '-')
    .toLowerCase();
}
