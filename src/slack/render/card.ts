import type { Button, KnownBlock } from '@slack/types';
import { type Card, type MoveCard, patternOf } from '../../library/index.js';
import { ACTIONS } from '../ids.js';
import { actions, button, context, divider, fitMessage, header, type Message, section } from './block-kit.js';
import { type CardPart, cardContext, cardParts, KIND_NAMES } from './card-parts.js';
import { type Drawing, mayRead } from './drawing.js';
import { escapeText, mrkdwn } from './text.js';

export interface CardMessageOptions {
  /** Kill-list warnings to stand under the card. */
  readonly warnings?: readonly MoveCard[];
  /** The next-best cards, one line each. */
  readonly others?: readonly Card[];
  /** A line above the card, in mrkdwn that the caller has escaped. */
  readonly lead?: string;
  /** Blocks between the card's buttons and the library's note. */
  readonly tail?: readonly KnownBlock[];
}

/** Parts of a pattern or case that a message shows; the others are reached by buttons. */
const SHOWN_PARTS: Readonly<Partial<Record<Card['kind'], readonly string[]>>> = {
  pattern: ['overview', 'fits'],
  case: ['overview', 'lessons'],
};

/** A card as a message: whole where it is short, with buttons to its sections where it would be a wall of text. */
export function cardMessage(card: Card, drawing: Drawing, options: CardMessageOptions = {}): Message {
  const all = cardParts(card, drawing);
  const shown = SHOWN_PARTS[card.kind];
  const whole = shown ? all.filter(({ id }) => shown.includes(id)) : all;
  const warnings = (options.warnings ?? []).filter((move) => mayRead(move, drawing.audience));
  const others = (options.others ?? []).filter((other) => mayRead(other, drawing.audience));
  const [first, ...rest] = whole;
  const below = rest.map(({ blocks }) => blocks);
  // What a deal teaches belongs to its gist; a warning that goes with it comes after.
  const warned = warnings.map((move) => warningBlocks(move));
  const blocks = fitMessage([
    [
      ...(options.lead ? [section(options.lead)] : []),
      header(`${card.kind === 'move' ? '⚠️ ' : ''}${card.title}`),
      context(cardContext(card, drawing)),
      ...(first?.blocks ?? []),
    ],
    ...(card.kind === 'case' ? [...below, ...warned] : [...warned, ...below]),
    ...(others.length > 0 ? [[section(`*See also*\n${others.map(otherLine).join('\n')}`)]] : []),
    [...cardButtons(card, all, drawing, others), ...(options.tail ?? []), context(escapeText(drawing.library.note))],
  ]);
  return { text: cardText(card, warnings), blocks };
}

/** The move, why it fails and what to do instead, in one block apart from the rest. */
export function warningBlocks(move: MoveCard): KnownBlock[] {
  return [
    divider,
    section(
      `⚠️ *Kill-list warning: ${escapeText(move.title)}*\n${mrkdwn(move.move, 700)}\n*Why it fails:* ${mrkdwn(move.why, 1000)}\n*Instead:* ${mrkdwn(move.mitigation, 1000)}`,
    ),
  ];
}

/** One line for screen readers and notifications. */
function cardText(card: Card, warnings: readonly MoveCard[]): string {
  const warning = warnings[0] ? ` Kill-list warning: ${warnings[0].title}.` : '';
  return escapeText(`${KIND_NAMES[card.kind]}: ${card.title}. ${gistOf(card)}${warning}`);
}

/** The sentence that says most about a card. */
export function gistOf(card: Card): string {
  switch (card.kind) {
    case 'pattern':
      return card.tagline;
    case 'clause':
      return card.why;
    case 'move':
      return card.move;
    case 'case':
      return card.summary;
    case 'term':
      return card.definition;
    default:
      return card satisfies never;
  }
}

function otherLine(card: Card): string {
  return `• ${escapeText(card.title)} _(${KIND_NAMES[card.kind].toLowerCase()})_`;
}

function cardButtons(card: Card, parts: readonly CardPart[], drawing: Drawing, others: readonly Card[]): KnownBlock[] {
  const pattern = patternOf(drawing.library, card);
  const primary: Button[] = [
    ...(pattern && pattern !== card
      ? [button(ACTIONS.openCard, 'Open pattern', pattern.ref, { label: `Open the pattern ${pattern.title}` })]
      : []),
    ...(pattern
      ? [
          button(ACTIONS.openChecklist, 'Checklist', pattern.ref, {
            label: `Pre-meeting checklist for ${pattern.title}`,
          }),
        ]
      : []),
    ...(drawing.place === 'private' ? [button(ACTIONS.shareCard, 'Share in channel', card.ref)] : []),
  ];
  const hidden = SHOWN_PARTS[card.kind] ? parts.filter(({ id }) => id !== 'overview') : [];
  return [
    ...actions(`card-${card.kind}`, primary),
    ...(hidden.length > 0
      ? actions(
          'sections',
          hidden.map(({ id, title }) =>
            button(ACTIONS.openCard, title, `${card.ref}#${id}`, { label: `${title} of ${card.title}` }),
          ),
        )
      : []),
    ...(others.length > 0
      ? actions(
          'others',
          others.map((other) => button(ACTIONS.openCard, other.title, other.ref)),
        )
      : []),
  ];
}
