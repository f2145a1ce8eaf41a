import { wordsOf } from '../../text/tokens.js';

/**
 * A phrase as an editor writes it: words in order, matched by their stems, with
 * - `(a|b c)` for alternatives,
 * - `word*` for every word that begins so,
 * - `~` for up to three words and `...` for up to nine words between,
 * - `<n>` for a number,
 * - a `+` in front for a phrase that counts only where it is not negated ("no right of first refusal").
 * There is nothing in it that could take more than linear time: each part looks a bounded number of words ahead.
 */
export interface Phrase {
  readonly source: string;
  readonly mustBeAffirmed: boolean;
  readonly parts: readonly PhrasePart[];
}

export type PhrasePart =
  | { readonly kind: 'word'; readonly stem: string }
  | { readonly kind: 'prefix'; readonly prefix: string }
  | { readonly kind: 'number' }
  | { readonly kind: 'gap'; readonly upTo: number }
  | { readonly kind: 'either'; readonly branches: readonly (readonly PhrasePart[])[] };

const SHORT_GAP = 3;
const LONG_GAP = 9;

/** The phrase, or what is wrong with it. */
export function parsePhrase(source: string, stemOf: (word: string) => string): Phrase | { readonly problem: string } {
  const mustBeAffirmed = source.startsWith('+');
  const body = mustBeAffirmed ? source.slice(1) : source;
  const parts: PhrasePart[] = [];
  for (const [token] of body.matchAll(/\([^()]*\)|\S+/gu)) {
    const part = parsePart(token, stemOf);
    if (part === undefined) return { problem: `"${token}" in "${source}" is no word, gap or list of alternatives` };
    parts.push(...part);
  }
  if (parts.length === 0) return { problem: `"${source}" is empty` };
  if (parts[0]?.kind === 'gap' || parts.at(-1)?.kind === 'gap') {
    return { problem: `"${source}" begins or ends with a gap; expected a word` };
  }
  return { source, mustBeAffirmed, parts };
}

function parsePart(token: string, stemOf: (word: string) => string): PhrasePart[] | undefined {
  if (token === '~') return [{ kind: 'gap', upTo: SHORT_GAP }];
  if (token === '...' || token === '…') return [{ kind: 'gap', upTo: LONG_GAP }];
  if (token === '<n>') return [{ kind: 'number' }];
  if (token.startsWith('(')) {
    if (!token.endsWith(')')) return undefined;
    const branches = token
      .slice(1, -1)
      .split('|')
      .map((branch) =>
        branch
          .trim()
          .split(/\s+/)
          .filter((word) => word !== '')
          .map((word) => parsePart(word, stemOf)),
      );
    if (branches.some((branch) => branch.length === 0 || branch.includes(undefined))) return undefined;
    return [{ kind: 'either', branches: branches.map((branch) => branch.flatMap((part) => part ?? [])) }];
  }
  const isPrefix = token.endsWith('*');
  const words = wordsOf(isPrefix ? token.slice(0, -1) : token);
  if (words.length === 0) return undefined;
  return words.map((word, index) =>
    isPrefix && index === words.length - 1 ? { kind: 'prefix', prefix: word } : { kind: 'word', stem: stemOf(word) },
  );
}
