import type { Intent } from '../library/index.js';
import { wordsOf } from '../text/tokens.js';

/** Words that point to what the thread is about or to when it matters, and bring no subject of their own. */
const POINTERS = new Set(
  `and also it that this them one ones clause clauses move mitigation pattern deal side sides tomorrow today call meeting
  monday tuesday wednesday thursday friday week next risk example examples wording text fail fails matter case cases ask
  show come fallback fallbacks position positions concession concessions public known need us`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** True where none of the words brings a subject: "and the mitigation?" means something only after what went before. */
export function areOnlyPointers(words: readonly string[]): boolean {
  return words.every((word) => POINTERS.has(word));
}

/** Short forms that ask something of what went before, and would ask nothing, or something else, by themselves. */
const SHORT_FORMS: readonly (readonly [RegExp, Intent])[] = [
  [/^(?:(?:and|but|so) )?(?:why|how come|how so)(?: (?:is|s) (?:that|this|it|so))?$/, 'why'],
  [/\bfails?\b/, 'why'],
  [/\b(?:fallbacks?|positions?|concessions?)\b/, 'positions'],
  [/\b(?:examples?|precedents?)\b/, 'public_deal'],
  [/^(?:(?:and|but|so) )?what (?:is|s|are) (?:it|this|that|these|they)$/, 'define'],
];

/** What a question without a subject asks by its form alone. */
export function shortFormOf(text: string): Intent | undefined {
  const words = wordsOf(text).join(' ');
  return SHORT_FORMS.find(([form]) => form.test(words))?.[1];
}

/** `when is the next meeting?`: what people have to do, not what the library says. */
export function speaksOfTheDiary(text: string): boolean {
  return /\b(?:meeting|call|today|tomorrow|week|monday|tuesday|wednesday|thursday|friday)\b/i.test(text);
}

/** `when does it fail?` */
export function asksOfFailure(text: string): boolean {
  return /\bfail(?:s|ed)?\b/i.test(text);
}

/** `and for the customer?`, `what about the lab?`: the words that may name a side; undefined for any other text. */
export function sideAskedFor(text: string): string | undefined {
  const words = wordsOf(text).join(' ');
  return /^(?:(?:and|but|so) )?(?:what (?:about|of)|how about|and|for) (?:for )?(?:the |a |an |us as )?([\w ]{2,40})$/.exec(
    words,
  )?.[1];
}
