import type { Card, LabelId, TimelineEntry } from '../library/index.js';

/**
 * The weight class of a text on its card: what the card is called; how people ask for it; its gist (tagline, the move
 * itself, fits-when conditions); everything else that is searched.
 */
export const FIELDS = ['name', 'asked', 'gist', 'body'] as const;
export type Field = (typeof FIELDS)[number];

/** A text of a card that is searched. */
export interface CardPart {
  readonly field: Field;
  readonly text: string;
  /** Heading under which it can be quoted; without one it is searched and never shown. */
  readonly label?: LabelId;
  readonly entry?: TimelineEntry;
}

/** All that is searched of a card. Positions are left out: they are internal and would lead to refusals. */
export function partsOf(card: Card): readonly CardPart[] {
  const names = [card.title, ...card.aliases].map((text): CardPart => ({ field: 'name', text }));
  const asked = card.askedAs.map((text): CardPart => ({ field: 'asked', text }));
  return [...names, ...asked, ...quotableParts(card)].filter(({ text }) => text !== '');
}

function quotableParts(card: Card): CardPart[] {
  switch (card.kind) {
    case 'pattern':
      return [
        gist('tagline', card.tagline),
        ...card.fitsWhen.map((text) => gist('fits_when', text)),
        body('summary', card.summary),
        ...card.doesNotFitWhen.map((text) => body('does_not_fit_when', text)),
        ...card.shape.flatMap(({ title, points }) => [hidden(title), ...points.map((text) => body('shape', text))]),
        ...card.considerations.flatMap(({ title, text }) => [hidden(title), body('consideration', text)]),
        ...card.references.flatMap(({ work, shows }) => [
          hidden(`${work.authors} ${work.year} ${work.title}`),
          body('reference', shows),
        ]),
      ];
    case 'clause':
      return [
        gist('clause_why', card.why),
        body('clause_text', card.text),
        ...card.traps.map((text) => body('trap', text)),
        ...card.interactions.flatMap(({ title, whatHappens, draftAround }) => [
          hidden(title),
          body('interaction', whatHappens),
          body('interaction', draftAround),
        ]),
      ];
    case 'move':
      return [
        gist('move', card.move),
        body('move_why', card.why),
        body('mitigation', card.mitigation),
        ...(card.episode ? [body('episode', card.episode.text)] : []),
      ];
    case 'case':
      return [
        ...card.parties.map(({ name }): CardPart => ({ field: 'name', text: name })),
        gist('case_summary', card.summary),
        ...card.timeline.flatMap((entry) => [
          ...entry.askedAs.map((text): CardPart => ({ field: 'asked', text, entry })),
          { ...body('fact', entry.fact), entry },
          { ...body('fact', entry.note ?? ''), entry },
          hidden(`${entry.date} ${entry.source.publisher}`),
        ]),
        ...card.parties.map(({ role }) => hidden(role)),
        ...card.notes.map((text) => body('note', text)),
        ...card.lessons.map(({ text }) => body('lesson', text)),
      ];
    case 'term':
      return [gist('definition', card.definition)];
    default:
      return card satisfies never;
  }
}

const gist = (label: LabelId, text: string): CardPart => ({ field: 'gist', label, text });
const body = (label: LabelId, text: string): CardPart => ({ field: 'body', label, text });
const hidden = (text: string): CardPart => ({ field: 'body', text });

/** All that is searched of a card, as one text. */
export function searchText(card: Card): string {
  return partsOf(card)
    .map(({ text }) => text)
    .join('\n');
}
