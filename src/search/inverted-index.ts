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

/** What the scores are read from: the postings of term `t` stand from `starts[t]` to `starts[t + 1]`. */
export interface Postings {
  /** How many documents there are. */
  readonly documents: number;
  readonly starts: Int32Array;
  /** The document of each posting. */
  readonly places: Int32Array;
  /** The posting's share of the score. */
  readonly impacts: Float32Array;
}

/** Saturation: how soon more of the same word stops helping. The usual range is 1.2 to 2. */
const K1 = 1.4;

export interface InvertedIndex {
  readonly postings: Postings;
  /** True where some document has the term. */
  has(term: number): boolean;
  /** Rarity of a term: higher is rarer; highest where no document has it. */
  idf(term: number): number;
  /** The score of each document for the weighted terms; the array is the caller's. */
  scores(terms: ReadonlyMap<number, number>): Float32Array;
}

/** `documents[i][f]` holds the terms of field `f` of document `i`; `size` is above every term. */
export function buildInvertedIndex(
  documents: readonly (readonly (readonly number[])[])[],
  fields: readonly FieldWeight[],
  size: number,
): InvertedIndex {
  const averages = fields.map((_, field) => {
    const total = documents.reduce((sum, document) => sum + (document[field]?.length ?? 0), 0);
    return Math.max(1, total / Math.max(1, documents.length));
  });
  const norms = documents.map((document) =>
    fields.map(({ weight, lengthPenalty }, field) => {
      const length = (document[field]?.length ?? 0) / (averages[field] ?? 1);
      return weight / (1 - lengthPenalty + lengthPenalty * length);
    }),
  );

  // First pass: in how many documents each term stands. Postings then lie one after another, term by term:
  //   term 0     term 1  term 2
  //   d3 d7 d9 | d1    | d0 d3 …      starts = [0, 3, 4, …]
  const counts = new Int32Array(size);
  const lastSeen = new Int32Array(size).fill(-1);
  documents.forEach((document, number) => {
    for (const terms of document) {
      for (const term of terms) {
        if (lastSeen[term] === number) continue;
        lastSeen[term] = number;
        counts[term] = (counts[term] ?? 0) + 1;
      }
    }
  });
  const starts = new Int32Array(size + 1);
  for (let term = 0; term < size; term++) starts[term + 1] = (starts[term] ?? 0) + (counts[term] ?? 0);
  const total = starts[size] ?? 0;
  const postings = new Int32Array(total);
  const impacts = new Float32Array(total);

  // Second pass: each term's frequency in the document, weighted by field; a posting's place is where it stood last.
  const place = new Int32Array(size).fill(-1);
  const next = starts.slice(0, size);
  documents.forEach((document, number) => {
    document.forEach((terms, field) => {
      const share = norms[number]?.[field] ?? 0;
      for (const term of terms) {
        let at = place[term] ?? -1;
        if (at === -1 || postings[at] !== number) {
          at = next[term] ?? 0;
          next[term] = at + 1;
          place[term] = at;
          postings[at] = number;
        }
        impacts[at] = (impacts[at] ?? 0) + share;
      }
    });
  });
  const idf = Float32Array.from(counts, (count) => rarity(documents.length, count));
  for (let term = 0; term < size; term++) {
    for (let at = starts[term] ?? 0; at < (starts[term + 1] ?? 0); at++) {
      const frequency = impacts[at] ?? 0;
      impacts[at] = ((idf[term] ?? 0) * frequency * (K1 + 1)) / (frequency + K1);
    }
  }

  return openInvertedIndex({ documents: documents.length, starts, places: postings, impacts });
}

/** The index over postings that were made before. */
export function openInvertedIndex(postings: Postings): InvertedIndex {
  const { documents, starts, places, impacts } = postings;
  const countOf = (term: number): number => (starts[term + 1] ?? 0) - (starts[term] ?? 0);
  const idf = new Float32Array(starts.length - 1);
  for (let term = 0; term < idf.length; term++) idf[term] = rarity(documents, countOf(term));
  return {
    postings,
    has: (term) => countOf(term) > 0,
    idf: (term) => idf[term] ?? rarity(documents, 0),
    scores: (terms) => {
      const scores = new Float32Array(documents);
      for (const [term, weight] of terms) {
        const end = starts[term + 1] ?? 0;
        for (let at = starts[term] ?? 0; at < end; at++) {
          const document = places[at] ?? 0;
          scores[document] = (scores[document] ?? 0) + weight * (impacts[at] ?? 0);
        }
      }
      return scores;
    },
  };
}

/** The BM25 form that stays above zero for words in more than half of the documents. */
function rarity(size: number, documents: number): number {
  return Math.log(1 + (size - documents + 0.5) / (documents + 0.5));
}
