import { describe, expect, it } from 'vitest';
import { type Card, formatProblem, type Library } from '../../src/library/index.js';
import { loadLibrary } from '../../src/library/load.js';
import { checkMessage } from '../../src/sandbox/block-kit/check-message.js';
import { checkView } from '../../src/sandbox/block-kit/check-view.js';
import { cardMessage, warningBlocks } from '../../src/slack/render/card.js';
import { cardParts } from '../../src/slack/render/card-parts.js';
import { cardView } from '../../src/slack/render/card-view.js';
import type { Audience } from '../../src/slack/render/drawing.js';

/** Each card of the shipped library, drawn as Slack gets it and checked as Slack does. */

function load(): Library {
  const outcome = loadLibrary(['data']);
  if (outcome.kind === 'invalid') throw new Error(outcome.problems.map(formatProblem).join('\n'));
  return outcome.library;
}

const library = load();
const AUDIENCES: readonly Audience[] = ['team', 'outside'];
const drawn = [...library.cards.values()].flatMap((card) =>
  AUDIENCES.map((audience) => [card.ref, audience, card] as const),
);

describe('every card fits Slack', () => {
  it.each(drawn)('%s for %s', (_, audience, card) => {
    const warnings = card.kind === 'clause' ? library.moves.filter(({ ref }) => card.answers.includes(ref)) : [];
    const others = library.patterns.slice(0, 5);
    for (const place of ['private', 'thread', 'direct'] as const) {
      const message = cardMessage(card, { library, audience, place }, { warnings, others });
      expect(checkMessage(message, 4000)).toBeUndefined();
    }
    const drawing = { library, audience, place: 'modal' } as const;
    for (const part of [undefined, ...cardParts(card, drawing).map(({ id }) => id)]) {
      const view = cardView(card, drawing, part);
      expect(checkView(view, 'modal')).toBeUndefined();
      expect(textsIn(view.blocks).filter((text) => text.endsWith('…') || /and \d+ more$/.test(text))).toEqual([]);
    }
  });

  it.each(library.moves.map((move) => [move.ref, move] as const))('%s as a warning, uncut', (_, move) => {
    expect(textsIn(warningBlocks(move)).join('\n')).not.toContain('…');
  });
});

describe('what the counterparty may read', () => {
  const positions = library.clauses.flatMap(({ positions: { provider, customer } }) =>
    [provider, customer].flatMap((ladder) => Object.values(ladder)),
  );

  it('holds no position of either side', () => {
    const outside = [...library.cards.values()].map((card) => JSON.stringify(everything(card, 'outside'))).join('\n');
    const team = library.clauses.map((card) => JSON.stringify(everything(card, 'team'))).join('\n');
    const quoted = positions.map((position) => JSON.stringify(position).slice(1, -1));
    expect(quoted.filter((position) => outside.includes(position))).toEqual([]);
    expect(quoted.filter((position) => !team.includes(position))).toEqual([]);
    expect(outside).not.toMatch(/walk-away:/i);
  });

  it('holds no card that is internal, whatever leads to it', () => {
    const secret = 'Only for our own eyes';
    const internal = new Map(
      [...library.cards].map(([ref, card]) => {
        const isSecret = card.kind !== 'pattern' && card.title.length % 2 === 0;
        return [ref, isSecret ? { ...card, internal: true, title: `${secret} ${card.title}`.slice(0, 75) } : card];
      }),
    );
    const closed: Library = { ...library, cards: internal };
    const texts = [...internal.values()]
      .filter((card) => !card.internal)
      .map((card) => JSON.stringify(everything(card, 'outside', closed)));
    expect(texts.filter((text) => text.includes(secret))).toEqual([]);
  });
});

it('a work without a page that confirms it is shown as unverified', () => {
  for (const pattern of library.patterns) {
    const [first, ...rest] = pattern.references;
    const doubtful = {
      ...pattern,
      references: first ? [{ ...first, work: { ...first.work, verified: false } }, ...rest] : [],
    };
    const marked = (card: Card): string[] =>
      textsIn(cardView(card, { library, audience: 'team', place: 'modal' }, 'references').blocks).filter((text) =>
        text.includes('unverified'),
      );
    expect(marked(pattern)).toHaveLength(pattern.references.filter(({ work }) => !work.verified).length);
    expect(marked(doubtful)[0]).toContain(first?.work.title.slice(0, 20));
  }
});

/** All that a card can show to an audience. */
function everything(card: Card, audience: Audience, of: Library = library): unknown[] {
  const drawing = { library: of, audience, place: 'private' } as const;
  return [
    cardMessage(card, drawing),
    ...cardParts(card, drawing).map(({ id }) => cardView(card, drawing, id)),
    cardView(card, drawing),
  ];
}

/** The texts of blocks, without addresses, values and ids. */
function textsIn(blocks: readonly unknown[]): string[] {
  const found: string[] = [];
  const walk = (value: unknown, key?: string): void => {
    if (typeof value === 'string' && key === 'text') found.push(value);
    else if (Array.isArray(value)) for (const each of value) walk(each);
    else if (value !== null && typeof value === 'object')
      for (const [name, each] of Object.entries(value)) walk(each, name);
  };
  walk(blocks);
  return found;
}
