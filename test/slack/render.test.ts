import { beforeAll, describe, expect, it } from 'vitest';
import { createAssistant } from '../../src/assistant.js';
import type { Card, Library } from '../../src/library/index.js';
import { loadLibrary } from '../../src/library/load.js';
import { checkMessage, checkView } from '../../src/sandbox/index.js';
import { cardMessage } from '../../src/slack/render/card.js';
import { cardParts } from '../../src/slack/render/card-parts.js';
import { cardView } from '../../src/slack/render/card-view.js';
import { compareMessage } from '../../src/slack/render/compare.js';
import { homeView } from '../../src/slack/render/home-view.js';
import { listMessage } from '../../src/slack/render/list.js';
import { sharedSentence } from '../../src/slack/render/shared.js';

/** Whatever is drawn, Slack takes it: checked by the sandbox's own reading of Slack's limits. */
let library: Library;
let cards: readonly Card[];
beforeAll(() => {
  const outcome = loadLibrary(['data']);
  if (outcome.kind === 'invalid') throw new Error('invalid library');
  library = outcome.library;
  cards = [...library.cards.values()];
});

const AUDIENCES = ['team', 'outside'] as const;
const PLACES = ['private', 'thread', 'direct'] as const;

describe('every card', () => {
  it.each(AUDIENCES)('fits a message, with its warnings and neighbours, for %s', (audience) => {
    const assistant = createAssistant({ library, problems: () => [] });
    for (const card of cards) {
      const found = assistant.find(card.ref);
      const warnings = found.kind === 'best' ? found.warnings : [];
      for (const place of PLACES) {
        const message = cardMessage(card, { library, audience, place }, { warnings, others: cards.slice(0, 4) });
        expect([card.ref, checkMessage(message)]).toEqual([card.ref, undefined]);
        expect(message.text.length).toBeLessThan(4000);
      }
    }
  });

  it.each(AUDIENCES)('fits a modal in each of its sections for %s', (audience) => {
    for (const card of cards) {
      const drawing = { library, audience, place: 'modal' } as const;
      for (const part of [undefined, ...cardParts(card, drawing).map(({ id }) => id)]) {
        expect([card.ref, part, checkView(cardView(card, drawing, part), 'modal')]).toEqual([
          card.ref,
          part,
          undefined,
        ]);
      }
    }
  });

  it('shows positions to the team alone, in messages and in modals', () => {
    for (const clause of library.clauses) {
      const secret = clause.positions.provider.walkAway.slice(0, 40);
      const drawn = (audience: 'team' | 'outside') =>
        JSON.stringify([
          cardMessage(clause, { library, audience, place: 'thread' }),
          cardView(clause, { library, audience, place: 'modal' }),
        ]);
      expect(drawn('team')).toContain(JSON.stringify(secret).slice(1, -1));
      expect(drawn('outside')).not.toContain(JSON.stringify(secret).slice(1, -1));
    }
  });
});

describe('lists, comparisons and Home', () => {
  it('fit for each pair of a pattern and another card', () => {
    for (const a of library.patterns) {
      for (const b of cards.slice(0, 60)) {
        if (a === b) continue;
        const message = compareMessage(a, b, { library, audience: 'team', place: 'private' });
        expect([a.ref, b.ref, checkMessage(message)]).toEqual([a.ref, b.ref, undefined]);
      }
    }
  });

  it('fit with all patterns', () => {
    expect(
      checkMessage(listMessage(library.patterns, { library, audience: 'team', place: 'private' })),
    ).toBeUndefined();
  });

  it('fit on Home with nothing read and with ten cards read', () => {
    for (const recent of [[], cards.slice(0, 10)]) {
      const view = homeView({ library, audience: 'team', place: 'modal' }, { recent, botName: 'Deal Patterns' });
      expect(checkView(view, 'home')).toBeUndefined();
    }
  });
});

describe('sharedSentence', () => {
  it.each([
    [{ isMember: true, hidesPositions: false }, 'Shared in this channel.'],
    [
      { isMember: false, hidesPositions: false },
      'Shared in this channel. I am not a member here, so nobody can ask me in the thread. To change that, type `/invite @Deal Patterns`.',
    ],
  ])('of %o is %s', (facts, sentence) => {
    expect(sharedSentence({ ...facts, botName: 'Deal Patterns' })).toBe(sentence);
  });
});
