import type { Card, SynonymsFile } from '../library/index.js';
import { sentencesOf } from '../text/sentences.js';
import { type Concepts, createConcepts, restoreConcepts, type StoredConcepts } from './concepts.js';
import {
  buildInvertedIndex,
  type FieldWeight,
  type InvertedIndex,
  openInvertedIndex,
  type Postings,
} from './inverted-index.js';
import {
  createLexicon,
  type GrowingLexicon,
  type Lexicon,
  NO_SUBJECT,
  restoreLexicon,
  type StoredLexicon,
} from './lexicon.js';
import { type CardPart, FIELDS, type Field, partsOf } from './parts.js';

/** Measured on the development questions: see `docs/decisions`. */
const FIELD_WEIGHTS: Readonly<Record<Field, FieldWeight>> = {
  name: { weight: 4, lengthPenalty: 0.3 },
  asked: { weight: 2.2, lengthPenalty: 0.3 },
  gist: { weight: 1.3, lengthPenalty: 0.4 },
  body: { weight: 1, lengthPenalty: 0.6 },
};

/** How much a word's place says that people will type it. */
const SPELLING_WEIGHTS: Readonly<Record<Field, number>> = { name: 200, asked: 50, gist: 25, body: 1 };

/** A name, a way to ask, or a sentence of a card. */
export interface Line {
  readonly part: CardPart;
  readonly text: string;
  /** Its stems, then the concepts that they name. */
  readonly terms: Int32Array;
  /** Rarity of its stems, summed. */
  readonly mass: number;
}

/** The words of a library, worked out: nearly all of the work of an index. */
export interface Terms {
  readonly lexicon: Lexicon;
  readonly concepts: Concepts;
  readonly inverted: InvertedIndex;
  /** How much each term is a word of the field: 0 where only long texts have it, up to 1 for words of names and synonyms. */
  readonly salience: Float32Array;
  /** The lines of the card at a place; none where there is no card. */
  linesOf(place: number): readonly Line[];
}

/** The same as plain values, which a build can leave for a fast start. */
export interface StoredTerms {
  readonly lexicon: StoredLexicon;
  readonly concepts: StoredConcepts;
  readonly postings: Omit<Postings, 'documents'>;
  readonly salience: Float32Array;
  readonly lines: StoredLines;
}

/** Line after line, card by card. */
interface StoredLines {
  /** How many lines the cards before each card have; one more for the end. */
  readonly starts: Int32Array;
  /** How many terms the lines before each line have; one more for the end. */
  readonly termStarts: Int32Array;
  readonly terms: Int32Array;
  readonly masses: Float64Array;
}

export function buildTerms(cards: readonly Card[], synonyms: SynonymsFile): Terms & { stored(): StoredTerms } {
  const lexicon = createLexicon();
  const concepts = createConcepts(synonyms, lexicon);
  const lines = cards.map((card) => partsOf(card).flatMap((part) => linesOf(part, lexicon, concepts)));
  const documents = lines.map((own) => documentOf(own, lexicon));
  const inverted = buildInvertedIndex(
    documents,
    FIELDS.map((field) => FIELD_WEIGHTS[field]),
    lexicon.size(),
  );
  for (const line of lines.flat()) {
    for (let i = 0; i < line.stems; i++) line.mass += inverted.idf(line.terms[i] ?? 0);
  }
  const salience = salienceOf(lexicon);
  return {
    lexicon,
    concepts,
    inverted,
    salience,
    linesOf: (place) => lines[place] ?? [],
    stored: () => {
      const { starts, places, impacts } = inverted.postings;
      return {
        lexicon: lexicon.stored(),
        concepts: concepts.stored(),
        postings: { starts, places, impacts },
        salience,
        lines: storedLines(lines),
      };
    },
  };
}

function storedLines(lines: readonly (readonly Line[])[]): StoredLines {
  const all = lines.flat();
  return {
    starts: runningSum(lines.map((own) => own.length)),
    termStarts: runningSum(all.map(({ terms }) => terms.length)),
    terms: Int32Array.from(all.flatMap(({ terms }) => [...terms])),
    masses: Float64Array.from(all, ({ mass }) => mass),
  };
}

/** The sum of the numbers before each, and of all. */
function runningSum(numbers: readonly number[]): Int32Array {
  const sums = new Int32Array(numbers.length + 1);
  numbers.forEach((number, i) => {
    sums[i + 1] = (sums[i] ?? 0) + number;
  });
  return sums;
}

/** A word with this weight in names, questions and synonyms is half a word of the field. */
const HALF_SALIENT = 300;

function salienceOf(lexicon: Lexicon): Float32Array {
  const salience = new Float32Array(lexicon.size());
  for (const { term, weight } of lexicon.spellings().values()) {
    if (term !== NO_SUBJECT) salience[term] = (salience[term] ?? 0) + weight;
  }
  return salience.map((weight) => weight / (weight + HALF_SALIENT));
}

/** What `buildTerms` gives for the cards from which these were stored. A card is cut into lines when it is first looked at. */
export function restoreTerms(cards: readonly Card[], stored: StoredTerms): Terms {
  const lines: (readonly Line[])[] = [];
  return {
    lexicon: restoreLexicon(stored.lexicon),
    concepts: restoreConcepts(stored.concepts),
    inverted: openInvertedIndex({ documents: cards.length, ...stored.postings }),
    salience: stored.salience,
    linesOf: (place) => {
      lines[place] ??= restoredLines(cards[place], stored.lines, place);
      return lines[place];
    },
  };
}

function restoredLines(card: Card | undefined, stored: StoredLines, place: number): readonly Line[] {
  if (!card) return [];
  const first = stored.starts[place] ?? 0;
  return partsOf(card)
    .flatMap((part) => textsOf(part).map((text) => ({ part, text })))
    .map(({ part, text }, i): Line => {
      const line = first + i;
      const terms = stored.terms.subarray(stored.termStarts[line], stored.termStarts[line + 1]);
      return { part, text, terms, mass: stored.masses[line] ?? 0 };
    });
}

interface UnweighedLine extends Line {
  readonly stems: number;
  mass: number;
}

function linesOf(part: CardPart, lexicon: GrowingLexicon, concepts: Concepts): UnweighedLine[] {
  return textsOf(part).map((text) => {
    const terms = lexicon.addText(text, SPELLING_WEIGHTS[part.field]);
    const stems = terms.length;
    for (const { concept } of concepts.matches(terms)) terms.push(concept);
    return { part, text, terms: Int32Array.from(terms), stems, mass: 0 };
  });
}

const textsOf = ({ field, text }: CardPart): string[] =>
  field === 'name' || field === 'asked' ? [text] : sentencesOf(text);

/** A card's terms by field; outside the body, neighbouring stems count as one term too. */
function documentOf(lines: readonly UnweighedLine[], lexicon: GrowingLexicon): number[][] {
  const document: number[][] = FIELDS.map(() => []);
  for (const { part, terms, stems } of lines) {
    const field = document[FIELDS.indexOf(part.field)];
    if (!field) continue;
    for (const term of terms) field.push(term);
    if (part.field === 'body') continue;
    for (let i = 1; i < stems; i++) field.push(lexicon.addPair(terms[i - 1] ?? 0, terms[i] ?? 0));
  }
  return document;
}
