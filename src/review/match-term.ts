import { canBeEmpty, NUMBER_WORDS, type Part, type Phrase, type Sequence } from './parse-phrase.js';
import type { Match } from './phrases.js';

/** No term looks further than this many words, whatever its gaps. */
const LONGEST_MATCH = 60;

/** For each word of a text, the gates that it opens. */
export type WordGates = readonly (readonly number[])[];

/** A part made ready: `gate` takes one word that opens it. */
type Step =
  /** A word that opens the gate, after at most `most` others. */
  | { readonly kind: 'gate'; readonly gate: number; readonly most: number }
  | { readonly kind: 'gap'; readonly most: number }
  | { readonly kind: 'either'; readonly options: readonly (readonly Step[])[] };

export interface CompiledTerm {
  readonly steps: readonly Step[];
  /** The gate of the first word. */
  readonly first: number;
  /** Gates of all parts that must be there. */
  readonly needs: readonly number[];
  /** Gates of all its parts. */
  readonly gates: readonly number[];
}

/** The words of a sentence that open each gate, in order; as many of `at[gate]` as `counts[gate]` says. */
export interface GatePlaces {
  readonly at: readonly number[][];
  readonly counts: Int32Array;
}

export interface GateIndex {
  readonly size: number;
  readonly of: (words: readonly string[]) => WordGates;
}

/** The terms of all phrases once each, for each phrase the numbers of its terms, and the gates that they wait for. */
export function compileTerms(phrases: readonly Phrase[]): {
  readonly terms: readonly CompiledTerm[];
  readonly termsOf: readonly (readonly number[])[];
  readonly gates: GateIndex;
} {
  const gates = createGates();
  const terms: CompiledTerm[] = [];
  const known = new Map<string, number>();
  const termsOf = phrases.map((phrase) =>
    phrase.terms.map((parts) => {
      const key = JSON.stringify(parts);
      const term = known.get(key) ?? terms.push(compileTerm(parts, gates)) - 1;
      known.set(key, term);
      return term;
    }),
  );
  return { terms, termsOf, gates: gates.index() };
}

type Gates = ReturnType<typeof createGates>;

function compileTerm(parts: Sequence, gates: Gates): CompiledTerm {
  const needs = parts.flatMap((part) =>
    part.kind === 'gap' || canBeEmpty([part]) ? [] : [gates.add(firstParts([part]))],
  );
  const first = gates.add(firstParts(parts));
  const steps = compileParts(parts, gates);
  return {
    steps,
    first,
    needs: [...new Set([first, ...needs])],
    gates: [...new Set([first, ...needs, ...gatesIn(steps)])],
  };
}

function gatesIn(steps: readonly Step[]): number[] {
  return steps.flatMap((step) => {
    if (step.kind === 'either') return step.options.flatMap(gatesIn);
    return step.kind === 'gate' ? [step.gate] : [];
  });
}

/** The steps of a sequence; a gap and the word that ends it are one step. */
function compileParts(parts: Sequence, gates: Gates): Step[] {
  const steps: Step[] = [];
  for (const part of parts) {
    const step = compilePart(part, gates);
    const last = steps[steps.length - 1];
    if (last?.kind === 'gap' && step.kind === 'gate') steps[steps.length - 1] = { ...step, most: last.most };
    else steps.push(step);
  }
  return steps;
}

function compilePart(part: Part, gates: Gates): Step {
  if (part.kind === 'gap') return part;
  if (part.kind !== 'either') return { kind: 'gate', gate: gates.add([part]), most: 0 };
  const isPlain = part.options.every(([only, ...more]) => only && more.length === 0 && isWord(only));
  if (isPlain) return { kind: 'gate', gate: gates.add(part.options.flat()), most: 0 };
  return { kind: 'either', options: part.options.map((option) => compileParts(option, gates)) };
}

const isWord = ({ kind }: Part): boolean => kind === 'word' || kind === 'stem' || kind === 'number';

/** The words that a match can begin with. */
function firstParts(parts: Sequence): Part[] {
  const first: Part[] = [];
  for (const part of parts) {
    if (part.kind === 'either') {
      for (const option of part.options) first.push(...firstParts(option));
      if (!part.options.some(canBeEmpty)) return first;
    } else if (part.kind !== 'gap') return [...first, part];
  }
  return first;
}

