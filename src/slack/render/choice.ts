import type { Card, PatternCard } from '../../library/index.js';
import { ACTIONS } from '../ids.js';
import { button, type Message, section } from './block-kit.js';
import { gistOf } from './card.js';
import { KIND_NAMES } from './card-parts.js';
import { type Drawing, mayRead } from './drawing.js';
import { cut, escapeText } from './text.js';

/** A short list to choose from. `lead` is mrkdwn that the caller has escaped. */
export function choiceMessage(lead: string, cards: readonly Card[], drawing: Drawing): Message {
  const readable = cards.filter((card) => mayRead(card, drawing.audience));
  return {
    text: `${lead} ${readable.map(({ title }) => escapeText(title)).join('; ')}`,
    blocks: [
      section(lead),
      ...readable.map((card) =>
        section(lineOf(card), button(choiceAction(drawing), 'Show', card.ref, { label: `Show ${card.title}` })),
      ),
    ],
  };
}

/** The patterns to choose from, each with the way to its checklist, which is the team's alone. */
export function whichPatternMessage(lead: string, patterns: readonly PatternCard[], drawing: Drawing): Message {
  if (drawing.audience !== 'team') return choiceMessage(lead, patterns, drawing);
  return {
    text: `${lead} ${patterns.map(({ title }) => escapeText(title)).join('; ')}`,
    blocks: [
      section(lead),
      ...patterns.map(({ ref, title }) =>
        section(
          `*${escapeText(title)}*`,
          button(ACTIONS.openChecklist, 'Checklist', ref, { label: `Checklist of ${title}` }),
        ),
      ),
    ],
  };
}

/** A chosen card is answered as a message; a modal has nowhere to post one and shows the card itself. */
export function choiceAction({ place }: Drawing): string {
  return place === 'modal' ? ACTIONS.openCard : ACTIONS.chooseCard;
}

/** Title, kind and the start of the gist. */
export function lineOf(card: Card): string {
  return `*${escapeText(card.title)}* _(${KIND_NAMES[card.kind].toLowerCase()})_\n${escapeText(cut(gistOf(card), 160))}`;
}
