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
  const others = (options.others ?? []).filter(
    (other) => mayRead(other, drawing.audience) && !warnings.some((move) => move === other),
  );
  const [first, ...rest] = whole;
  const blocks = fitMessage(
    [
      [
        ...(options.lead ? [section(options.lead)] : []),
        header(`${card.kind === 'move' ? '⚠️ ' : ''}${card.title}`),
        context(cardContext(card, drawing)),
        ...(first?.blocks ?? []),
      ],
      ...belowGist(card, rest, warnings, others),
      [
        ...cardButtons(card, all, drawing, [...warnings, ...others]),
        ...(options.tail ?? []),
        context(escapeText(drawing.library.note)),
      ],
    ],
    actions('whole', [button(ACTIONS.openCard, 'Open the whole card', card.ref)]),
  );
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

/** The other parts, the warnings and what to read next; what stands below the last warning is set apart from it. */
function belowGist(
  card: Card,
  parts: readonly CardPart[],
  warnings: readonly MoveCard[],
  others: readonly Card[],
): (readonly KnownBlock[])[] {
  const below = parts.map(({ blocks }) => blocks);
  const warned = warnings.map((move) => warningBlocks(move));
  const next = seeAlso(card, others);
  // What a deal teaches belongs to its gist; a warning that goes with it comes after.
  return card.kind === 'case' ? [...below, ...setApart(warned, next)] : setApart(warned, [...below, ...next]);
}

function setApart(
  warned: readonly (readonly KnownBlock[])[],
  after: readonly (readonly KnownBlock[])[],
): (readonly KnownBlock[])[] {
  const [first, ...rest] = after;
  return warned.length > 0 && first ? [...warned, [divider, ...first], ...rest] : [...warned, ...after];
}

/** The clauses that answer a move stand on its card already; for them the buttons are enough. */
function seeAlso(card: Card, others: readonly Card[]): KnownBlock[][] {
  const listed = card.kind === 'move' ? card.answeredBy : [];
  const lines = others.filter(({ ref }) => !listed.includes(ref)).map(otherLine);
  return lines.length > 0 ? [[section(`*See also*\n${lines.join('\n')}`)]] : [];
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
