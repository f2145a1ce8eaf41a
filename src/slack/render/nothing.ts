import type { Answer } from '../../answer/index.js';
import { actions, button, context, type Message, section } from './block-kit.js';
import { type Drawing, mayRead } from './drawing.js';
import { escapeText, mrkdwn } from './text.js';

type Nothing = Extract<Answer, { readonly kind: 'not-in-library' }>;

/** The plain no: the library does not hold it, the nearest cards where there are any, and what it does hold. */
export function nothingMessage({ lead, holds, nearest }: Nothing, drawing: Drawing, actionId: string): Message {
  const cards = nearest.filter((card) => mayRead(card, drawing.audience));
  const next = cards.length > 0 ? ' The nearest titles:' : '';
  return {
    text: `${mrkdwn(lead.text)}${next} ${cards.map(({ title }) => escapeText(title)).join('; ')} ${mrkdwn(holds.text)}`,
    blocks: [
      section(`${mrkdwn(lead.text, 2900)}${next}`),
      ...(cards.length > 0
        ? actions(
            'nearest',
            cards.map((card) => button(actionId, card.title, card.ref)),
          )
        : []),
      context(mrkdwn(holds.text)),
    ],
  };
}
