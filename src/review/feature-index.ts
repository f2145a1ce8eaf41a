import { type FeatureTable, KINDS, wordOf } from './feature-table.js';
import { createPairMap, type PairMap } from './pair-map.js';
import { FUNCTION_WORDS, PAIR_REACH, reachOfRun, stem } from './topic-features.js';

/** The features of a table by the words that they are made of. Words and features count from 1 here; 0 stands for none. */
export interface FeatureIndex {
  readonly wordIds: ReadonlyMap<string, number>;
  /** For each word, the feature that it is. */
  readonly singles: Int32Array;
  /** Runs of two by their words, also those that only begin a run of three. */
  readonly twos: PairMap;
  readonly featureOfTwo: Int32Array;
  /** Runs of three by the run of two that they begin with, and their last word. */
  readonly threes: PairMap;
  /** Pairs by their words, the smaller number first. */
  readonly pairs: PairMap;
}

export interface StemmedWord {
  /** 0 for words that no feature holds. */
  readonly id: number;
  readonly content: boolean;
}

export function indexFeatures(table: FeatureTable): FeatureIndex {
  const wordIds = new Map(table.words.map((word, number) => [word, number + 1]));
  const [, twosFrom, threesFrom, pairsFrom, end] = table.starts as [number, number, number, number, number];
  const word = (feature: number, n: number): number => wordOf(table, feature, n) + 1;
  const singles = new Int32Array(wordIds.size + 1);
  for (let feature = 0; feature < twosFrom; feature += 1) singles[word(feature, 0)] = feature + 1;
  const twos = createPairMap(pairsFrom - twosFrom);
  const featureOfTwo = new Int32Array(pairsFrom - twosFrom + 1);
  let runs = 0;
  for (let feature = twosFrom; feature < threesFrom; feature += 1) {
    runs += 1;
    twos.set(word(feature, 0), word(feature, 1), runs);
    featureOfTwo[runs] = feature + 1;
  }
  const threes = createPairMap(pairsFrom - threesFrom);
  for (let feature = threesFrom; feature < pairsFrom; feature += 1) {
    let two = twos.get(word(feature, 0), word(feature, 1));
    if (two === 0) {
      runs += 1;
      two = runs;
      twos.set(word(feature, 0), word(feature, 1), two);
    }
    threes.set(two, word(feature, 2), feature + 1);
  }
  const pairs = createPairMap(end - pairsFrom);
  for (let feature = pairsFrom; feature < end; feature += 1) {
    const [a, b] = [word(feature, 0), word(feature, 1)];
    pairs.set(Math.min(a, b), Math.max(a, b), feature + 1);
  }
  return { wordIds, singles, twos, featureOfTwo, threes, pairs };
}

/** For each feature of a table, how far from its sentence it counts, as `reachOfRun` says; pairs only there. */
export function reachOfFeatures({ starts }: FeatureTable): Uint8Array {
  const reach = new Uint8Array(starts.at(-1)!);
  KINDS.forEach(({ length, mark }, kind) => {
    reach.fill(mark === '~' ? 0 : reachOfRun(length), starts[kind], starts[kind + 1]);
  });
  return reach;
}

/** The features that stand in a sentence, each once. */
export function featureIds(index: FeatureIndex, words: readonly StemmedWord[]): number[] {
  const found = new Set<number>();
  addRuns(index, words, found);
  addPairs(index, words, found);
  return [...found];
}

function add(found: Set<number>, featureFrom1: number): void {
  if (featureFrom1 > 0) found.add(featureFrom1 - 1);
}

function addRuns(
  { singles, twos, featureOfTwo, threes }: FeatureIndex,
  words: readonly StemmedWord[],
  found: Set<number>,
): void {
  for (let at = 0; at < words.length; at += 1) {
    const first = words[at]!.id;
    if (first === 0) continue;
    add(found, singles[first]!);
    const second = words[at + 1]?.id ?? 0;
    const two = second === 0 ? 0 : twos.get(first, second);
    if (two === 0) continue;
    add(found, featureOfTwo[two]!);
    const third = words[at + 2]?.id ?? 0;
    if (third !== 0) add(found, threes.get(two, third));
  }
}

function addPairs({ pairs }: FeatureIndex, words: readonly StemmedWord[], found: Set<number>): void {
  const content = words.filter((word) => word.content);
  for (let at = 0; at < content.length; at += 1) {
    const a = content[at]!.id;
    if (a === 0) continue;
    for (let n = 1; n <= PAIR_REACH && at + n < content.length; n += 1) {
      const b = content[at + n]!.id;
      if (b !== 0) add(found, a < b ? pairs.get(a, b) : pairs.get(b, a));
    }
  }
}

/** Stems each different word once. */
export function createStemmer(wordIds: ReadonlyMap<string, number>): (word: string) => StemmedWord {
  const known = new Map<string, StemmedWord>();
  return (word) => {
    let entry = known.get(word);
    if (!entry) {
      const stemmed = stem(word);
      entry = { id: wordIds.get(stemmed) ?? 0, content: !FUNCTION_WORDS.has(stemmed) };
      known.set(word, entry);
    }
    return entry;
  };
}
