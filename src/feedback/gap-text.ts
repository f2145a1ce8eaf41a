/** A longer question is cut: the editors need what it is about, and a pasted contract must not end up in the store. */
export const MAX_GAP_CHARS = 500;

/** The question as it may be kept: no user id, one line, at most `MAX_GAP_CHARS` characters. */
export function gapText(question: string): string {
  const line = question
    .replace(/(?:<|&lt;)@[UW][A-Z0-9]+(?:\|[^>&]*)?(?:>|&gt;)/g, '@someone')
    .replace(/\b[UW][A-Z0-9]{8,}\b/g, (word) => (/\d/.test(word) ? '@someone' : word))
    .replace(/\s+/gu, ' ')
    .trim();
  const chars = [...line];
  return chars.length <= MAX_GAP_CHARS ? line : `${chars.slice(0, MAX_GAP_CHARS - 1).join('')}…`;
}
