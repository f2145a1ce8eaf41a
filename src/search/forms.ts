import type { Intent, QuestionsFile, SmalltalkKind } from '../library/index.js';
import { INTENTS, SMALLTALK } from '../library/index.js';
import { wordsOf } from '../text/tokens.js';

/** What the wording of a question shows. */
export interface Reading {
  readonly intents: ReadonlySet<Intent>;
  /** What stands for `*` in the first whole form of each intent: one text, or two for a comparison. */
  readonly subjects: ReadonlyMap<Intent, readonly string[]>;
  /** The words of the text that no form uses, for telling a follow-up from a question of its own. */
  readonly rest: readonly string[];
  /** The whole text is small talk. */
  readonly smalltalk?: SmalltalkKind | undefined;
  /** How many forms of requests that no library answers stand in the text. */
  readonly elsewhere: number;
}

export interface Forms {
  read(words: readonly string[]): Reading;
  /** True for a word of another part of life. */
  isElsewhere(word: string): boolean;
}

type Phrase = readonly string[];

interface WholeForm {
  readonly intent: Intent;
  /** The runs of words around the stars; the first or last may be empty. */
  readonly runs: readonly Phrase[];
}

/** The forms of `questions.yml`, ready to read questions with. A text's cost grows with its length alone. */
export function createForms(questions: QuestionsFile): Forms {
  const phrases = new Map<string, { phrase: Phrase; intent?: Intent }[]>();
  const wholes: WholeForm[] = [];
  const addPhrase = (form: string, intent?: Intent): void => {
    const phrase = wordsOf(form);
    const [first] = phrase;
    if (first === undefined) return;
    const entry = intent === undefined ? { phrase } : { phrase, intent };
    phrases.set(first, [...(phrases.get(first) ?? []), entry]);
  };
  for (const intent of INTENTS) {
    for (const form of questions.intents[intent]) {
      if (form.includes('*')) wholes.push({ intent, runs: form.split('*').map(wordsOf) });
      else addPhrase(form, intent);
    }
  }
  for (const form of questions.elsewhere.requests) addPhrase(form);
  const polite = questions.politeness.map(wordsOf);
  const smalltalk = new Map(
    SMALLTALK.flatMap((kind) => questions.smalltalk[kind].map((form) => [wordsOf(form).join(' '), kind] as const)),
  );
  const elsewhere = new Set(questions.elsewhere.words.flatMap(wordsOf));

  return {
    isElsewhere: (word) => elsewhere.has(word),
    read: (words) => {
      const trimmed = withoutPoliteness(words, polite);
      const intents = new Set<Intent>();
      const subjects = new Map<Intent, readonly string[]>();
      const used = new Set<number>();
      let requests = 0;
      trimmed.forEach((word, place) => {
        for (const { phrase, intent } of phrases.get(word) ?? []) {
          if (!standsAt(trimmed, place, phrase)) continue;
          if (intent === undefined) requests++;
          else {
            intents.add(intent);
            for (let i = 0; i < phrase.length; i++) used.add(place + i);
          }
        }
      });
      for (const { intent, runs } of wholes) {
        if (subjects.has(intent)) continue;
        const captured = capture(trimmed, runs);
        if (!captured) continue;
        intents.add(intent);
        subjects.set(intent, captured);
      }
      return {
        intents,
        subjects,
        rest: trimmed.filter((_, place) => !used.has(place)),
        smalltalk: smalltalk.get(words.join(' ')) ?? smalltalk.get(trimmed.join(' ')),
        elsewhere: requests,
      };
    },
  };
}

function standsAt(words: readonly string[], place: number, phrase: Phrase): boolean {
  return place >= 0 && place + phrase.length <= words.length && phrase.every((word, i) => words[place + i] === word);
}

/** What the stars between the runs stand for, each at least one word; undefined where the form does not fit. */
function capture(words: readonly string[], runs: readonly Phrase[]): string[] | undefined {
  const first = runs[0] ?? [];
  const last = runs.at(-1) ?? [];
  if (!standsAt(words, 0, first)) return undefined;
  const end = words.length - last.length;
  if (end <= first.length || !standsAt(words, end, last)) return undefined;
  const captured: string[] = [];
  let start = first.length;
  for (const run of runs.slice(1, -1)) {
    let at = start + 1;
    while (at + run.length < end && !standsAt(words, at, run)) at++;
    if (at + run.length >= end) return undefined;
    captured.push(words.slice(start, at).join(' '));
    start = at + run.length;
  }
  captured.push(words.slice(start, end).join(' '));
  return captured;
}

/** `hi, can you tell me … please`: the words at both ends that are no part of the question. */
function withoutPoliteness(words: readonly string[], polite: readonly Phrase[]): readonly string[] {
  let start = 0;
  let end = words.length;
  for (let trimmed = true; trimmed; ) {
    trimmed = false;
    for (const phrase of polite) {
      if (end - start <= phrase.length) continue;
      if (standsAt(words, start, phrase)) start += phrase.length;
      else if (standsAt(words, end - phrase.length, phrase)) end -= phrase.length;
      else continue;
      trimmed = true;
    }
  }
  return words.slice(start, end);
}
