import { stemmer } from 'stemmer';
import { normalise } from './normalise.js';

/** Nobody needs a longer word; a pasted blob of 4,000 letters is cut, not analysed. */
const MAX_WORD_CHARS = 40;

/** A number keeps its separators and unit sign together: `4.5`, `250bn`, `$13b` gives `13b`, `27%`. */
const WORD = /\p{L}[\p{L}\p{N}]*(?:'\p{L}+)?|\p{N}+(?:[.,]\p{N}+)*(?:\p{L}+|%)?/gu;
/** The same for plain letters, in a fraction of the time. */
const PLAIN_WORD = /[a-z][a-z0-9]*(?:'[a-z]+)?|[0-9]+(?:[.,][0-9]+)*(?:[a-z]+|%)?/g;
const PLAIN = /^[\n\x20-\x7e]*$/;

/** Ways to write the unit of a number, and the one under which it is indexed: `$250 billion` is `250bn`. */
const UNITS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    bn: ['b', 'bn', 'bil', 'billion', 'billions', 'bln'],
    m: ['m', 'mn', 'mm', 'mil', 'million', 'millions', 'mln'],
    k: ['k', 'thousand'],
    tn: ['tn', 'trillion'],
    gw: ['gw', 'gigawatt', 'gigawatts'],
    mw: ['mw', 'megawatt', 'megawatts'],
    '%': ['%', 'percent', 'pct'],
  }).flatMap(([unit, spellings]) => spellings.map((spelling): [string, string] => [spelling, unit])),
);

/** The words of a text, normalised, in order, possessives dropped: `Lab's ROFR` gives `lab`, `rofr`. */
export function wordsOf(text: string): string[] {
  const folded = normalise(text);
  const words = folded.match(PLAIN.test(folded) ? PLAIN_WORD : WORD) ?? [];
  let last = -1;
  let isAfterNumber = false;
  for (const raw of words) {
    const unit = isAfterNumber ? UNITS.get(raw) : undefined;
    if (unit !== undefined) {
      words[last] += unit;
      isAfterNumber = false;
      continue;
    }
    last++;
    if (isDigit(raw)) {
      words[last] = withUnit(raw);
      isAfterNumber = /^[\d.,]+$/.test(raw);
    } else {
      const word = raw.includes("'") ? raw.replace(/'s$|'$/, '') : raw;
      words[last] = word.length > MAX_WORD_CHARS ? word.slice(0, MAX_WORD_CHARS) : word;
      isAfterNumber = false;
    }
  }
  words.length = last + 1;
  return words;
}

const isDigit = (word: string): boolean => word >= '0' && word < ':';

function withUnit(word: string): string {
  const [, number = word, unit = ''] = /^([\d.,]+)(.*)$/.exec(word) ?? [];
  return (number.replace(/,(?=\d{3})/g, '') + (UNITS.get(unit) ?? unit)).slice(0, MAX_WORD_CHARS);
}

/** The form under which a word is indexed and looked up: its Porter stem; a number stays as it is. */
export function stemOf(word: string): string {
  return isDigit(word) ? word : stemmer(word);
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
