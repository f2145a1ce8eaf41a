import type { SynonymsFile } from '../library/index.js';
import { stemsOf } from '../text/tokens.js';

/** A group of words that mean the same, found in a run of stems. `end` is exclusive. */
export interface ConceptMatch {
  readonly concept: string;
  readonly start: number;
  readonly end: number;
}

interface Node {
  readonly next: Map<string, Node>;
  concepts: string[];
}

export interface Concepts {
  /** Every concept in the stems, longest first at each place; concepts may overlap. */
  matches(stems: readonly string[]): ConceptMatch[];
  /** Concepts that a concept or word also asks for, one way. */
  related(concept: string): readonly string[];
}

/**
 * The library's synonyms as a trie over stems. A concept is written `#` and the first term of its group; it is indexed
 * where any of its terms stands, and looked up where any of its terms is typed, so that a term of several words matches
 * a term of one.
 */
export function createConcepts(synonyms: SynonymsFile): Concepts {
  const root: Node = { next: new Map(), concepts: [] };
  const nameOf = (term: string): string => `#${stemsOf(term).join('_')}`;

  function add(term: string, concept: string): void {
    let node = root;
    const stems = stemsOf(term);
    if (stems.length === 0) return;
    for (const stem of stems) {
      let next = node.next.get(stem);
      if (!next) {
        next = { next: new Map(), concepts: [] };
        node.next.set(stem, next);
      }
      node = next;
    }
    if (!node.concepts.includes(concept)) node.concepts.push(concept);
  }

  for (const group of synonyms.groups) {
    const concept = nameOf(group[0] ?? '');
    for (const term of group) add(term, concept);
  }
  const related = new Map<string, string[]>();
  for (const { when, also } of synonyms.related) {
    for (const term of when) {
      const from = conceptsOf(term);
      const own = from.length > 0 ? from : [nameOf(term)];
      if (from.length === 0) add(term, nameOf(term));
      for (const concept of own) related.set(concept, [...(related.get(concept) ?? []), ...also.flatMap(targetsOf)]);
    }
  }

  /** The concepts of exactly this term. */
  function conceptsOf(term: string): string[] {
    let node: Node | undefined = root;
    for (const stem of stemsOf(term)) node = node?.next.get(stem);
    return node?.concepts ?? [];
  }

  function targetsOf(term: string): string[] {
    const concepts = conceptsOf(term);
    return concepts.length > 0 ? concepts : stemsOf(term);
  }

  return {
    matches: (stems) =>
      stems.flatMap((_, start) => {
        const found: ConceptMatch[] = [];
        let node: Node | undefined = root;
        for (let end = start; end < stems.length; end++) {
          node = node.next.get(stems[end] ?? '');
          if (!node) break;
          for (const concept of node.concepts) found.unshift({ concept, start, end: end + 1 });
        }
        return found;
      }),
    related: (concept) => related.get(concept) ?? [],
  };
}
