import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** The names of features in a tenth of their length: each word is written once, and a feature as its words' numbers. */
export interface PackedFeatures {
  /** The words, divided by spaces; those that most features use come first, so that their numbers are short. */
  readonly words: string;
  /**
   * Packed numbers in bytes of seven bits, the eighth set where a number goes on. For each of `KINDS`: how many features
   * there are, and for each its words' numbers, the first less that of the feature before.
   */
  readonly numbers: string;
}

/** Features by their numbers: runs of one, two and three words, and then pairs. */
export interface FeatureTable {
  readonly words: readonly string[];
  /** For each of `KINDS`, its first feature; at the end, how many features there are. */
  readonly starts: readonly number[];
  /** Three places for each feature: the numbers of its words. */
  readonly numbers: Uint16Array;
}

export const KINDS = [
  { length: 1, mark: ' ' },
  { length: 2, mark: ' ' },
  { length: 3, mark: ' ' },
  { length: 2, mark: '~' },
] as const;
const PLACES = 3;

/** Packs runs of up to three words and pairs joined by "~", each different; a table has them in its own order. */
export function packFeatures(names: readonly string[]): PackedFeatures {
  const split = names.map((name) => ({ isPair: name.includes('~'), words: name.split(/[ ~]/) }));
  const uses = new Map<string, number>();
  for (const { words } of split) for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1);
  const words = [...uses.keys()].sort((a, b) => uses.get(b)! - uses.get(a)! || (a < b ? -1 : 1));
  const numberOf = new Map(words.map((word, number) => [word, number]));
  const bytes: number[] = [];
  for (const { length, mark } of KINDS) {
    const rows = split
      .filter((feature) => feature.words.length === length && feature.isPair === (mark === '~'))
      .map((feature) => feature.words.map((word) => numberOf.get(word)!))
      .sort((a, b) => a[0]! - b[0]! || (a[1] ?? 0) - (b[1] ?? 0) || (a[2] ?? 0) - (b[2] ?? 0));
    writeNumber(bytes, rows.length);
    rows.forEach(([first, ...others], at) => {
      writeNumber(bytes, first! - (at === 0 ? 0 : rows[at - 1]![0]!));
      for (const number of others) writeNumber(bytes, number);
    });
  }
  return { words: words.join(' '), numbers: packBytes(bytes) };
}

export function unpackFeatures(packed: PackedFeatures): FeatureTable {
  const bytes = unpackBytes(packed.numbers);
  let at = 0;
  const read = (): number => {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at]!;
      at += 1;
      number += (byte & 127) << shift;
      if (byte < 128) return number;
    }
  };
  const starts = [0];
  // Each feature takes a byte or more.
  const numbers = new Uint16Array(bytes.length * PLACES);
  let feature = 0;
  for (const { length } of KINDS) {
    let first = 0;
    for (let left = read(); left > 0; left -= 1) {
      first += read();
      numbers[feature * PLACES] = first;
      for (let n = 1; n < length; n += 1) numbers[feature * PLACES + n] = read();
      feature += 1;
    }
    starts.push(feature);
  }
  return { words: packed.words.split(' '), starts, numbers: numbers.slice(0, feature * PLACES) };
}

/** The name of a feature, such as "right of first" or "assign~consent". */
export function featureName(table: FeatureTable, feature: number): string {
  const { length, mark } = KINDS[kindOf(table, feature)]!;
  return Array.from({ length }, (_, n) => table.words[wordOf(table, feature, n)]!).join(mark);
}

/** The number of the n-th word of a feature. */
export function wordOf({ numbers }: FeatureTable, feature: number, n: number): number {
  return numbers[feature * PLACES + n]!;
}

/** Which of `KINDS` a feature is. */
function kindOf({ starts }: FeatureTable, feature: number): number {
  return starts.findLastIndex((start) => start <= feature);
}

/** Bytes as they stand in the model's JSON: deflated, in base64. */
export function packBytes(bytes: readonly number[]): string {
  return deflateRawSync(
    Uint8Array.from(bytes, (byte) => byte & 255),
    { level: 9 },
  ).toString('base64');
}

export function unpackBytes(packed: string): Uint8Array {
  return inflateRawSync(Buffer.from(packed, 'base64'));
}

function writeNumber(bytes: number[], number: number): void {
  let rest = number;
  for (; rest > 127; rest >>= 7) bytes.push((rest & 127) | 128);
  bytes.push(rest);
}
