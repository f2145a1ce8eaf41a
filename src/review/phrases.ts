import { type CompiledTerm, compileTerms, findTerm, type GateIndex, type WordGates } from './match-term.js';
import { joinTerms } from './match-together.js';
import type { Phrase } from './parse-phrase.js';
import type { Sentence, Tokens } from './tokens.js';

export { type Phrase, PhraseError, parseLists, parsePhrase, type WordLists } from './parse-phrase.js';

export interface Match {
  /** Index of the phrase in the list that the matcher was made from. */
  readonly phrase: number;
  /** First word, and the word after the last one. */
  readonly from: number;
  readonly to: number;
}

/** Finds many phrases at once. */
export interface PhraseMatcher {
  readonly phrases: readonly Phrase[];
  /** In the order of the text. */
  readonly find: (tokens: Tokens) => Match[];
}

interface CompiledPhrase {
  readonly terms: readonly number[];
  /** Gates that a sentence must have before the phrase can stand in it. */
  readonly needs: readonly number[];
}

/**
 * Compiles phrases for one pass over a text. Each part of a phrase that must be there has a gate, the words that it can
 * begin with; a phrase is tried only in sentences in which its rarest gate stands, and then all others:
 *
 *     shall not .. sign .. until      "sign" stands in 3 sentences of the text: tried there, where "until" stands too
 */
export function createMatcher(phrases: readonly Phrase[]): PhraseMatcher {
  const { terms, termsOf, gates } = compileTerms(phrases);
  const compiled = termsOf.map(
    (own): CompiledPhrase => ({
      terms: own,
      needs: [...new Set(own.flatMap((term) => terms[term]!.needs))],
    }),
  );
  const find = (tokens: Tokens): Match[] => {
    const words = gates.of(tokens.words);
    const counts = countSentences(tokens, words, gates.size);
    const search = createSentenceSearch(phrasesInReach(compiled, counts), terms, words, gates);
    return tokens.sentences.flatMap((sentence) => search(sentence));
  };
  return { phrases, find };
}

/** For each gate, in how many sentences it stands. */
function countSentences({ sentences }: Tokens, words: WordGates, size: number): Int32Array {
  const counts = new Int32Array(size);
  const last = new Int32Array(size).fill(-1);
  sentences.forEach(({ from, to }, sentence) => {
    for (let at = from; at < to; at += 1) {
      for (const gate of words[at]!) {
        if (last[gate] !== sentence) counts[gate]! += 1;
        last[gate] = sentence;
      }
    }
  });
  return counts;
}

/** Phrases all of whose gates stand somewhere in the text, with the rarest gate first. */
function phrasesInReach(phrases: readonly CompiledPhrase[], counts: Int32Array): ReadonlyMap<number, CompiledPhrase> {
  const reach = new Map<number, CompiledPhrase>();
  phrases.forEach(({ terms, needs }, phrase) => {
    if (needs.some((gate) => counts[gate] === 0)) return;
    reach.set(phrase, { terms, needs: [...needs].sort((a, b) => counts[a]! - counts[b]!) });
  });
  return reach;
}

/** Finds the phrases of one sentence; its arrays are used again for the next. */
function createSentenceSearch(
  phrases: ReadonlyMap<number, CompiledPhrase>,
  terms: readonly CompiledTerm[],
  words: WordGates,
  gates: GateIndex,
): (sentence: Sentence) => Match[] {
  const keyed: [number, CompiledPhrase][][] = Array.from({ length: gates.size }, () => []);
  const isNeeded = new Uint8Array(gates.size);
  for (const [phrase, compiled] of phrases) {
    keyed[compiled.needs[0]!]!.push([phrase, compiled]);
    for (const term of compiled.terms) for (const gate of terms[term]!.gates) isNeeded[gate] = 1;
  }
  const at: number[][] = Array.from({ length: gates.size }, () => []);
  const counts = new Int32Array(gates.size);
  let known = new Map<number, readonly Match[]>();
  const matchesOf = (term: number, sentence: Sentence): readonly Match[] => {
    let matches = known.get(term);
    if (!matches) {
      matches = findTerm(terms[term]!, { at, counts }, sentence.to);
      known.set(term, matches);
    }
    return matches;
  };
  return (sentence) => {
    const open: number[] = [];
    for (let word = sentence.from; word < sentence.to; word += 1) {
      for (const gate of words[word]!) {
        if (!isNeeded[gate]) continue;
        const count = counts[gate]!;
        if (count === 0) open.push(gate);
        at[gate]![count] = word;
        counts[gate] = count + 1;
      }
    }
    const found: Match[] = [];
    for (const key of open) {
      for (const [phrase, { terms: own, needs }] of keyed[key]!) {
        if (!stand(needs, counts)) continue;
        const [first = [], ...others] = own.map((term) => matchesOf(term, sentence));
        joinTerms(phrase, first, others, found);
      }
    }
    for (const gate of open) counts[gate] = 0;
    if (known.size > 0) known = new Map();
    return found.sort((a, b) => a.from - b.from || a.phrase - b.phrase);
  };
}

/** Whether each gate stands in the sentence. */
function stand(gates: readonly number[], counts: Int32Array): boolean {
  for (let n = 0; n < gates.length; n += 1) if (counts[gates[n]!] === 0) return false;
  return true;
}
