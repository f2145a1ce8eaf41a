/**
 * BM25F over weighted fields, with each posting's share of the score worked out when the index is built, so that a
 * query is one pass over the postings of its terms. Robertson and Zaragoza, "The Probabilistic Relevance Framework",
 * 2009, section 3.6.
 */
export interface FieldWeight {
  readonly weight: number;
  /** How far a long field is held against a word in it: 0 not at all, 1 in full. */
  readonly lengthPenalty: number;
}

/** Saturation: how soon more of the same word stops helping. The usual range is 1.2 to 2. */
const K1 = 1.4;

interface Postings {
  readonly documents: Uint32Array;
  readonly impacts: Float32Array;
}

export interface InvertedIndex {
  readonly size: number;
  has(term: string): boolean;
  /** Rarity of a term: higher is rarer; 0 where no document has it. */
  idf(term: string): number;
  /** The score of each document for the weighted terms; the array is the caller's. */
  scores(terms: ReadonlyMap<string, number>): Float32Array;
  /** The term's share in one document's score, for explanations. */
  impact(term: string, document: number): number;
}

/** `documents[i][f]` holds the terms of field `f` of document `i`. */
export function buildInvertedIndex(
  documents: readonly (readonly (readonly string[])[])[],
  fields: readonly FieldWeight[],
): InvertedIndex {
  const lengths = fields.map((_, field) => {
    const total = documents.reduce((sum, document) => sum + (document[field]?.length ?? 0), 0);
    return Math.max(1, total / Math.max(1, documents.length));
  });
  const collected = new Map<string, { documents: number[]; frequencies: number[] }>();
  documents.forEach((document, number) => {
    for (const [term, frequency] of weightedFrequencies(document, fields, lengths)) {
      const list = collected.get(term) ?? { documents: [], frequencies: [] };
      if (list.documents.length === 0) collected.set(term, list);
      list.documents.push(number);
      list.frequencies.push(frequency);
    }
  });
  const postings = new Map<string, Postings>();
  for (const [term, list] of collected) {
    const idf = rarity(documents.length, list.documents.length);
    postings.set(term, {
      documents: Uint32Array.from(list.documents),
      impacts: Float32Array.from(list.frequencies, (frequency) => (idf * frequency * (K1 + 1)) / (frequency + K1)),
    });
  }
  return {
    size: documents.length,
    has: (term) => postings.has(term),
    idf: (term) => rarity(documents.length, postings.get(term)?.documents.length ?? documents.length),
    scores: (terms) => {
      const scores = new Float32Array(documents.length);
      for (const [term, weight] of terms) {
        const found = postings.get(term);
        if (!found) continue;
        for (let i = 0; i < found.documents.length; i++) {
          const document = found.documents[i] ?? 0;
          scores[document] = (scores[document] ?? 0) + weight * (found.impacts[i] ?? 0);
        }
      }
      return scores;
    },
    impact: (term, document) => {
      const found = postings.get(term);
      const at = found?.documents.indexOf(document) ?? -1;
      return at === -1 ? 0 : (found?.impacts[at] ?? 0);
    },
  };
}

function weightedFrequencies(
  document: readonly (readonly string[])[],
  fields: readonly FieldWeight[],
  lengths: readonly number[],
): Map<string, number> {
  const frequencies = new Map<string, number>();
  document.forEach((terms, field) => {
    const { weight, lengthPenalty } = fields[field] ?? { weight: 0, lengthPenalty: 0 };
    const norm = 1 - lengthPenalty + (lengthPenalty * terms.length) / (lengths[field] ?? 1);
    for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + weight / norm);
  });
  return frequencies;
}

/** The BM25 form that stays above zero for words in more than half of the documents. */
function rarity(size: number, documents: number): number {
  return Math.log(1 + (size - documents + 0.5) / (documents + 0.5));
}
