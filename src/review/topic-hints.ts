import { createMatcher, parseLists, parsePhrase } from './phrases.js';
import type { Tokens } from './tokens.js';

/** Groups of phrases that speak for or against a topic, as `data/model/hints.yml` holds them. */
export interface HintGroups {
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly groups: Readonly<Record<string, readonly string[]>>;
}

export interface Hints {
  /** The groups' names; a group's number is its place here. */
  readonly names: readonly string[];
  /** For each sentence, the numbers of the groups of which it holds a phrase, ascending. */
  readonly find: (tokens: Tokens) => readonly (readonly number[])[];
}

/** Compiles the groups. Throws `PhraseError` where a phrase cannot be read. */
export function readHints({ lists, groups }: HintGroups): Hints {
  const names = Object.keys(groups);
  const wordLists = parseLists(lists);
  const phrases = names.flatMap((name, group) =>
    groups[name]!.map((source) => ({ group, phrase: parsePhrase(source, wordLists) })),
  );
  const matcher = createMatcher(phrases.map(({ phrase }) => phrase));
  const find = (tokens: Tokens): number[][] => {
    const found = tokens.sentences.map(() => new Set<number>());
    for (const { phrase, from } of matcher.find(tokens)) found[tokens.sentenceOf[from]!]!.add(phrases[phrase]!.group);
    return found.map((groupsOfSentence) => [...groupsOfSentence].sort((a, b) => a - b));
  };
  return { names, find };
}