/** Numbers sets of words, stems and "a number"; the same set has the same number. */
function createGates() {
  const ids = new Map<string, number>();
  const byWord = new Map<string, number[]>();
  const byStem = new Map<string, number[]>();
  const byNumber: number[] = [];
  const push = (map: Map<string, number[]>, key: string, gate: number): void => {
    const list = map.get(key);
    if (list) list.push(gate);
    else map.set(key, [gate]);
  };
  const add = (parts: readonly Part[]): number => {
    const words = new Set(parts.flatMap((part) => (part.kind === 'word' ? [part.word] : [])));
    const stems = new Set(parts.flatMap((part) => (part.kind === 'stem' ? [part.stem] : [])));
    const number = parts.some(({ kind }) => kind === 'number');
    const key = JSON.stringify([[...words].sort(), [...stems].sort(), number]);
    const known = ids.get(key);
    if (known !== undefined) return known;
    const gate = ids.size;
    ids.set(key, gate);
    for (const word of words) push(byWord, word, gate);
    for (const stem of stems) push(byStem, stem, gate);
    if (number) byNumber.push(gate);
    return gate;
  };
  const index = (): GateIndex => {
    const lengths = [...new Set([...byStem.keys()].map((stem) => stem.length))].sort((x, y) => x - y);
    const gatesOf = (word: string): readonly number[] => {
      const found = new Set(byWord.get(word) ?? []);
      for (const length of lengths) {
        if (length > word.length) break;
        for (const gate of byStem.get(word.slice(0, length)) ?? []) found.add(gate);
      }
      if (isNumber(word)) for (const gate of byNumber) found.add(gate);
      return [...found];
    };
    return {
      size: ids.size,
      of: (words) => {
        const known = new Map<string, readonly number[]>();
        return words.map((word) => {
          let own = known.get(word);
          if (!own) {
            own = gatesOf(word);
            known.set(word, own);
          }
          return own;
        });
      },
    };
  };
  return { add, index };
}

function isNumber(word: string): boolean {
  const first = word.charCodeAt(0);
  return (first >= 48 && first <= 57) || NUMBER_WORDS.has(word);
}

/** Where a term stands in a sentence that ends before the word `end`. */
export function findTerm({ steps, first, needs }: CompiledTerm, { at, counts }: GatePlaces, end: number): Match[] {
  const matches: Match[] = [];
  // Each part that must be there has a word at or after the start.
  let lastStart = end;
  for (const gate of needs) lastStart = Math.min(lastStart, at[gate]![counts[gate]! - 1]!);
  for (let n = 0; n < counts[first]!; n += 1) {
    const from = at[first]![n]!;
    if (from > lastStart) break;
    const to = matchSteps(steps, { at, counts }, [from], Math.min(end, from + LONGEST_MATCH))[0];
    if (to !== undefined) matches.push({ phrase: -1, from, to });
  }
  return matches;
}

/** Where a match that starts at one of `starts` can end, in ascending order and without repeats. */
function matchSteps(
  steps: readonly Step[],
  places: GatePlaces,
  starts: readonly number[],
  limit: number,
): readonly number[] {
  let reached = starts;
  for (const step of steps) {
    reached = matchStep(step, places, reached, limit);
    if (reached.length === 0) return reached;
  }
  return reached;
}

function matchStep(step: Step, places: GatePlaces, starts: readonly number[], limit: number): readonly number[] {
  switch (step.kind) {
    case 'gate':
      return passGate(places.at[step.gate]!, places.counts[step.gate]!, step.most, starts, limit);
    case 'gap': {
      const passed: number[] = [];
      for (const start of starts) {
        const from = Math.max(start, (passed[passed.length - 1] ?? -1) + 1);
        for (let at = from; at <= Math.min(limit, start + step.most); at += 1) passed.push(at);
      }
      return passed;
    }
    case 'either': {
      const passed = new Set<number>();
      for (const option of step.options) for (const at of matchSteps(option, places, starts, limit)) passed.add(at);
      return passed.size < 2 ? [...passed] : [...passed].sort((a, b) => a - b);
    }
  }
}

/** The words after those that open a gate and stand at most `most` words after a start. */
function passGate(
  words: readonly number[],
  count: number,
  most: number,
  starts: readonly number[],
  limit: number,
): number[] {
  const passed: number[] = [];
  let n = count < SHORT_LIST ? 0 : firstFrom(words, count, starts[0]!);
  for (const start of starts) {
    for (; n < count && words[n]! <= start + most && words[n]! < limit; n += 1) {
      if (words[n]! >= start) passed.push(words[n]! + 1);
    }
  }
  return passed;
}

/** In a list so short it is not worth looking for the place to begin. */
const SHORT_LIST = 8;

function firstFrom(words: readonly number[], count: number, start: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]! < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
