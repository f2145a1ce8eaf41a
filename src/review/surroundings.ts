import type { Evidence, SafeguardSign } from './evidence.js';

/** Signals and safeguards this many sentences apart speak of the same stretch. */
export const STRETCH = 12;

/** What stands around a sentence, found without reading the whole text again. */
export interface Surroundings {
  /** How often the words of a kind of deal stand in the stretch. */
  affinity(pattern: string, sentence: number): number;
  /** The same for the kind whose words stand most often. */
  mostAffinity(sentence: number): number;
  /** How many different safeguards, of whatever move, so many sentences around name as there. */
  safeguardsWithin(reach: number, sentence: number): number;
}

export function createSurroundings({ deals, safeguards }: Evidence): Surroundings {
  const present = [...safeguards.values()].map((signs) => sentencesOf(signs));
  const affinity = (pattern: string, sentence: number): number =>
    countAround(deals.get(pattern) ?? [], sentence, STRETCH);
  return {
    affinity,
    mostAffinity: (sentence) => {
      let most = 0;
      for (const pattern of deals.keys()) most = Math.max(most, affinity(pattern, sentence));
      return most;
    },
    safeguardsWithin: (reach, sentence) => {
      let count = 0;
      for (const sentences of present) if (countAround(sentences, sentence, reach) > 0) count += 1;
      return count;
    },
  };
}

/** For each safeguard, the sentences that name it as there. */
export function presentSafeguards(signs: readonly SafeguardSign[]): ReadonlyMap<string, readonly number[]> {
  const byId = new Map<string, number[]>();
  for (const { safeguard, sentence, absent } of signs) {
    if (absent) continue;
    const list = byId.get(safeguard);
    if (list) list.push(sentence);
    else byId.set(safeguard, [sentence]);
  }
  return byId;
}

const sentencesOf = (signs: readonly SafeguardSign[]): number[] =>
  signs.flatMap(({ sentence, absent }) => (absent ? [] : [sentence]));

/** How many of the numbers, which ascend, lie at most `reach` from `middle`. */
export function countAround(ascending: readonly number[], middle: number, reach: number): number {
  return firstFrom(ascending, middle + reach + 1) - firstFrom(ascending, middle - reach);
}

function firstFrom(ascending: readonly number[], least: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
