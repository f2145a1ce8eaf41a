import type { Span } from './draft-sentences.js';
import type { Segment } from './segments.js';
import { wordForms } from './words.js';

/**
 * What the topic model counts in a sentence: runs of one to three word stems ("right of first"), and pairs of stems
 * that stand at most a few words apart ("shall~assign"), so that "shall not, without consent, assign" is met too.
 */
export function featureNames(stems: readonly string[]): Set<string> {
  const names = new Set<string>();
  for (let at = 0; at < stems.length; at += 1) {
    let run = '';
    for (let n = 0; n < LONGEST_RUN && at + n < stems.length; n += 1) {
      run = n === 0 ? stems[at]! : `${run} ${stems[at + n]!}`;
      names.add(run);
    }
  }
  const content = stems.filter((stem) => !FUNCTION_WORDS.has(stem));
  for (let at = 0; at < content.length; at += 1) {
    for (let n = 1; n <= PAIR_REACH && at + n < content.length; n += 1) {
      const [a, b] = [content[at]!, content[at + n]!];
      names.add(a < b ? `${a}~${b}` : `${b}~${a}`);
    }
  }
  return names;
}

const LONGEST_RUN = 3;
/** Of the words around a sentence, only runs up to this length count. */
const LONGEST_NEAR_RUN = 2;
/** Pairs of content words at most this far apart, function words not counted. */
export const PAIR_REACH = 8;
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  'the of to a and or in any by for such as is be this that with on it its at from an will'.split(' '),
);

/**
 * How far from its sentence a run of so many words counts: 2 wherever its heading stands, 1 in the sentences, headings and
 * lead-in around, 0 only there. Pairs count only there.
 */
export function reachOfRun(words: number): 0 | 1 | 2 {
  if (words === 1) return 2;
  return words <= LONGEST_NEAR_RUN ? 1 : 0;
}

/** The stems of a stretch of a contract. */
export function stemsOf(text: string, span: Span): string[] {
  return wordForms(text, span).map(stem);
}

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/ies$/, 'y'],
  [/(ss|sh|ch|x)es$/, '$1'],
  [/([^su])s$/, '$1'],
  [/(at|it|ut|iz|is|ag|in|ur|as|os|id|uc)(?:ing|ed|es|e|ions?|or|able)$/, '$1'],
  [/([a-z]{3,})(?:ing|ed)$/, '$1'],
  [/([a-z]{4,})(?:ment|able|ly|ion|e)$/, '$1'],
];

/** Longer runs of letters are no English words; the endings' patterns would go over them again and again. */
const LONGEST_STEMMED = 30;

/** A coarse English stem: "assigns", "assigned" and "assignment" are one word to the model. */
export function stem(word: string): string {
  if (word.length < 4 || word.length > LONGEST_STEMMED || !/^[a-z]+$/.test(word)) return word;
  return ENDINGS.reduce((stemmed, [ending, replacement]) => stemmed.replace(ending, replacement), word);
}

/** Facts of a sentence beside its words, as places in a table of weights. */
export const SHAPE_SIZE = 28;

export function shapeOf(text: string, segment: Segment, position: number): number[] {
  const words = text.slice(segment.start, segment.end);
  const shape = [0];
  shape.push(1 + Math.min(9, Math.floor(Math.log2(Math.max(8, words.length)) - 3)));
  shape.push(11 + Math.min(9, Math.floor(10 * position)));
  if (/^[a-z]/.test(words)) shape.push(21);
  if (/^\(?[a-z0-9ivx]+[.)]/i.test(words)) shape.push(22);
  const last = words.charAt(words.length - 1);
  shape.push(last === '.' ? 23 : last === ';' ? 24 : last === ':' ? 25 : 26);
  if (!/[a-z]/.test(words)) shape.push(27);
  return shape;
}

/** The first place, which every sentence has, counts less than the others. */
export function shapeValue(place: number): number {
  return place === 0 ? 0.3 : 1;
}

