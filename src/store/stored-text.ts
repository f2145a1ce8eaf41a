/**
 * The text as both databases can hold it: Postgres refuses U+0000, libsql cuts at it, and a lone surrogate has no
 * UTF-8 form. Each becomes U+FFFD; everything else stands as it was typed.
 */
export function storedText(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, '\uFFFD');
}
