import type { Card, Library, Ref } from '../library/index.js';
import { normalise } from '../text/normalise.js';
import { stemOf } from '../text/tokens.js';
import { ANSWERABLE_FEATURES } from './answerable.js';
import type { Concepts } from './concepts.js';
import { FEATURES } from './features.js';
import { createForms, type Forms } from './forms.js';

import type { InvertedIndex } from './inverted-index.js';
import type { Lexicon } from './lexicon.js';
import { createNearestTitles, type NearestTitles } from './nearest-titles.js';

import { createSpeller, type Speller } from './speller.js';
import { buildTerms, type Line, restoreTerms, type StoredTerms } from './terms.js';

/** Cards that stand near a card, as places in `SearchIndex.cards`. */
export interface Neighbours {
  /** The pattern of a clause or move; the patterns of a deal. */
  readonly above: readonly number[];
  /** The clauses that answer a move and the reverse; the cards that a deal teaches about; the clauses of a pattern. */
  readonly beside: readonly number[];
  /** The glossary terms that lead to the card. */
  readonly terms: readonly number[];
}

/** All that a search needs, made once for each library. */
export interface SearchIndex {
  readonly library: Library;
  readonly cards: readonly Card[];
  readonly lexicon: Lexicon;
  readonly inverted: InvertedIndex;
  readonly concepts: Concepts;
  readonly speller: Speller;
  readonly nearestTitles: NearestTitles;
  /** How questions are put. */
  readonly forms: Forms;
  /** How much each stem is a word of the field, from 0 to 1. */
  readonly salience: Float32Array;
  /** In the order of `FEATURES`. */
  readonly rankingWeights: Float64Array;
  /** In the order of `ANSWERABLE_FEATURES`. */
  readonly answerableWeights: Float64Array;
  /** The lines of the card at a place in `cards`. */
  linesOf(place: number): readonly Line[];
  readonly neighbours: readonly Neighbours[];
  /** Cards by what they are called, spelled as `lookupKey` does. */
  readonly names: ReadonlyMap<string, readonly Card[]>;
  readonly positions: ReadonlyMap<Ref, number>;
}

/** Case, spaces, hyphens and closing marks do not matter to a name. */
export function lookupKey(text: string): string {
  return (normalise(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

/** What a build can leave of a library's index, for `buildSearchIndex`. */
export interface StoredIndex extends StoredTerms {
  /** Places of the cards by what they are called. */
  readonly names: ReadonlyMap<string, readonly number[]>;
}

export function storeIndex({ cards: byRef, synonyms }: Library): StoredIndex {
  const cards = [...byRef.values()];
  return { ...buildTerms(cards, synonyms).stored(), names: namedPlaces(cards) };
}

/** The lines of a card; none where the index does not hold it. */
export function linesOfCard({ linesOf, positions }: SearchIndex, { ref }: Card): readonly Line[] {
  return linesOf(positions.get(ref) ?? -1);
}

/** The index of a library; `stored` spares most of the work, and has to come from an index of the same library. */
export function buildSearchIndex(library: Library, stored?: StoredIndex): SearchIndex {
  const cards = [...library.cards.values()];
  const { lexicon, concepts, inverted, salience, linesOf } = stored
    ? restoreTerms(cards, stored)
    : buildTerms(cards, library.synonyms);
  const positions = new Map(cards.map((card, position) => [card.ref, position]));
  return {
    library,
    cards,
    lexicon,
    inverted,
    concepts,
    speller: createSpeller(lexicon),
    nearestTitles: createNearestTitles(cards),
    forms: createForms(library.questions),
    rankingWeights: Float64Array.from(FEATURES, (feature) => library.ranking.cards[feature] ?? 0),
    salience,
    answerableWeights: Float64Array.from(ANSWERABLE_FEATURES, (feature) => library.ranking.answerable[feature] ?? 0),
    linesOf,
    neighbours: neighboursOf(cards, positions),
    names: namesOf(cards, stored?.names ?? namedPlaces(cards)),
    positions,
  };
}

function namesOf(cards: readonly Card[], places: StoredIndex['names']): ReadonlyMap<string, readonly Card[]> {
  const names = new Map<string, readonly Card[]>();
  for (const [name, named] of places)
    names.set(
      name,
      named.flatMap((place) => cards[place] ?? []),
    );
  return names;
}

function namedPlaces(cards: readonly Card[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  cards.forEach((card, place) => {
    for (const name of new Set([card.ref, card.id, card.title, ...card.aliases].map(lookupKey))) {
      const named = places.get(name);
      if (named) named.push(place);
      else places.set(name, [place]);
    }
  });
  return places;
}

function neighboursOf(cards: readonly Card[], positions: ReadonlyMap<Ref, number>): Neighbours[] {
  const terms = cards.map((): number[] => []);
  cards.forEach((card, position) => {
    if (card.kind !== 'term') return;
    for (const ref of card.cards) terms[positions.get(ref) ?? -1]?.push(position);
  });
  const places = (refs: readonly Ref[]): number[] =>
    [...new Set(refs)].map((ref) => positions.get(ref)).filter((place) => place !== undefined);
  return cards.map((card, position) => {
    const own = { terms: terms[position] ?? [] };
    switch (card.kind) {
      case 'pattern':
        return { ...own, above: [], beside: places([...card.clauses, ...card.killList]) };
      case 'clause':
        return { ...own, above: places([card.pattern]), beside: places(card.answers) };
      case 'move':
        return { ...own, above: places([card.pattern]), beside: places(card.answeredBy) };
      case 'case':
        return { ...own, above: places(card.patterns), beside: places(card.lessons.map((lesson) => lesson.card)) };
      case 'term':
        return { ...own, above: [], beside: places(card.cards) };
      default:
        return card satisfies never;
    }
  });
}

/** True where some card has the word in some form. */
export function isKnownWord(index: SearchIndex, word: string): boolean {
  const term = index.lexicon.find(stemOf(word));
  return term !== undefined && index.inverted.has(term);
}
