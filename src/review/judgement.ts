import type { Severity } from '../library/index.js';
import type { Evidence, SafeguardSign, Signal } from './evidence.js';
import type { CompiledMove } from './knowledge.js';
import type { Tokens } from './tokens.js';

/** What stands against a move in a text, sentence by sentence. */
export interface Judgement {
  readonly compiled: CompiledMove;
  /** First and last sentence of the place, inclusive. */
  readonly first: number;
  readonly last: number;
  readonly severity: Severity;
  readonly strength: number;
  readonly signals: readonly string[];
  readonly present: readonly string[];
  readonly missing: readonly string[];
}

/** In the order of the text, and of the library where two begin with one sentence. */
export function byPlace(a: Judgement, b: Judgement): number {
  return a.first - b.first || a.compiled.index - b.compiled.index;
}

/** One step less. */
export function lowered(severity: Severity): Severity {
  return severity === 'high' ? 'medium' : severity;
}

/** Longer texts are contracts. */
const SHORT_TEXT_SENTENCES = 60;

/** Whether a text is a whole contract rather than a clause, a term sheet or a message. */
export function isLong({ sentences }: Tokens): boolean {
  return sentences.length > SHORT_TEXT_SENTENCES;
}

/** The move's safeguards that are there or said to be absent: "no deadline to respond" names no deadline. */
export function standingSigns(compiled: CompiledMove, signals: readonly Signal[], evidence: Evidence): SafeguardSign[] {
  const strong = bySentence(signals.filter(({ role, scattered }) => role === 'strong' && !scattered));
  const isWithin = ({ sentence, from, to }: SafeguardSign): boolean =>
    strong.get(sentence)?.some((signal) => signal.from < from && to < signal.to) ?? false;
  return compiled.signals.safeguards
    .flatMap((id) => evidence.safeguards.get(id) ?? [])
    .filter((sign) => sign.absent || !isWithin(sign));
}

/** What stands in each sentence. */
export function bySentence<T extends { readonly sentence: number }>(
  items: readonly T[],
): ReadonlyMap<number, readonly T[]> {
  const map = new Map<number, T[]>();
  for (const item of items) {
    const list = map.get(item.sentence);
    if (list) list.push(item);
    else map.set(item.sentence, [item]);
  }
  return map;
}
