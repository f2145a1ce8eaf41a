import type { Span } from './draft-sentences.js';

const WORD =
  /(?:[Nn][Oo][Nn](?:[-‐–]\s{0,2}|\s))?[A-Za-z]+(?:['’][A-Za-z]{1,2}(?![A-Za-z]))?|[$€£¥]|%|\d[\d,.]*|\[\s?[*•_x. ]{1,12}\s?\]|\*{2,}|[“”"]|;/g;

/**
 * The words of `text` between two offsets. Numbers, sums and redactions count as one word each, so that "thirty (30)
 * days" and "sixty (60) days" are the same to the model; "non-exclusive" is one word, "nonexclusive", since it says the
 * opposite of "exclusive".
 */
export function wordForms(text: string, span: Span): string[] {
  const forms: string[] = [];
  for (const match of text.slice(span.start, span.end).matchAll(WORD)) forms.push(formOf(match[0]));
  return forms;
}

const NON = /^non[-‐–\s]+/;

const NUMBER_WORDS = new Set(
  (
    'one two three four five six seven eight nine ten eleven twelve fifteen eighteen twenty thirty forty fifty sixty ' +
    'seventy eighty ninety hundred thousand million'
  ).split(' '),
);

function formOf(word: string): string {
  const first = word.charCodeAt(0);
  if ((first >= 65 && first <= 90) || (first >= 97 && first <= 122)) {
    const lower = word.toLowerCase().replace('’', "'").replace(NON, 'non');
    if (NUMBER_WORDS.has(lower)) return '#w';
    return lower.endsWith("'s") ? lower.slice(0, -2) : lower;
  }
  if (first >= 48 && first <= 57) {
    if (/^(?:19|20)\d\d$/.test(word)) return '#year';
    return word.includes('.') && word.indexOf('.') < word.length - 1 ? '#.#' : '#';
  }
  if (first === 91 || first === 42) return '#redacted';
  if (word === '%' || word === ';') return word;
  if (word === '$' || word === '€' || word === '£' || word === '¥') return '$';
  return '"';
}
