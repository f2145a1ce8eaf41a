import { normalise } from '../../text/normalise.js';

/** A word of a draft with its place: UTF-16 offsets, end exclusive. */
export interface TextWord {
  readonly word: string;
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

export interface Sentence {
  readonly start: number;
  readonly end: number;
  /** Words `from` up to, not including, `to`. */
  readonly from: number;
  readonly to: number;
  /** The passage (paragraph or numbered item) that it stands in. */
  readonly passage: number;
  readonly isQuestion: boolean;
}

export interface ReadText {
  readonly words: readonly TextWord[];
  readonly sentences: readonly Sentence[];
}

const WORD = /\p{L}[\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)?|\p{N}+(?:[.,]\p{N}+)*/gu;
/** A sentence ends at its mark, at a line break that begins a new line of its own, and at the end of the text. */
const SENTENCE_END =
  /[.!?](?=["”’')\]]*\s+["“‘'(]?[\p{Lu}\p{N}@])["”’')\]]*|[?!](?=\s|$)|\n\s*\n|\n(?=\s*(?:\(?[\p{L}\p{N}]{1,4}[).]|[-•*–]|\p{Lu}[\p{L} ]{2,30}:)\s)|$/gu;
const ABBREVIATIONS = /\b(?:Inc|Ltd|Corp|No|Nos|Art|Sec|Mr|Ms|Mrs|Dr|e\.g|i\.e|approx|incl|vs|St|cl|para)\.$/u;

/** The words, sentences and passages of a draft. Runs once over the text. */
export function readText(text: string, stemOf: (word: string) => string): ReadText {
  const stems = new Map<string, string>();
  const words = [...text.matchAll(WORD)].map((match): TextWord => {
    const word = normalise(match[0]).replace(/'s$/, '');
    let stem = stems.get(word);
    if (stem === undefined) {
      stem = stemOf(word);
      stems.set(word, stem);
    }
    return { word, stem, start: match.index, end: match.index + match[0].length };
  });
  return { words, sentences: sentencesOf(text, words) };
}

function sentencesOf(text: string, words: readonly TextWord[]): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let from = 0;
  let passage = 0;
  for (const match of text.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].trimEnd().length;
    if (match[0].startsWith('.') && ABBREVIATIONS.test(text.slice(Math.max(0, end - 8), end))) continue;
    let to = from;
    while (to < words.length && (words[to]?.start ?? 0) < Math.max(end, match.index)) to++;
    if (to > from) {
      const first = words[from]?.start ?? start;
      const last = Math.max(words[to - 1]?.end ?? end, end);
      sentences.push({ start: first, end: last, from, to, passage, isQuestion: text[end - 1] === '?' });
    }
    if (match[0].includes('\n')) passage++;
    start = end;
    from = to;
  }
  return sentences;
}