/** The heading of the enclosing section or article, above the caption that a sentence stands under; -1 where none. */
export function sectionHeadings(text: string, segments: readonly Segment[]): number[] {
  let section = -1;
  return segments.map((segment, index) => {
    const above = section;
    if (segment.isHeading) {
      const words = text.slice(segment.start, segment.end);
      const numbered = /^(?:article|section)?\s*(?:\d+|[ivx]+)[.:)]?\s+\D/i.test(words);
      if (numbered || (words.length > 8 && !/[a-z]/.test(words))) section = index;
    }
    return above;
  });
}

/** The sentences before and after one that are no headings; -1 where none. */
export function neighbours(segments: readonly Segment[]): { readonly previous: number[]; readonly next: number[] } {
  const previous: number[] = new Array<number>(segments.length).fill(-1);
  const next: number[] = new Array<number>(segments.length).fill(-1);
  let last = -1;
  for (let at = 0; at < segments.length; at += 1) {
    previous[at] = last;
    if (!segments[at]!.isHeading) last = at;
  }
  last = -1;
  for (let at = segments.length - 1; at >= 0; at -= 1) {
    next[at] = last;
    if (!segments[at]!.isHeading) last = at;
  }
  return { previous, next };
}

/** "(a) …", "2. …", "• …", and a sentence that begins in lower case because it goes on with one before. */
const ITEM = /^(?:\(?[a-zA-Z0-9]{1,4}[.)]|[•\-*]|[a-z])/;

/** The words that lead in a list ("Supplier may terminate if:") for each of its items; -1 where a sentence is no item. */
export function leadIns(text: string, segments: readonly Segment[]): number[] {
  let lead = -1;
  let heading: number | undefined;
  return segments.map((segment, index) => {
    if (segment.isHeading) return -1;
    if (segment.heading !== heading) {
      lead = -1;
      heading = segment.heading;
    }
    const words = text.slice(segment.start, segment.end);
    const isItem = ITEM.test(words);
    const own = isItem ? lead : -1;
    if (/(?::|following)$/.test(words)) lead = index;
    else if (!isItem) lead = -1;
    return own;
  });
}

/** One unit of a feature's rarity in steps of the model file's bytes. */
export const RARITY_STEPS = 100;

/**
 * How much a feature counts that `found` of `all` sentences hold: about 0.3 for "the", 1.2 for a rare word. A damped
 * inverse document frequency; the power was chosen by cross-validation.
 */
export function rarityOf(found: number, all: number): number {
  return Math.max(1, Math.round(RARITY_STEPS * (Math.log(all / found) / 6) ** 0.4)) / RARITY_STEPS;
}

/** The parts of the context, in the order of the model's tables; the last is all that stands under the same heading. */
export const BLOCKS = ['own', 'previous', 'next', 'heading', 'section', 'lead', 'group'] as const;
/** The place of the last part, of which single words count only. */
export const GROUP = 6;
/** How much each part counts beside the sentence's own words; chosen by cross-validation (docs/decisions). */
export const BLOCK_SCALES: readonly number[] = [1, 0.15, 0.15, 0.3, 0.2, 0.4, 0.5];
/** How much a hint counts in the sentence itself, in the ones beside it, in the words that lead it in and in its heading. */
export const HINT_VALUES = { own: 0.2, near: 0.1, lead: 0.15, heading: 0.15 } as const;

/**
 * What the features of a part are divided by, given the sum of their squares. It grows slower than their length does, so
 * that a clause inside a long sentence still counts; power and scale were chosen by cross-validation.
 */
export function divisorOf(squares: number): number {
  return squares === 0 ? 1 : squares ** 0.35 * TYPICAL_SQUARES ** 0.15;
}

/** About the sum of squares of a sentence of ten words; there the divisor is the length. */
const TYPICAL_SQUARES = 60;
