import type { Card, SynonymsFile } from '../library/index.js';
import { sentencesOf } from '../text/sentences.js';
import { type Concepts, createConcepts, restoreConcepts, type StoredConcepts } from './concepts.js';
import { buildInvertedIndex, type FieldWeight, type InvertedIndex, openInvertedIndex } from './inverted-index.js';
import { createLexicon, type Lexicon, type StoredLexicon } from './lexicon.js';
import { packed, unpackedFloat32, unpackedFloat64, unpackedInt32 } from './packed.js';
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
  /** The lines of each card. */
  readonly lines: readonly (readonly Line[])[];
}

/** The same as plain values, which a build can leave for a fast start; numbers are packed. */
export interface StoredTerms {
  readonly lexicon: StoredLexicon;
  readonly concepts: StoredConcepts;
  readonly postings: { readonly starts: string; readonly places: string; readonly impacts: string };
  /** Line after line: how many terms it has, its mass, and the terms of all lines one after another. */
  readonly lines: { readonly lengths: string; readonly masses: string; readonly terms: string };
}

export function buildTerms(cards: readonly Card[], synonyms: SynonymsFile): Terms {
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
  return { lexicon, concepts, inverted, lines };
}

export function storeTerms({ lexicon, concepts, inverted: { postings }, lines }: Terms): StoredTerms {
  const all = lines.flat();
  return {
    lexicon: lexicon.stored(),
    concepts: concepts.stored(),
    postings: {
      starts: packed(postings.starts),
      places: packed(postings.places),
      impacts: packed(postings.impacts),
    },
    lines: {
      lengths: packed(Int32Array.from(all, ({ terms }) => terms.length)),
      masses: packed(Float64Array.from(all, ({ mass }) => mass)),
      terms: packed(Int32Array.from(all.flatMap(({ terms }) => [...terms]))),
    },
  };
}

/** What `buildTerms` gives for the cards from which these were stored. */
export function restoreTerms(cards: readonly Card[], stored: StoredTerms): Terms {
  const lengths = unpackedInt32(stored.lines.lengths);
  const masses = unpackedFloat64(stored.lines.masses);
  const terms = unpackedInt32(stored.lines.terms);
  let line = 0;
  let start = 0;
  const lines = cards.map((card) =>
    partsOf(card).flatMap((part) =>
      textsOf(part).map((text): Line => {
        const end = start + (lengths[line] ?? 0);
        const restored = { part, text, terms: terms.subarray(start, end), mass: masses[line] ?? 0 };
        line++;
        start = end;
        return restored;
      }),
    ),
  );
  const inverted = openInvertedIndex({
    documents: cards.length,
    starts: unpackedInt32(stored.postings.starts),
    places: unpackedInt32(stored.postings.places),
    impacts: unpackedFloat32(stored.postings.impacts),
  });
  return { lexicon: createLexicon(stored.lexicon), concepts: restoreConcepts(stored.concepts), inverted, lines };
}

interface UnweighedLine extends Line {
  readonly stems: number;
  mass: number;
}

function linesOf(part: CardPart, lexicon: Lexicon, concepts: Concepts): UnweighedLine[] {
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
function documentOf(lines: readonly UnweighedLine[], lexicon: Lexicon): number[][] {
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
