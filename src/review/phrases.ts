import type { Tokens } from './tokens.js';

/**
 * The phrase language of the library's signals. A phrase is read word by word and matches inside one sentence:
 *
 *     right* of first (refusal|offer)     a star ends a stem; brackets hold alternatives
 *     match [any] (third party|rival) offer   square brackets hold what may be missing; so does (…)?
 *     shall not .. until                  two dots pass over at most 6 words, three dots over at most 16
 *     within # (hours|days)               # is a number, in digits or in words
 *     @disclose .. identity               @name stands for a list of words that `topics.yml` defines
 *
 * A phrase never leaves its sentence and each gap is bounded, so matching is linear in the text's length.
 */
export interface Phrase {
  readonly source: string;
  readonly parts: readonly Part[];
}

type Part =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'stem'; readonly stem: string }
  | { readonly kind: 'number' }
  | { readonly kind: 'gap'; readonly most: number }
  | { readonly kind: 'either'; readonly options: readonly (readonly Part[])[] };

export type WordLists = ReadonlyMap<string, readonly (readonly Part[])[]>;

const NEAR_GAP = 6;
const FAR_GAP = 16;
/** No phrase looks further than this many words, whatever its gaps. */
const LONGEST_MATCH = 60;

const NUMBER_WORDS = new Set(
  (
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen eighteen twenty ' +
    'thirty forty fifty sixty seventy eighty ninety hundred thousand million n x y'
  ).split(' '),
);

/** A phrase that cannot be read; the message says what and where. */
export class PhraseError extends Error {
  readonly code = 'review/phrase';
  constructor(
    readonly source: string,
    problem: string,
  ) {
    super(`The phrase "${source}" ${problem}.`);
  }
}

const PIECE = /\.{2,3}|\)\?|[()[\]|]|@[a-z_]+|#|[^\s()[\]|]+/gu;

/** Reads a phrase. Throws `PhraseError` where it is malformed or names an unknown list. */
export function parsePhrase(source: string, lists: WordLists): Phrase {
  const pieces = source.toLowerCase().replaceAll('’', "'").match(PIECE) ?? [];
  let at = 0;
  const fail = (problem: string): never => {
    throw new PhraseError(source, problem);
  };
  const sequence = (close: string | undefined): Part[][] => {
    const options: Part[][] = [[]];
    for (; at < pieces.length; at += 1) {
      const piece = pieces[at]!;
      const current = options[options.length - 1]!;
      if (piece === close || (close === ')' && piece === ')?')) return options;
      if (piece === '|') {
        if (close === undefined) fail('has a "|" outside brackets');
        options.push([]);
      } else if (piece === '(' || piece === '[') {
        at += 1;
        const end = piece === '(' ? ')' : ']';
        const inner = sequence(end);
        const closing = pieces[at];
        if (closing !== end && closing !== `${end}?`) fail(`lacks a "${end}"`);
        const optional = piece === '[' || closing === ')?';
        current.push({ kind: 'either', options: optional ? [...inner, []] : inner });
      } else if (piece === ')' || piece === ')?' || piece === ']') fail(`has a stray "${piece}"`);
      else current.push(...readPiece(piece, lists, fail));
    }
    return options;
  };
  const parts = sequence(undefined)[0]!;
  if (parts.length === 0) fail('is empty');
  if (parts[0]!.kind === 'gap') fail('begins with a gap');
  if (canBeEmpty(parts)) fail('can match nothing at all');
  return { source, parts };
}

