import { type Span, splitSentences } from './draft-sentences.js';

/** The words of a draft in columns, so that 150,000 characters cost a few milliseconds and little memory. */
export interface Tokens {
  /** How the text was cut into sentences: messages and mails are cut more often than contracts. */
  readonly style: 'casual' | 'formal';
  /** Lower case; "don't" is "do" + "not", "non-exclusive" is "non" + "exclusive", without punctuation. */
  readonly words: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** What stands before the word: 0 nothing, 1 a comma or a bracket, 2 a mark that separates statements. */
  readonly breaks: readonly number[];
  /** For each word, the index of its sentence. */
  readonly sentenceOf: readonly number[];
  readonly sentences: readonly Sentence[];
}

export interface Sentence extends Span {
  /** Words `from` to `to` (exclusive) are the sentence's. */
  readonly from: number;
  readonly to: number;
  readonly paragraph: number;
}

const TOKEN = /[\p{L}\p{N}]+(?:[.,]\d+)*(?:['’][\p{L}]{1,3}(?![\p{L}]))?|[%$€£¥?]|[,;:.–—()]|\n(?=[ \t]*\n)| - /gu;
const BLANK_LINE = /\n[ \t\r]*\n/;

/** Messages and mails are shorter than this; in contracts a small letter after a full stop is an abbreviation. */
const LONGEST_CASUAL = 8_000;

/** What short forms stand for; both words keep the place of the short form. */
const SHORT_FORMS: Readonly<Record<string, string>> = {
  "won't": 'will not',
  "can't": 'can not',
  cannot: 'can not',
  "shan't": 'shall not',
  dont: 'do not',
  "let's": 'let us',
};

/** Splits a draft into sentences and words. Linear in its length. */
export function tokenize(text: string): Tokens {
  const style = text.length <= LONGEST_CASUAL ? 'casual' : 'formal';
  return tokensOf(text, splitSentences(text, style), style);
}

/** The words of a text cut as contracts are; `known` serves where it was cut so. */
export function formalTokens(text: string, known?: Tokens): Tokens {
  return known?.style === 'formal' ? known : tokensOf(text, splitSentences(text));
}

/** The words of sentences that are known already; sentence `n` of the answer is `spans[n]`. */
export function tokensOf(text: string, spans: readonly Span[], style: Tokens['style'] = 'formal'): Tokens {
  const words: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const breaks: number[] = [];
  const sentenceOf: number[] = [];
  const sentences: Sentence[] = [];
  let paragraph = 0;
  let last = 0;
  for (const span of spans) {
    if (BLANK_LINE.test(text.slice(last, span.start))) paragraph += 1;
    last = span.end;
    const from = words.length;
    let pending = 2;
    for (const match of text.slice(span.start, span.end).matchAll(TOKEN)) {
      const mark = breakOf(match[0]);
      if (mark > 0) {
        pending = Math.max(pending, mark);
        continue;
      }
      const start = span.start + match.index;
      for (const word of expand(match[0])) {
        words.push(word);
        starts.push(start);
        ends.push(start + match[0].length);
        breaks.push(pending);
        sentenceOf.push(sentences.length);
        pending = 0;
      }
    }
    sentences.push({ ...span, from, to: words.length, paragraph });
  }
  return { style, words, starts, ends, breaks, sentenceOf, sentences };
}

function breakOf(mark: string): number {
  if (mark === ',' || mark === '(' || mark === ')') return 1;
  return /^[;:.–—\n]$| - /.test(mark) ? 2 : 0;
}

function expand(raw: string): string[] {
  const word = raw.toLowerCase().replace('’', "'");
  const long = SHORT_FORMS[word];
  if (long !== undefined) return long.split(' ');
  const mark = word.indexOf("'");
  if (mark === -1) return [word];
  if (word.endsWith("n't")) return [word.slice(0, -3), 'not'];
  const tail = word.slice(mark + 1);
  if (tail === 'll') return [word.slice(0, mark), 'will'];
  if (tail === 're') return [word.slice(0, mark), 'are'];
  if (tail === 've') return [word.slice(0, mark), 'have'];
  return [word.slice(0, mark)];
}
