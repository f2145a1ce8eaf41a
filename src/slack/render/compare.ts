import type { KnownBlock } from '@slack/types';
import { type Card, patternOf } from '../../library/index.js';
import { ACTIONS } from '../ids.js';
import {
  actions,
  button,
  context,
  divider,
  fitMessage,
  header,
  labelled,
  labelledList,
  type Message,
} from './block-kit.js';
import { gistOf } from './card.js';
import { KIND_NAMES } from './card-parts.js';
import type { Drawing } from './drawing.js';
import { escapeText, mrkdwn } from './text.js';

/** Two cards side by side, aspect by aspect: what only one of them has is said of that one alone. `tail` ends it. */
export function compareMessage(a: Card, b: Card, drawing: Drawing, tail: readonly KnownBlock[] = []): Message {
  const [left, right] = [aspectsOf(a, drawing), aspectsOf(b, drawing)];
  const labels = [...new Set([...left.keys(), ...right.keys()])];
  const groups = labels.map((label): KnownBlock[] => [
    divider,
    context(`*${escapeText(label)}*`),
    ...[
      { card: a, aspects: left },
      { card: b, aspects: right },
    ].flatMap(({ card, aspects }) => {
      const aspect = aspects.get(label);
      if (aspect === undefined) return [];
      return [typeof aspect === 'string' ? labelled(card.title, aspect) : labelledList(card.title, aspect)];
    }),
  ]);
  return {
    text: mrkdwn(`${a.title} compared with ${b.title}. ${a.title}: ${gistOf(a)} ${b.title}: ${gistOf(b)}`, 3900),
    blocks: fitMessage([
      [header(`${a.title} / ${b.title}`)],
      ...groups,
      [
        ...actions(
          'compared',
          [a, b].map((card) => button(ACTIONS.openCard, card.title, card.ref)),
        ),
        ...tail,
        context(escapeText(drawing.library.note)),
      ],
    ]),
  };
}

/** What two cards can be compared by, in order of weight. */
function aspectsOf(card: Card, { library }: Drawing): Map<string, string | readonly string[]> {
  const pattern = patternOf(library, card);
  const titles = (refs: readonly Card['ref'][]): string[] => refs.flatMap((ref) => library.cards.get(ref)?.title ?? []);
  const common: [string, string][] = [['What it is', `${KIND_NAMES[card.kind]}. ${gistOf(card)}`]];
  switch (card.kind) {
    case 'pattern':
      return new Map<string, string | readonly string[]>([
        ...common,
        ['Sides', Object.values(card.sides).map(({ name, who }) => `${name}: ${who}`)],
        ['Fits when', card.fitsWhen],
        ['Does not fit when', card.doesNotFitWhen],
        ['Clauses', titles(card.clauses)],
        ['Kill list', titles(card.killList)],
      ]);
    case 'clause':
      return new Map<string, string | readonly string[]>([
        ...common,
        ['Traps', card.traps],
        ['Answers', titles(card.answers)],
        ['Pattern', pattern?.title ?? ''],
      ]);
    case 'move':
      return new Map<string, string | readonly string[]>([
        ...common,
        ['Why it fails', card.why],
        ['What to do instead', card.mitigation],
        ['Pattern', pattern?.title ?? ''],
      ]);
    case 'case':
      return new Map<string, string | readonly string[]>([
        ...common,
        ['Parties', card.parties.map(({ name, role }) => `${name}: ${role}`)],
        ['What it teaches', card.lessons.map(({ text }) => text)],
      ]);
    case 'term':
      return new Map<string, string | readonly string[]>([...common, ['Where it matters', titles(card.cards)]]);
    default:
      return card satisfies never;
  }
}
