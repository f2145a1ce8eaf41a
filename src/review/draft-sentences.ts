/** A stretch of a text: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Words after which a full stop does not end a sentence. */
const ABBREVIATIONS = new Set(
  (
    'inc corp ltd co llc l.l.c l.p n.a no nos sec secs art arts st mr mrs ms dr prof vs v cf e.g i.e approx est dept ' +
    'u.s u.s.a u.k d.c p.o jr sr para paras cl ch vol pp fig ref hon messrs bros del cal mass'
  ).split(' '),
);

const TERMINATOR = /[.?!;:]|\n/g;
const CLOSING = /["”’')\]]/;
/** A page number or a filing's source line standing alone between two halves of a sentence. */
const FOOTER =
  /^(?:source:.{0,200}|(?:page\s+)?[-–—\s]*\d{1,4}[-–—\s]*(?:of\s+\d{1,4})?|.{0,60}\bpage\s+\d{1,4}(?:\s+of\s+\d{1,4})?)$/i;
const ENUMERATION = /^\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})[).]\s/i;
const LONGEST_FOOTER = 240;
/** "Dear Mr Brandt," and "Jo, Amrit," on a line of their own. */
const GREETING =
  /^(?:(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|[Mm]orning|[Gg]ood (?:morning|afternoon|evening)|[Tt]hanks)\b.{0,40}|(?:\p{Lu}\p{L}{1,20},? ?){1,3}),$/u;
const LONGEST_GREETING = 60;

/**
 * The sentences of a text in order, without the white space between them. Headings, list items and inline captions
 * ("Assignment.") are sentences of their own; lines wrapped hard, page footers and abbreviations do not cut one.
 * `casual` also cuts before a small letter, as chat messages are written. Linear in the text's length.
 */
export function splitSentences(text: string, style: 'formal' | 'casual' = 'formal'): Span[] {
  const sentences: Span[] = [];
  let start = skipSpace(text, 0);
  const cut = (end: number): void => {
    const last = trimEnd(text, start, end);
    if (last > start) sentences.push({ start, end: last });
    start = skipSpace(text, end);
  };
  for (const match of text.matchAll(TERMINATOR)) {
    const at = match.index;
    if (at < start) continue;
    const end =
      match[0] === '\n'
        ? lineBreak(text, start, at, style === 'casual')
        : stop(text, start, at, match[0], style === 'casual');
    if (end !== undefined) cut(end);
  }
  cut(text.length);
  return sentences;
}

/** Where the sentence ends if the mark at `at` ends one. */
function stop(text: string, start: number, at: number, mark: string, casual: boolean): number | undefined {
  let end = at + 1;
  while (end < text.length && end < at + 4 && CLOSING.test(text[end] ?? '')) end += 1;
  if (end >= text.length) return end;
  if (!isSpace(text.charCodeAt(end))) return undefined;
  const next = skipSpace(text, end);
  if (next >= text.length) return end;
  const gap = text.slice(end, Math.min(next, end + 40));
  if (mark === ';' || mark === ':') {
    const listed = ENUMERATION.test(text.slice(next, next + 8));
    return listed || gap.includes('\n') ? end : undefined;
  }
  if (mark !== '.') return end;
  const word = wordBefore(text, start, at);
  if (
    isLower(text[next] ?? '') &&
    !(casual && /^[a-z'’)\d%]{3,}$/i.test(word) && !ABBREVIATIONS.has(word.toLowerCase()))
  ) {
    return undefined;
  }
  if (word.length === 0) return undefined;
  if (isNumbering(text, start, at)) return undefined;
  if (/\n\s*\n/.test(gap)) return end;
  if (ABBREVIATIONS.has(word.toLowerCase())) return undefined;
  if (/^[A-Z]$/.test(word) || /^(?:[A-Z]\.)+[A-Z]$/.test(word)) return undefined;
  return end;
}

/** A line break ends a sentence where a blank line follows and the next words do not go on with it. */
function lineBreak(text: string, start: number, at: number, casual: boolean): number | undefined {
  let next = at + 1;
  let lines = 1;
  while (next < text.length && isSpace(text.charCodeAt(next))) {
    if (text[next] === '\n') lines += 1;
    next += 1;
  }
  if (next >= text.length) return at;
  if (lines < 2) return startsItem(text, next) || isShortLine(text, start, at) ? at : undefined;
  if (casual && GREETING.test(text.slice(start, Math.min(at, start + LONGEST_GREETING)).trim())) return at;
  const last = text[trimEnd(text, start, at) - 1] ?? '';
  const goesOn = next_(text, next);
  if (isLower(text[goesOn] ?? '') && !/[.;:?!]/.test(last) && !ENUMERATION.test(text.slice(goesOn, goesOn + 8))) {
    return undefined;
  }
  if (last === ',' && !startsItem(text, next)) return undefined;
  return at;
}

/** Skips page footers that stand between two halves of a sentence. */
function next_(text: string, from: number): number {
  const lineEnd = text.indexOf('\n', from);
  if (lineEnd === -1 || lineEnd - from > LONGEST_FOOTER) return from;
  return FOOTER.test(text.slice(from, lineEnd).trim()) ? skipSpace(text, lineEnd) : from;
}

function startsItem(text: string, at: number): boolean {
  return /^(?:\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})\)\s|\d{1,2}(?:\.\d{1,2})*\.?\s+[A-Z("“]|[A-Z]\.\s|[-–•*●▪]\s|(?:section|article)\s+\d)/i.test(
    text.slice(at, at + 24),
  );
}

/** A heading or a caption on a line of its own, such as "TERM SHEET" or "12. ASSIGNMENT". */
function isShortLine(text: string, start: number, at: number): boolean {
  const line = text.slice(start, at).trim();
  return line.length > 0 && line.length < 60 && !/[,;a-z]$/.test(line) && !/[a-z]{3}/.test(line);
}

/** "12.", "A." or "(a)." at the start of a sentence belongs to what follows. */
function isNumbering(text: string, start: number, at: number): boolean {
  const head = text.slice(start, at);
  return (
    head.length <= 10 &&
    /^[("“]?(?:section\s+|article\s+)?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5})\)?$/.test(head)
  );
}

function wordBefore(text: string, start: number, at: number): string {
  let from = at;
  while (
    from > start &&
    at - from < 24 &&
    !isSpace(text.charCodeAt(from - 1)) &&
    !'("“'.includes(text[from - 1] ?? '')
  ) {
    from -= 1;
  }
  return text.slice(from, at);
}

function isLower(char: string): boolean {
  return char >= 'a' && char <= 'z';
}

function isSpace(code: number): boolean {
  return (
    code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x2028 || code === 0x2029 || code === 0xfeff
  );
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at -= 1;
  return at;
}
