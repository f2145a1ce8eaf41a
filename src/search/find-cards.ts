import type { Card, MoveCard, TermCard } from '../library/index.js';
import { wordsOf } from '../text/tokens.js';
import { relatedCards } from './related-cards.js';
import { type Hit, searchCards } from './search-cards.js';
import { isKnownWord, lookupKey, type SearchIndex } from './search-index.js';

/** What a lookup by keywords came to. */
export type Found =
  | {
      readonly kind: 'best';
      readonly best: Hit;
      readonly warnings: readonly MoveCard[];
      /** What to read next: for a clause or move that was named, the cards that its own links lead to. */
      readonly others: readonly { readonly card: Card }[];
    }
  /** Several cards are equally good: the user chooses. */
  | { readonly kind: 'choice'; readonly hits: readonly Hit[] }
  /** An abbreviation one letter away from others that mean something else: never chosen silently. */
  | { readonly kind: 'ask-back'; readonly typed: string; readonly neighbours: readonly TermCard[] }
  | { readonly kind: 'nothing'; readonly nearest: readonly Card[] };

export interface FindOptions {
  /** Only cards of this kind. */
  readonly kind?: Card['kind'];
  readonly limit?: number;
}

/** Two cards whose scores are nearer than this, relative to the best, are equally good. */
const TIE = 0.004;
const MAX_WARNINGS = 2;

/** The cards for some keywords: one best card with its warnings, a choice, a question back, or nothing. */
export function findCards(index: SearchIndex, query: string, options: FindOptions = {}): Found {
  const nearAcronym = acronymNeighbours(index, query);
  if (nearAcronym) return { kind: 'ask-back', ...nearAcronym };
  const { kind, limit = 5 } = options;
  const isTerm = kind === 'term';
  const { hits, confidence } = searchCards(index, query, {
    limit: 12,
    accepts: (card) => (kind === undefined ? card.kind !== 'term' || isNamed(index, query, card) : card.kind === kind),
  });
  const [first] = hits;
  const isGood = first?.exact || confidence >= index.library.ranking.threshold;
  if (!first || !isGood) return { kind: 'nothing', nearest: hits.slice(0, 3).map(({ card }) => card) };
  const tied = equallyGood(hits);
  if (tied.length > 1 && !isTerm) return { kind: 'choice', hits: tied.slice(0, limit) };
  const related = first.exact ? relatedCards(index.library, first.card).map((card) => ({ card })) : [];
  const others = (related.length > 0 ? related : hits.slice(1)).slice(0, limit - 1);
  return { kind: 'best', best: first, warnings: warningsFor(index, first.card), others };
}

/** The hits that are as good as the first, of the same kind; none that was named. */
export function equallyGood(hits: readonly Hit[]): readonly Hit[] {
  const [first] = hits;
  if (!first || first.exact) return hits.slice(0, 1);
  return hits.filter(
    (hit) => !hit.exact && hit.card.kind === first.card.kind && first.score - hit.score <= TIE * first.score,
  );
}

function isNamed(index: SearchIndex, query: string, card: Card): boolean {
  return (index.names.get(lookupKey(query)) ?? []).includes(card);
}

/**
 * The kill-list warnings that go with a card: what it answers, its pattern's gravest, or what a case teaches. A clause
 * that also answers moves of other patterns warns of those of its own first.
 */
export function warningsFor(index: SearchIndex, card: Card): readonly MoveCard[] {
  const { library } = index;
  const refs = (() => {
    switch (card.kind) {
      case 'clause':
        return card.answers;
      case 'pattern':
        return card.killList;
      case 'case':
        return card.lessons.map((lesson) => lesson.card);
      case 'term':
        return card.cards;
      case 'move':
        return [];
      default:
        return card satisfies never;
    }
  })();
  const moves = [...new Set(refs)].map((ref) => library.cards.get(ref)).filter((each) => each?.kind === 'move');
  const gravity = { high: 0, medium: 1, low: 2 };
  const rank = (move: MoveCard) =>
    gravity[move.severity] + (card.kind === 'clause' && move.pattern !== card.pattern ? 10 : 0);
  return moves.sort((a, b) => rank(a) - rank(b)).slice(0, MAX_WARNINGS);
}

/** In longer texts only what is typed in capitals is taken for an abbreviation. */
const KEYWORDS = 3;
/** In a longer text a word of three small letters is likely just a word. */
const AMONG_WORDS = 3;

/** `rofx` is one letter from ROFR, ROFO and ROFN, which differ in what they cost: the user says which. */
export function acronymNeighbours(
  index: SearchIndex,
  text: string,
): { readonly typed: string; readonly neighbours: readonly TermCard[] } | undefined {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const candidates = words.filter(
    (word) =>
      /^\p{L}{3,5}$/u.test(word) && (words.length <= KEYWORDS || word.length > AMONG_WORDS || /^\p{Lu}+$/u.test(word)),
  );
  const isAlone = ALONE.test(text);
  for (const word of candidates.slice(0, 8)) {
    const [typed = ''] = wordsOf(word);
    if (index.names.has(typed) || isKnownWord(index, typed)) continue;
    const near = index.library.terms.flatMap((term) =>
      term.abbreviations.filter((each) => isOneLetterAway(lookupKey(each), typed)).map(() => term),
    );
    const neighbours = [...new Set(near)];
    const isCapital = word === word.toUpperCase();
    const isMeant = neighbours.length > 1 || (neighbours.length === 1 && (isAlone || (isCapital && near.length > 1)));
    if (isMeant) return { typed: word, neighbours };
  }
  return undefined;
}

/** Nothing but one word is asked for: then a single neighbour is what may have been meant. */
const ALONE =
  /^\s*(?:(?:what(?:['’]s| is| are)?|define|explain|show|clause|case)\s+)?(?:(?:an?|the)\s+)?\p{L}+(?:\s+(?:clause|means?))?\s*\?*\s*$/iu;

function isOneLetterAway(a: string, b: string): boolean {
  return a.length === b.length && [...a].filter((letter, place) => letter !== b[place]).length === 1;
}
