import type { KnownBlock, ModalView } from '@slack/types';
import type { Card } from '../../library/index.js';
import { ACTIONS, VIEWS } from '../ids.js';
import { actions, button, context, divider, header, section } from './block-kit.js';
import { type CardPart, cardContext, cardParts, KIND_NAMES } from './card-parts.js';
import { type Drawing, readableCards } from './drawing.js';
import { LIMITS } from './limits.js';
import { cut, escapeText } from './text.js';

/** A card in a modal: one section at a time for patterns and cases, whole for the rest; private to who opened it. */
export function cardView(card: Card, drawing: Drawing, partId?: string): ModalView {
  const parts = cardParts(card, drawing);
  const isLong = card.kind === 'pattern' || card.kind === 'case';
  const current = parts.find(({ id }) => id === partId) ?? parts[0];
  const shown = isLong ? (current?.blocks ?? []) : parts.flatMap(({ blocks }) => blocks);
  const links = linkedCards(card, current, drawing);
  return {
    type: 'modal',
    callback_id: VIEWS.card,
    title: { type: 'plain_text', text: cut(KIND_NAMES[card.kind], LIMITS.viewTitle) },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      header(card.title),
      context(cardContext(card, drawing)),
      ...(isLong ? sectionButtons(card, parts, current) : []),
      divider,
      ...shown.slice(0, LIMITS.blocksInView - 16),
      ...(links.length > 0
        ? [
            divider,
            section('*Open*'),
            ...actions(
              'links',
              links.slice(0, 25).map((each) => button(ACTIONS.openCard, each.title, each.ref)),
            ),
          ]
        : []),
      context(escapeText(drawing.library.note)),
    ],
  };
}

/** A sentence in a modal, where a card cannot be shown. */
export function sentenceView(title: string, sentence: string): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.card,
    title: { type: 'plain_text', text: cut(title, LIMITS.viewTitle) },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [section(sentence)],
  };
}

function sectionButtons(card: Card, parts: readonly CardPart[], current: CardPart | undefined): KnownBlock[] {
  return actions(
    'sections',
    parts.map((part) =>
      button(
        ACTIONS.openCard,
        part.title,
        `${card.ref}#${part.id}`,
        part === current ? { style: 'primary', label: `${part.title}, shown` } : {},
      ),
    ),
  );
}

/** The cards that the shown section speaks of. */
function linkedCards(card: Card, part: CardPart | undefined, drawing: Drawing): Card[] {
  switch (card.kind) {
    case 'pattern': {
      const byPart: Readonly<Record<string, readonly Card['ref'][]>> = {
        clauses: card.clauses,
        'kill-list': card.killList,
        cases: card.cases,
      };
      return readableCards(byPart[part?.id ?? ''] ?? [], drawing);
    }
    case 'clause':
      return readableCards(
        [
          card.pattern,
          ...card.answers,
          ...card.interactions.flatMap(({ clauses }) => clauses.filter((ref) => ref !== card.ref)),
        ],
        drawing,
      );
    case 'move':
      return readableCards([card.pattern, ...card.answeredBy, ...(card.episode ? [card.episode.case] : [])], drawing);
    case 'case':
      return readableCards([...card.patterns, ...card.lessons.map((lesson) => lesson.card)], drawing);
    case 'term':
      return readableCards(card.cards, drawing);
    default:
      return card satisfies never;
  }
}
