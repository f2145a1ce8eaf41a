import type { Phrase } from './phrase.js';
import { parsePhrase } from './phrase.js';
import { createPhraseMatcher, type PhraseMatcher } from './phrase-matcher.js';

/** What in a draft makes or invites a move, as the library's editors write it. */
export interface MoveSignalsSource {
  readonly topic: string;
  /** The draft has to speak of one of these at all. */
  readonly context: readonly string[];
  /** Words of a neighbouring pattern: where they stand, the draft belongs to the twin. */
  readonly notContext: readonly string[];
  /** What grants the right that needs safeguards. */
  readonly subject: readonly string[];
  /** Ids of the safeguards that a sound grant has, and how many of them are enough. */
  readonly safeguards: readonly string[];
  readonly needs: number;
  readonly faults: readonly FaultSource[];
}

/** A sentence at fault has one phrase of every group and none of `unless`. A weak one needs another beside it. */
export interface FaultSource {
  readonly all: readonly (readonly string[])[];
  readonly unless: readonly string[];
  readonly strength: 'strong' | 'weak';
}

export interface MoveSource {
  readonly ref: string;
  readonly severity: 'high' | 'medium' | 'low';
  /** The clause that repairs it first. */
  readonly clause: string;
  readonly signals: MoveSignalsSource;
}

export interface SafeguardSource {
  readonly id: string;
  readonly title: string;
  readonly phrases: readonly string[];
}

export interface MovesSource {
  readonly moves: readonly MoveSource[];
  readonly safeguards: readonly SafeguardSource[];
  /** Named groups: `@freely` in a group stands for all phrases of the set. */
  readonly sets: ReadonlyMap<string, readonly string[]>;
}

export interface CompiledFault {
  readonly id: string;
  readonly all: readonly (readonly number[])[];
  readonly unless: readonly number[];
  readonly isStrong: boolean;
}

export interface CompiledMove extends Omit<MoveSource, 'signals'> {
  readonly topic: string;
  readonly context: readonly number[];
  readonly notContext: readonly number[];
  readonly subject: readonly number[];
  readonly safeguards: readonly { readonly id: string; readonly title: string; readonly phrases: readonly number[] }[];
  readonly needs: number;
  readonly faults: readonly CompiledFault[];
}

export interface CompiledMoves {
  readonly moves: readonly CompiledMove[];
  readonly matcher: PhraseMatcher;
  readonly phrases: readonly string[];
}

/** Every phrase once, and the moves as numbers of phrases; or what is wrong with the phrases. */
export function compileMoves(
  source: MovesSource,
  stemOf: (word: string) => string,
): CompiledMoves | { readonly problems: readonly string[] } {
  const problems: string[] = [];
  const numbers = new Map<string, number>();
  const phrases: Phrase[] = [];

  function numberOf(text: string): number[] {
    if (text.startsWith('@')) {
      const set = source.sets.get(text.slice(1));
      if (!set) problems.push(`there is no set "${text}"`);
      return (set ?? []).flatMap(numberOf);
    }
    const known = numbers.get(text);
    if (known !== undefined) return [known];
    const phrase = parsePhrase(text, stemOf);
    if ('problem' in phrase) {
      problems.push(phrase.problem);
      return [];
    }
    phrases.push(phrase);
    numbers.set(text, phrases.length - 1);
    return [phrases.length - 1];
  }
  const all = (list: readonly string[]): number[] => list.flatMap(numberOf);
  const safeguards = new Map(source.safeguards.map((each) => [each.id, { ...each, phrases: all(each.phrases) }]));

  const moves = source.moves.map(
    ({ signals, ...move }): CompiledMove => ({
      ...move,
      topic: signals.topic,
      context: all(signals.context),
      notContext: all(signals.notContext),
      subject: all(signals.subject),
      safeguards: signals.safeguards.flatMap((id) => {
        const found = safeguards.get(id);
        if (!found) problems.push(`${move.ref}: there is no safeguard "${id}"`);
        return found ? [found] : [];
      }),
      needs: signals.needs,
      faults: signals.faults.map((fault, index) => ({
        id: `${move.ref}#${index + 1}`,
        all: fault.all.map(all),
        unless: all(fault.unless),
        isStrong: fault.strength === 'strong',
      })),
    }),
  );
  if (problems.length > 0) return { problems };
  return { moves, matcher: createPhraseMatcher(phrases), phrases: phrases.map(({ source: text }) => text) };
}
