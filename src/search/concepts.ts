import type { SynonymsFile } from '../library/index.js';
import type { GrowingLexicon } from './lexicon.js';

/** A group of words that mean the same, found in a run of stems. `end` is exclusive. */
export interface ConceptMatch {
  readonly concept: number;
  readonly start: number;
  readonly end: number;
}

interface Node {
  readonly next: Map<number, Node>;
  readonly concepts: number[];
}

export interface Concepts {
  /** Every concept in the stems, in order of place; concepts may overlap. */
  matches(stems: readonly number[]): ConceptMatch[];
  /** Terms that a concept also asks for, one way. */
  related(concept: number): readonly number[];
  /** All of it as plain values. */
  stored(): StoredConcepts;
}

/** Concepts as plain values: each run of stems with what it names, and what a concept also asks for. */
export interface StoredConcepts {
  readonly names: readonly (readonly [stems: readonly number[], concepts: readonly number[]])[];
  readonly related: readonly (readonly [concept: number, terms: readonly number[]])[];
}

/** A synonym is there because people type it. */
const SPELLING_WEIGHT = 100;

/**
 * The library's synonyms as a trie over stems. A concept is a term of the lexicon, named for the first of its group; it
 * is indexed where any of its terms stands, and looked up where any of its terms is typed, so that a term of several
 * words matches a term of one.
 */
export function createConcepts(synonyms: SynonymsFile, lexicon: GrowingLexicon): Concepts {
  const root: Node = { next: new Map(), concepts: [] };
  const nodeOf = (term: string): Node => nodeAt(root, lexicon.addText(term, SPELLING_WEIGHT));

  function add(term: string, concept: number): void {
    const node = nodeOf(term);
    if (node !== root && !node.concepts.includes(concept)) node.concepts.push(concept);
  }

  const conceptNamed = (term: string): number => lexicon.add(`#${lexicon.addText(term).join('_')}`);

  for (const [first = '', ...rest] of synonyms.groups) {
    const concept = conceptNamed(first);
    for (const term of [first, ...rest]) add(term, concept);
  }

  const related = new Map<number, number[]>();
  for (const { when, also } of synonyms.related) {
    const targets = also.flatMap((term) => {
      const { concepts } = nodeOf(term);
      return concepts.length > 0 ? concepts : lexicon.addText(term);
    });
    for (const term of when) {
      if (nodeOf(term).concepts.length === 0) add(term, conceptNamed(term));
      for (const concept of nodeOf(term).concepts) {
        related.set(concept, [...(related.get(concept) ?? []), ...targets]);
      }
    }
  }

  return conceptsOf(root, related);
}

/** Concepts as they were stored, beside the lexicon of the same index. */
export function restoreConcepts(stored: StoredConcepts): Concepts {
  const root: Node = { next: new Map(), concepts: [] };
  for (const [stems, concepts] of stored.names) nodeAt(root, stems).concepts.push(...concepts);
  return conceptsOf(root, new Map(stored.related));
}

/** The node at the end of a run of stems, made where it is missing. */
function nodeAt(root: Node, stems: readonly number[]): Node {
  let node = root;
  for (const stem of stems) {
    let next = node.next.get(stem);
    if (!next) {
      next = { next: new Map(), concepts: [] };
      node.next.set(stem, next);
    }
    node = next;
  }
  return node;
}

function conceptsOf(root: Node, related: ReadonlyMap<number, readonly number[]>): Concepts {
  return {
    matches: (stems) => {
      const found: ConceptMatch[] = [];
      for (let start = 0; start < stems.length; start++) {
        let node: Node | undefined = root;
        for (let end = start; end < stems.length; end++) {
          node = node.next.get(stems[end] ?? -1);
          if (!node) break;
          for (const concept of node.concepts) found.push({ concept, start, end: end + 1 });
        }
      }
      return found;
    },
    related: (concept) => related.get(concept) ?? [],
    stored: () => ({ names: namesIn(root, []), related: [...related] }),
  };
}

function namesIn(node: Node, stems: readonly number[]): StoredConcepts['names'] {
  const below = [...node.next].flatMap(([stem, next]) => namesIn(next, [...stems, stem]));
  return node.concepts.length > 0 ? [[stems, node.concepts], ...below] : below;
}