function readPiece(piece: string, lists: WordLists, fail: (problem: string) => never): Part[] {
  if (piece === '..' || piece === '...') return [{ kind: 'gap', most: piece === '..' ? NEAR_GAP : FAR_GAP }];
  if (piece === '#') return [{ kind: 'number' }];
  if (piece.startsWith('@')) {
    const options = lists.get(piece.slice(1));
    if (!options) return fail(`names the list "${piece}", which topics.yml does not define`);
    return [{ kind: 'either', options }];
  }
  const words = piece
    .replace(/n't$/, ' not')
    .replace(/'s?$|'s\b/g, '')
    .split(/[-\s]+/)
    .filter(Boolean);
  return words.map((word): Part => {
    if (!word.endsWith('*')) return { kind: 'word', word };
    const stem = word.slice(0, -1);
    if (stem.length < 2) return fail(`has a stem shorter than two letters: "${word}"`);
    return { kind: 'stem', stem };
  });
}

function canBeEmpty(parts: readonly Part[]): boolean {
  return parts.every((part) => part.kind === 'gap' || (part.kind === 'either' && part.options.some(canBeEmpty)));
}

/** Named lists of words and short phrases; a list may use those before it. */
export function parseLists(lists: Readonly<Record<string, readonly string[]>>): WordLists {
  const parsed = new Map<string, readonly (readonly Part[])[]>();
  for (const [name, phrases] of Object.entries(lists)) {
    parsed.set(
      name,
      phrases.map((phrase) => parsePhrase(phrase, parsed).parts),
    );
  }
  return parsed;
}

export interface Match {
  /** Index of the phrase in the list that the matcher was made from. */
  readonly phrase: number;
  /** First word, and the word after the last one. */
  readonly from: number;
  readonly to: number;
}

/** Finds many phrases at once. */
export interface PhraseMatcher {
  readonly phrases: readonly Phrase[];
  readonly find: (tokens: Tokens) => Match[];
}

/** Words that one part of a phrase can begin with; a sentence without any of them cannot hold the phrase. */
interface Gate {
  readonly words: readonly string[];
  readonly stems: readonly string[];
  readonly number: boolean;
}

/**
 * Compiles phrases for one pass over a text. A phrase is tried only where its first word stands and each of its further
 * parts has a word later in the sentence, which leaves few trials:
 *
 *     shall not .. sign .. until      "Lab shall not assign …"   no "sign" after "shall": not tried
 */
export function createMatcher(phrases: readonly Phrase[]): PhraseMatcher {
  const gates = new Map<string, number>();
  const byWord = new Map<string, number[]>();
  const byStem = new Map<string, number[]>();
  const byNumber: number[] = [];
  const add = (map: Map<string, number[]>, key: string, gate: number): void => {
    const list = map.get(key);
    if (list) list.push(gate);
    else map.set(key, [gate]);
  };
  const gateOf = (parts: readonly Part[]): number => {
    const gate = gateFor(parts);
    const key = JSON.stringify(gate);
    const known = gates.get(key);
    if (known !== undefined) return known;
    const id = gates.size;
    gates.set(key, id);
    for (const word of gate.words) add(byWord, word, id);
    for (const stem of gate.stems) add(byStem, stem, id);
    if (gate.number) byNumber.push(id);
    return id;
  };
  const starts: number[][] = [];
  const further = phrases.map((phrase, index) => {
    const first = gateOf(firstParts(phrase.parts));
    starts[first] ??= [];
    starts[first].push(index);
    return phrase.parts
      .slice(1)
      .flatMap((part) => (part.kind === 'gap' || canBeEmpty([part]) ? [] : [gateOf(firstParts([part]))]));
  });
  const stemLengths = [...new Set([...byStem.keys()].map((stem) => stem.length))].sort((x, y) => x - y);
  const gatesOf = (word: string): readonly number[] => {
    const found = new Set(byWord.get(word) ?? []);
    for (const length of stemLengths) {
      if (length > word.length) break;
      for (const gate of byStem.get(word.slice(0, length)) ?? []) found.add(gate);
    }
    if (isNumber(word)) for (const gate of byNumber) found.add(gate);
    return [...found];
  };
  const find = (tokens: Tokens): Match[] => {
    const known = new Map<string, readonly number[]>();
    const lastAt = new Int32Array(gates.size).fill(-1);
    const matches: Match[] = [];
    for (const sentence of tokens.sentences) {
      const open: (readonly number[])[] = [];
      for (let at = sentence.from; at < sentence.to; at += 1) {
        const word = tokens.words[at]!;
        let own = known.get(word);
        if (!own) {
          own = gatesOf(word);
          known.set(word, own);
        }
        open.push(own);
        for (const gate of own) lastAt[gate] = at;
      }
      for (let from = sentence.from; from < sentence.to; from += 1) {
        for (const gate of open[from - sentence.from]!) {
          for (const phrase of starts[gate] ?? []) {
            if (further[phrase]!.some((other) => lastAt[other]! <= from)) continue;
            const limit = Math.min(sentence.to, from + LONGEST_MATCH);
            const to = matchSequence(phrases[phrase]!.parts, tokens.words, [from], limit)[0];
            if (to !== undefined) matches.push({ phrase, from, to });
          }
        }
      }
    }
    return matches;
  };
  return { phrases, find };
}

function gateFor(parts: readonly Part[]): Gate {
  const words = new Set<string>();
  const stems = new Set<string>();
  let number = false;
  for (const part of parts) {
    if (part.kind === 'word') words.add(part.word);
    else if (part.kind === 'stem') stems.add(part.stem);
    else if (part.kind === 'number') number = true;
  }
  return { words: [...words].sort(), stems: [...stems].sort(), number };
}

/** The words that a match can begin with. */
function firstParts(parts: readonly Part[]): Part[] {
  const first: Part[] = [];
  for (const part of parts) {
    if (part.kind === 'either') {
      for (const option of part.options) first.push(...firstParts(option));
      if (!part.options.some(canBeEmpty)) return first;
    } else if (part.kind !== 'gap') return [...first, part];
  }
  return first;
}

/** Where a match that starts at one of `starts` can end, in ascending order and without repeats. */
function matchSequence(
  parts: readonly Part[],
  words: readonly string[],
  starts: readonly number[],
  limit: number,
): readonly number[] {
  let places = starts;
  for (const part of parts) {
    places = matchPart(part, words, places, limit);
    if (places.length === 0) return places;
  }
  return places;
}

function matchPart(part: Part, words: readonly string[], places: readonly number[], limit: number): readonly number[] {
  switch (part.kind) {
    case 'word':
      return places.filter((at) => at < limit && words[at] === part.word).map((at) => at + 1);
    case 'stem':
      return places.filter((at) => at < limit && words[at]!.startsWith(part.stem)).map((at) => at + 1);
    case 'number':
      return places.filter((at) => at < limit && isNumber(words[at]!)).map((at) => at + 1);
    case 'gap': {
      const passed: number[] = [];
      for (const place of places) {
        const from = Math.max(place, (passed[passed.length - 1] ?? -1) + 1);
        for (let at = from; at <= Math.min(limit, place + part.most); at += 1) passed.push(at);
      }
      return passed;
    }
    case 'either': {
      const passed = new Set<number>();
      for (const option of part.options) for (const at of matchSequence(option, words, places, limit)) passed.add(at);
      return passed.size < 2 ? [...passed] : [...passed].sort((a, b) => a - b);
    }
  }
}

function isNumber(word: string): boolean {
  const first = word.charCodeAt(0);
  return (first >= 48 && first <= 57) || NUMBER_WORDS.has(word);
}
