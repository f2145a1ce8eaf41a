import type { Card } from '../library/index.js';

/** A card's texts by the weight that a word in them has. */
export interface CardFields {
  /** What the card is called: title, aliases, abbreviations. */
  readonly name: readonly string[];
  /** How people ask for it. */
  readonly asked: readonly string[];
  /** Its gist: tagline, the move itself, fits-when conditions. */
  readonly gist: readonly string[];
  /** Everything else that is searched. */
  readonly body: readonly string[];
}

/** All that is searched of a card, by field. Positions are left out: they are internal and would lead to refusals. */
export function fieldsOf(card: Card): CardFields {
  switch (card.kind) {
    case 'pattern':
      return {
        name: [card.title, ...card.aliases],
        asked: card.askedAs,
        gist: [card.tagline, ...card.fitsWhen],
        body: [
          card.summary,
          ...card.doesNotFitWhen,
          ...card.shape.flatMap(({ title, points }) => [title, ...points]),
          ...card.considerations.flatMap(({ title, text }) => [title, text]),
          ...card.references.flatMap(({ work, shows }) => [work.authors, String(work.year), work.title, shows]),
        ],
      };
    case 'clause':
      return {
        name: [card.title, ...card.aliases],
        asked: card.askedAs,
        gist: [card.why],
        body: [
          card.text,
          ...card.traps,
          ...card.interactions.flatMap(({ title, whatHappens, draftAround }) => [title, whatHappens, draftAround]),
        ],
      };
    case 'move':
      return {
        name: [card.title, ...card.aliases],
        asked: card.askedAs,
        gist: [card.move],
        body: [card.why, card.mitigation, ...(card.episode ? [card.episode.text] : [])],
      };
    case 'case':
      return {
        name: [card.title, ...card.aliases, ...card.parties.map(({ name }) => name)],
        asked: [...card.askedAs, ...card.timeline.flatMap(({ askedAs }) => askedAs)],
        gist: [card.summary],
        body: [
          ...card.parties.map(({ role }) => role),
          ...card.timeline.flatMap(({ date, fact, note, source }) => [date, fact, note ?? '', source.publisher]),
          ...card.notes,
          ...card.lessons.map(({ text }) => text),
        ],
      };
    case 'term':
      return {
        name: [card.title, ...card.aliases],
        asked: card.askedAs,
        gist: [card.definition],
        body: [],
      };
    default:
      return card satisfies never;
  }
}

/** All that is searched of a card, as one text. */
export function searchText(card: Card): string {
  const { name, asked, gist, body } = fieldsOf(card);
  return [...name, ...asked, ...gist, ...body].filter((part) => part !== '').join('\n');
}
