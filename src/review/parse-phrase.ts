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
  /** What has to stand together in a sentence; most phrases have one term. */
  readonly terms: readonly Sequence[];
}

export type Sequence = readonly Part[];

export type Part =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'stem'; readonly stem: string }
  | { readonly kind: 'number' }
  | { readonly kind: 'gap'; readonly most: number }
  | { readonly kind: 'either'; readonly options: readonly Sequence[] };

export type WordLists = ReadonlyMap<string, readonly Sequence[]>;

const NEAR_GAP = 6;
const FAR_GAP = 16;

/** Words that count as a number. */
export const NUMBER_WORDS = new Set(
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

/** Between the terms of a phrase. */
const TOGETHER = /\s+&\s+/;
const PIECE = /\.{2,3}|\)\?|[()[\]|]|@[a-z_]+|#|[^\s()[\]|]+/gu;

/** Reads a phrase. Throws `PhraseError` where it is malformed or names an unknown list. */
export function parsePhrase(source: string, lists: WordLists): Phrase {
  return { source, terms: source.split(TOGETHER).map((term) => parseTerm(term, source, lists)) };
}

function parseTerm(term: string, source: string, lists: WordLists): Sequence {
  const pieces = term.toLowerCase().replaceAll('’', "'").match(PIECE) ?? [];
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
  return parts;
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

/** Whether the parts can match without a word. */
export function canBeEmpty(parts: readonly Part[]): boolean {
  return parts.every((part) => part.kind === 'gap' || (part.kind === 'either' && part.options.some(canBeEmpty)));
}

/** Named lists of words and short phrases; a list may use those before it. */
export function parseLists(lists: Readonly<Record<string, readonly string[]>>): WordLists {
  const parsed = new Map<string, readonly Sequence[]>();
  for (const [name, phrases] of Object.entries(lists)) {
    parsed.set(
      name,
      phrases.map((phrase) => parseTerm(phrase, phrase, parsed)),
    );
  }
  return parsed;
}
