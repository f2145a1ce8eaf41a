import type { Tokens } from './tokens.js';
import { FUNCTION_WORDS, featureNames, reachOfRun, stem } from './topic-features.js';

/** The parts of a text that speak for or against a move at a sentence, in the order of the model's tables. */
export const MOVE_BLOCKS = ['own', 'near', 'window', 'around'] as const;
/** How much each part counts beside the sentence's own words; chosen on drafts by other hands (docs/decisions). */
export const MOVE_SCALES: readonly number[] = [3, 1.2, 3, 0.9];
/** Sentences on each side that are the surroundings of one. */
export const MOVE_WINDOW = 4;

/** Stands before a stem that a negator reaches: "no deadline" also counts as "¬deadlin". */
export const NEGATED = '¬';
const NEGATORS = new Set(
  'no not without never nor neither none nothing nobody non lack lacks cannot unable refuse refuses decline declines'.split(
    ' ',
  ),
);
/** Words after which a negator no longer reaches on, as marks that part statements do. */
const TURNS = new Set(['but', 'only', 'unless', 'except', 'until']);
const NEGATION_WORDS = 8;

/** The words of a sentence as the model of moves counts them; all numbers are one word. */
export function moveWords({ words, sentences }: Tokens, at: number): string[] {
  const { from, to } = sentences[at]!;
  return words.slice(from, to).map((word) => (isNumber(word) ? '#' : word));
}

function isNumber(word: string): boolean {
  const first = word.charCodeAt(0);
  return first >= 48 && first <= 57;
}

/** The words of a sentence that a negator reaches, function words left out. */
export function negatedWords({ words, breaks, sentences }: Tokens, at: number): Set<string> {
  const { from, to } = sentences[at]!;
  const found = new Set<string>();
  let left = 0;
  for (let n = from; n < to; n += 1) {
    const word = words[n]!;
    if (TURNS.has(word) || (n > from && breaks[n] === 2)) left = 0;
    if (left > 0) {
      if (!FUNCTION_WORDS.has(word)) found.add(isNumber(word) ? '#' : word);
      left -= 1;
    }
    if (NEGATORS.has(word)) left = NEGATION_WORDS;
  }
  return found;
}

/** All that counts in a sentence: runs of up to three stems, pairs, and stems that are negated. */
export function moveFeatureNames(tokens: Tokens, at: number): Set<string> {
  const names = featureNames(moveWords(tokens, at).map(stem));
  for (const word of negatedWords(tokens, at)) names.add(NEGATED + stem(word));
  return names;
}

/** How far from its sentence a feature counts, as `reachOfRun` says; pairs and negated stems only there. */
export function reachOfName(name: string): 0 | 1 | 2 {
  return name.includes('~') || name.startsWith(NEGATED) ? 0 : reachOfRun(name.split(' ').length);
}

/**
 * Which features count at a sentence, by block, each once: its own; those of the sentences beside it; single words of all
 * within the window; runs of two of the others there. `lists` holds each sentence's features, `reach` each feature's reach.
 */
export function partsOf(
  lists: readonly (readonly number[])[],
  reach: Uint8Array,
): (at: number) => readonly (readonly number[])[] {
  const words = lists.map((list) => list.filter((feature) => reach[feature] === 2));
  const twos = lists.map((list) => list.filter((feature) => reach[feature] === 1));
  // The last union that a feature was put into; quicker than a set for each.
  const seen = new Int32Array(reach.length);
  let union = 0;
  const unite = (sentences: readonly number[], ...kinds: readonly (readonly (readonly number[])[])[]): number[] => {
    union += 1;
    const found: number[] = [];
    for (const at of sentences) {
      for (const kind of kinds) {
        for (const feature of kind[at] ?? []) {
          if (seen[feature] === union) continue;
          seen[feature] = union;
          found.push(feature);
        }
      }
    }
    return found;
  };
  return (at) => {
    const around = Array.from({ length: 2 * MOVE_WINDOW + 1 }, (_, n) => at - MOVE_WINDOW + n);
    const others = around.filter((sentence) => sentence !== at);
    return [lists[at]!, unite([at - 1, at + 1], words, twos), unite(around, words), unite(others, twos)];
  };
}

/** What the features of a part are multiplied by, of which there are `count`; long parts count somewhat more in all. */
export function partScale(block: number, count: number): number {
  return count === 0 ? 0 : MOVE_SCALES[block]! / (count ** 0.35 * TYPICAL_COUNT ** 0.15);
}

/** About the features of a sentence of ten words; there a part is scaled to length one. */
const TYPICAL_COUNT = 60;
