import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, answerQuestion, answerText, buildAnswering } from '../../src/answer/index.js';
import type { Card } from '../../src/library/index.js';
import { shippedLibrary } from '../support/shipped-library.js';

const library = shippedLibrary();
const answering = buildAnswering(library);
const cards = [...library.cards.values()];
const fixedSentences = new Set(Object.values(library.questions.sentences));

/** Every text that stands on a card, however deep. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (value !== null && typeof value === 'object') return Object.values(value).flatMap(textsOf);
  return [];
}
const cardTexts = new Map(cards.map((card) => [card.ref, textsOf(card).join('\n')]));
const standsOn = (card: Card, text: string): boolean => {
  const whole = cardTexts.get(card.ref) ?? '';
  if (whole.includes(text)) return true;
  // A run of sentences crosses line breaks of the card's text as a space.
  return whole.replace(/\s+/g, ' ').includes(text.replace(/\s+/g, ' '));
};

/** Each shown text with the card that it has to stand on, or `fixed`. */
function shown(answer: Answer): { text: string; on: Card | 'fixed' }[] {
  const lead =
    answer.lead.from === 'fixed'
      ? { text: answer.lead.text, on: 'fixed' as const }
      : { text: answer.lead.text, on: library.cards.get(answer.lead.from) as Card };
  const rest = (() => {
    if (answer.kind === 'not-in-library') return [{ text: answer.holds.text, on: 'fixed' as const }];
    if (answer.kind !== 'answered') return [];
    const passages = answer.passages.map(({ card, text }) => ({ text, on: card }));
    switch (answer.form) {
      case 'situation':
        return [...passages, ...answer.fits.map((text) => ({ text, on: answer.pattern }))];
      case 'facts':
        return [...passages, ...answer.facts.map(({ card, entry }) => ({ text: entry.fact, on: card }))];
      case 'checklist':
        return [...passages, ...answer.questions.map(({ text }) => ({ text, on: answer.pattern }))];
      case 'positions':
        return answer.ladders.flatMap(({ ladder }) =>
          Object.values(ladder).map((text) => ({ text, on: answer.clause })),
        );
      default:
        return passages;
    }
  })();
  return [lead, ...rest];
}

const names = cards.flatMap((card) => [card.title, ...card.aliases]);
const asked = cards.flatMap((card) => card.askedAs);
const words = [...new Set(asked.flatMap((text) => text.split(' ')))];
const template = fc.constantFrom(
  'what is a X?',
  'compare X with Y',
  'checklist for X',
  'what goes wrong with X',
  'all clauses for X',
  'when did X happen',
  'any precedent for X?',
  'what does the other side want on X',
  'how do we avoid X',
  'we are a lab, they want X and Y. which pattern?',
);
const question = fc.oneof(
  fc.constantFrom(...names),
  fc.constantFrom(...asked),
  fc
    .tuple(template, fc.constantFrom(...names), fc.constantFrom(...names))
    .map(([form, x, y]) => form.replace('X', x).replace('Y', y)),
  fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 14 }).map((each) => each.join(' ')),
  fc.string({ maxLength: 60 }),
);
const surface = fc.constantFrom('slash' as const, 'mention' as const, 'dm' as const);
const subject = fc.option(fc.constantFrom(...cards.map(({ ref }) => [ref])), { nil: undefined });

describe('answerQuestion', () => {
  it('shows only sentences that stand on their card or in the fixed list, in 500 generated answers', () => {
    fc.assert(
      fc.property(question, surface, subject, (text, where, about) => {
        const answer = answerQuestion(answering, { text, surface: where, subject: about, audience: 'team' });
        for (const { text: sentence, on } of shown(answer)) {
          if (on === 'fixed') expect(fixedSentences).toContain(sentence);
          else expect(standsOn(on, sentence), `${on.ref}: ${sentence}`).toBe(true);
        }
        expect(answerText(answer)).not.toBe('');
        expect(answer.cards.length).toBeLessThanOrEqual(10);
        expect(answer.warnings.length).toBeLessThanOrEqual(2);
        if (answer.kind === 'answered') expect(answer.passages.length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 500, seed: 4 },
    );
  }, 60_000);
});
