import type { Card, Library, Ref } from '../library/index.js';
import { normalise } from '../text/normalise.js';
import { STOP_WORDS, stemOf, stemsOf, wordsOf } from '../text/tokens.js';
import { type Concepts, createConcepts } from './concepts.js';
import { fieldsOf } from './fields.js';
import { buildInvertedIndex, type FieldWeight, type InvertedIndex } from './inverted-index.js';
import { createSpeller, type Speller } from './speller.js';

/** In the order of `CardFields`. Measured on the development questions: see `docs/decisions`. */
const FIELDS: readonly (FieldWeight & { readonly field: 'name' | 'asked' | 'gist' | 'body' })[] = [
  { field: 'name', weight: 4, lengthPenalty: 0.3 },
  { field: 'asked', weight: 2.2, lengthPenalty: 0.3 },
  { field: 'gist', weight: 1.3, lengthPenalty: 0.4 },
  { field: 'body', weight: 1, lengthPenalty: 0.6 },
];

/** All that a search needs, made once for each library. */
export interface SearchIndex {
  readonly library: Library;
  readonly cards: readonly Card[];
  readonly inverted: InvertedIndex;
  readonly concepts: Concepts;
  readonly speller: Speller;
  /** Cards by what they are called, spelled as `lookupKey` does. */
  readonly names: ReadonlyMap<string, readonly Card[]>;
  readonly positions: ReadonlyMap<Ref, number>;
}

/** Case, spaces, hyphens and closing marks do not matter to a name. */
export function lookupKey(text: string): string {
  return (normalise(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

export function buildSearchIndex(library: Library): SearchIndex {
  const cards = [...library.cards.values()];
  const concepts = createConcepts(library.synonyms);
  const inverted = buildInvertedIndex(
    cards.map((card) => {
      const fields = fieldsOf(card);
      return FIELDS.map(({ field }) => fields[field].flatMap((text) => termsOf(text, concepts, field !== 'body')));
    }),
    FIELDS,
  );
  return {
    library,
    cards,
    inverted,
    concepts,
    speller: createSpeller(vocabularyOf(cards, library)),
    names: namesOf(cards),
    positions: new Map(cards.map((card, position) => [card.ref, position])),
  };
}

/** A text's stems, the concepts that they name and, with `pairs`, its neighbouring stems as one term. */
export function termsOf(text: string, concepts: Concepts, pairs: boolean): string[] {
  const stems = stemsOf(text);
  return [
    ...stems,
    ...concepts.matches(stems).map(({ concept }) => concept),
    ...(pairs ? stems.slice(1).map((stem, index) => `${stems[index]} ${stem}`) : []),
  ];
}

function namesOf(cards: readonly Card[]): Map<string, Card[]> {
  const names = new Map<string, Card[]>();
  for (const card of cards) {
    for (const name of new Set([card.ref, card.id, card.title, ...card.aliases].map(lookupKey))) {
      names.set(name, [...(names.get(name) ?? []), card]);
    }
  }
  return names;
}

/** The words of names, of questions and of synonyms, in the spelling that is shown. */
function vocabularyOf(cards: readonly Card[], library: Library): string[] {
  const texts = [
    ...cards.flatMap((card) => {
      const { name, asked, gist } = fieldsOf(card);
      return [...name, ...asked, ...gist];
    }),
    ...library.synonyms.groups.flat(),
  ];
  const words = new Set(texts.flatMap(wordsOf));
  return [...words].filter((word) => word.length > 3 && !STOP_WORDS.has(word) && !/\p{N}/u.test(word));
}

/** True where some card has the word in some form. */
export function isKnownWord(index: SearchIndex, word: string): boolean {
  return index.inverted.has(stemOf(word));
}
