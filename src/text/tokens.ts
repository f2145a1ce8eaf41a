import { stemmer } from 'stemmer';
import { normalise } from './normalise.js';

/** Nobody needs a longer word; a pasted blob of 4,000 letters is cut, not analysed. */
const MAX_WORD_CHARS = 40;

/** A number keeps its separators and unit sign together: `4.5`, `250bn`, `$13b` gives `13b`. */
const WORD = /\p{L}[\p{L}\p{N}]*(?:'\p{L}+)?|\p{N}+(?:[.,]\p{N}+)*\p{L}*/gu;

/** The words of a text, normalised, in order, possessives dropped: `Lab's ROFR` gives `lab`, `rofr`. */
export function wordsOf(text: string): string[] {
  return (normalise(text).match(WORD) ?? []).map((word) => word.replace(/'s$|'$/, '').slice(0, MAX_WORD_CHARS));
}

/** The form under which a word is indexed and looked up: its Porter stem; numbers lose their separators. */
export function stemOf(word: string): string {
  return /^\p{N}/u.test(word) ? word.replace(/[,']/g, '') : stemmer(word);
}

/** Words that carry no subject: kept out of the index and of every query. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about after again all also am an and any are as at be because been before being but by can can't cannot could did do does
   doesn't doing don't down during each for from further get gets getting give gives got had has have having he her here hers him his how
   i i'd i'll i'm i've if in into is isn't it it's its itself just let like me more most much my need now of off on once only or other our ours
   out over own please pls put same say says she should so some such than thanks that that's the their theirs them then there these they
   they'd they'll they're they've this those through to too under until up us very want wants was we we'd we'll we're we've were what what's when where which
   while who whom why will with won't would you you'd you'll you're your yours`.split(/\s+/),
);

/** Stems of the words that carry the subject, in order, repeats kept. */
export function stemsOf(text: string): string[] {
  return wordsOf(text)
    .filter((word) => !STOP_WORDS.has(word))
    .map(stemOf);
}
