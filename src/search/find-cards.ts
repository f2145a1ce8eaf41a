import type { Card, MoveCard, TermCard } from '../library/index.js';
import { type Hit, type SearchResult, searchCards } from './search-cards.js';
import { lookupKey, type SearchIndex } from './search-index.js';

/** What a lookup by keywords came to. */
export type Found =
  | {
      readonly kind: 'best';
      readonly best: Hit;
      readonly warnings: readonly MoveCard[];
      readonly others: readonly Hit[];
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

/** Below this score a card is no more than a near miss. */
const GOOD_SCORE = 0.3;
/** Two cards whose scores are nearer than this, relative to the best, are equally good. */
const TIE = 0.02;
const MAX_WARNINGS = 2;

/** The cards for some keywords: one best card with its warnings, a choice, a question back, or nothing. */
export function findCards(index: SearchIndex, query: string, options: FindOptions = {}): Found {
  const neighbours = acronymNeighbours(index, query);
  if (neighbours) return neighbours;
  const result = searchCards(index, query, 40);
  const hits = result.hits.filter(({ card }) =>
    options.kind === undefined ? card.kind !== 'term' || isNamedTerm(index, query, card) : card.kind === options.kind,
  );
  const good = hits.filter((hit) => isGood(hit, result));
  const [first, second] = good;
  if (!first) return { kind: 'nothing', nearest: hits.slice(0, 3).map(({ card }) => card) };
  const tied = good.filter(
    (hit) => hit.exact === first.exact && first.score - hit.score <= TIE * first.score && sameKind(hit, first),
  );
  if (second && tied.length > 1 && !first.exact) return { kind: 'choice', hits: tied.slice(0, options.limit ?? 5) };
  return {
    kind: 'best',
    best: first,
    warnings: warningsFor(index, first.card),
    others: good.slice(1, 1 + (options.limit ?? 4)),
  };
}

const sameKind = (a: Hit, b: Hit): boolean => a.card.kind === b.card.kind;

function isGood(hit: Hit, result: SearchResult): boolean {
  return hit.exact || (hit.score >= GOOD_SCORE && result.coverage >= 0.5);
}

function isNamedTerm(index: SearchIndex, query: string, card: Card): boolean {
  return (index.names.get(lookupKey(query)) ?? []).includes(card);
}

/** The kill-list warnings that go with a card: what it answers, its pattern's gravest, or what a case teaches. */
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
  return moves.sort((a, b) => gravity[a.severity] - gravity[b.severity]).slice(0, MAX_WARNINGS);
}

/** `rofx` is one letter from ROFR, ROFO and ROFN, which differ in what they cost: the user says which. */
function acronymNeighbours(index: SearchIndex, query: string): Found | undefined {
  const typed = lookupKey(query);
  if (!/^\p{L}{3,5}$/u.test(typed) || index.names.has(typed) || index.inverted.has(typed)) return undefined;
  const neighbours = index.library.terms.filter((term) =>
    term.abbreviations.some((abbreviation) => isOneLetterAway(lookupKey(abbreviation), typed)),
  );
  return neighbours.length > 1 ? { kind: 'ask-back', typed, neighbours } : undefined;
}

function isOneLetterAway(a: string, b: string): boolean {
  return a.length === b.length && [...a].filter((letter, place) => letter !== b[place]).length === 1;
}
