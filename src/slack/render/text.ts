import { LIMITS } from './limits.js';

/** Slack's three control characters, once each: nothing in `text` can mention, link or notify any more. */
export function escapeText(text: string): string {
  // Most texts have none of the three, and a card has many texts.
  if (!/[&<>]/.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Undoes what Slack escapes in the texts that it sends. */
export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Words of a user as one quiet line: no control, direction or zero-width characters, at most `maxChars`. */
export function oneLine(text: string, maxChars = 120): string {
  // Most texts are plain, and a message of a checklist has a hundred of them.
  if (/^[ -~]*$/.test(text) && !text.includes('  ')) return cut(text.trim(), maxChars);
  const line = text
    .replace(/[\p{Cf}\p{Co}\p{Cn}]+/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return cut(line, maxChars);
}

/**
 * Words of a user for a mrkdwn text: one line, control characters escaped, formatting marks made inert by a word joiner,
 * so that `*`, `_`, `~`, backquotes, `:emoji:` and bare addresses stay what was typed.
 */
export function quoteUser(text: string, maxChars = 120): string {
  return escapeText(oneLine(text, maxChars)).replace(/[*_~`:@/.]/g, (mark) => `${mark}⁠`);
}

/** At most `maxChars` code units, ending in an ellipsis where something is cut; never half a character. */
export function cut(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const end = maxChars - 1;
  const splits = /[\uD800-\uDBFF]/.test(text[end - 1] ?? '');
  return `${text.slice(0, splits ? end - 1 : end).trimEnd()}…`;
}

/** Escaped library text that fits one text object; what is escaped grows, so it is cut before. */
export function mrkdwn(text: string, maxChars: number = LIMITS.sectionText): string {
  const escaped = escapeText(text);
  if (escaped.length <= maxChars) return escaped;
  return escapeText(cut(text, maxChars - (escaped.length - text.length)));
}

/** `2026-06-23` as `23 June 2026`; `2026-06` as `June 2026`; a year stays. Dates of the library have no time of day. */
export function dateText(date: string): string {
  const [year, month, day] = date.split('-');
  const name = month ? MONTHS[Number(month) - 1] : undefined;
  return [day ? String(Number(day)) : undefined, name, year].filter(Boolean).join(' ');
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
