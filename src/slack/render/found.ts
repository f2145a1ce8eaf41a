import type { Card } from '../../library/index.js';
import type { Found } from '../../search/index.js';
import { ACTIONS } from '../ids.js';
import { actions, button, context, type Message, section } from './block-kit.js';
import { cardMessage, gistOf } from './card.js';
import { KIND_NAMES } from './card-parts.js';
import { type Drawing, mayRead } from './drawing.js';
import { cut, escapeText, quoteUser } from './text.js';

export interface FoundOptions {
  readonly isPublic?: boolean;
}

/** What a lookup found, as a message: the best card, a choice, a question back, or a plain no with the nearest titles. */
export function foundMessage(
  query: string,
  found: Found,
  drawing: Drawing,
  { isPublic = false }: FoundOptions = {},
): Message {
  switch (found.kind) {
    case 'best': {
      if (!mayRead(found.best.card, drawing.audience)) return nothingMessage(query, []);
      return cardMessage(found.best.card, drawing, {
        warnings: found.warnings,
        others: found.others.map(({ card }) => card),
        isPublic,
      });
    }
    case 'choice': {
      const cards = found.hits.map(({ card }) => card).filter((card) => mayRead(card, drawing.audience));
      return choiceMessage(`Several cards fit “${quoteUser(query)}” equally well. Which one?`, cards);
    }
    case 'ask-back':
      return choiceMessage(
        `“${quoteUser(found.typed)}” is not a term of the library, but is one letter from several that mean different things. Which one?`,
        found.neighbours,
      );
    case 'nothing':
      return nothingMessage(
        query,
        found.nearest.filter((card) => mayRead(card, drawing.audience)),
      );
    default:
      return found satisfies never;
  }
}

/** A short list to choose from. */
export function choiceMessage(lead: string, cards: readonly Card[]): Message {
  return {
    text: `${lead} ${cards.map(({ title }) => escapeText(title)).join('; ')}`,
    blocks: [
      section(lead),
      ...cards.map((card) =>
        section(lineOf(card), button(ACTIONS.chooseCard, 'Show', card.ref, { label: `Show ${card.title}` })),
      ),
    ],
  };
}

function nothingMessage(query: string, nearest: readonly Card[]): Message {
  const lead =
    query.trim() === ''
      ? 'Type what you are looking for after the command, for example `/pattern rofr`.'
      : `The library has no card for “${quoteUser(query)}”.`;
  const next = nearest.length > 0 ? 'The nearest titles:' : 'Try `/pattern list` for all patterns or `/pattern help`.';
  return {
    text: `${lead} ${next} ${nearest.map(({ title }) => escapeText(title)).join('; ')}`.trim(),
    blocks: [
      section(`${lead} ${next}`),
      ...(nearest.length > 0
        ? actions(
            'nearest',
            nearest.map((card) => button(ACTIONS.chooseCard, card.title, card.ref)),
          )
        : []),
      ...(nearest.length > 0 ? [context('Or try `/pattern list` for all patterns.')] : []),
    ],
  };
}

/** Title, kind and the start of the gist. */
export function lineOf(card: Card): string {
  return `*${escapeText(card.title)}* _(${KIND_NAMES[card.kind].toLowerCase()})_\n${escapeText(cut(gistOf(card), 160))}`;
}
