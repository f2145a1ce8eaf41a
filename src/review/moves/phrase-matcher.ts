import type { Phrase, PhrasePart } from './phrase.js';
import type { ReadText, TextWord } from './text-words.js';

/** Where a phrase stands: words `from` up to, not including, `to`. */
export interface PhraseMatch {
  readonly phrase: number;
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
}

export interface PhraseMatcher {
  /** Every match of every phrase, in order of place; a match never leaves its sentence. */
  match(text: ReadText): PhraseMatch[];
}

const NEGATORS = new Set([
  'no',
  'not',
  'never',
  'neither',
  'nor',
  'without',
  'none',
  'non',
  'nothing',
  "isn't",
  "won't",
  "doesn't",
  "don't",
  "didn't",
  'cannot',
]);
/** A negation this many words before a phrase denies it. */
const NEGATION_REACH = 4;
const PREFIX_CHARS = 3;

/** All phrases as one matcher: the words of a text are looked up once, and only phrases that begin there are tried. */
export function createPhraseMatcher(phrases: readonly Phrase[]): PhraseMatcher {
  const byStem = new Map<string, number[]>();
  const byPrefix = new Map<string, number[]>();
  const byNumber: number[] = [];
  const put = (map: Map<string, number[]>, key: string, phrase: number): void => {
    const list = map.get(key);
    if (!list) map.set(key, [phrase]);
    else if (!list.includes(phrase)) list.push(phrase);
  };
  const index = (part: PhrasePart | undefined, phrase: number): void => {
    if (part?.kind === 'word') put(byStem, part.stem, phrase);
    else if (part?.kind === 'prefix') put(byPrefix, part.prefix.slice(0, PREFIX_CHARS), phrase);
    else if (part?.kind === 'number') byNumber.push(phrase);
    else if (part?.kind === 'either') for (const branch of part.branches) index(branch[0], phrase);
  };
  phrases.forEach(({ parts }, phrase) => {
    index(parts[0], phrase);
  });

  return {
    match: ({ words, sentences }) => {
      const found: PhraseMatch[] = [];
      sentences.forEach((sentence, number) => {
        for (let from = sentence.from; from < sentence.to; from++) {
          const word = words[from];
          if (!word) continue;
          const candidates = [
            byStem.get(word.stem),
            byPrefix.get(word.word.slice(0, PREFIX_CHARS)),
            isNumber(word) ? byNumber : undefined,
          ];
          for (const list of candidates) {
            for (const phrase of list ?? []) {
              const { parts, mustBeAffirmed } = phrases[phrase] ?? { parts: [], mustBeAffirmed: false };
              const to = endOf(parts, 0, words, from, sentence.to);
              if (to === undefined || (mustBeAffirmed && isNegated(words, from, sentence.from))) continue;
              found.push({ phrase, from, to, sentence: number });
            }
          }
        }
      });
      return found;
    },
  };
}

const isNumber = ({ word }: TextWord): boolean => /^\p{N}/u.test(word);

/** The place after the parts, read from `at`; undefined where they do not stand there. The nearest end wins. */
function endOf(
  parts: readonly PhrasePart[],
  part: number,
  words: readonly TextWord[],
  at: number,
  limit: number,
): number | undefined {
  const current = parts[part];
  if (!current) return at;
  if (current.kind === 'gap') {
    for (let skipped = 0; skipped <= current.upTo && at + skipped < limit; skipped++) {
      const end = endOf(parts, part + 1, words, at + skipped, limit);
      if (end !== undefined) return end;
    }
    return undefined;
  }
  if (current.kind === 'either') {
    for (const branch of current.branches) {
      const after = endOf(branch, 0, words, at, limit);
      const end = after === undefined ? undefined : endOf(parts, part + 1, words, after, limit);
      if (end !== undefined) return end;
    }
    return undefined;
  }
  const word = at < limit ? words[at] : undefined;
  if (!word || !fits(current, word)) return undefined;
  return endOf(parts, part + 1, words, at + 1, limit);
}

function fits(part: Exclude<PhrasePart, { kind: 'gap' | 'either' }>, word: TextWord): boolean {
  switch (part.kind) {
    case 'word':
      return word.stem === part.stem;
    case 'prefix':
      return word.word.startsWith(part.prefix);
    case 'number':
      return isNumber(word);
    default:
      return part satisfies never;
  }
}

function isNegated(words: readonly TextWord[], from: number, start: number): boolean {
  for (let at = from - 1; at >= Math.max(start, from - NEGATION_REACH); at--) {
    if (NEGATORS.has(words[at]?.word ?? '')) return true;
  }
  return false;
}
