import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import {
  type Card,
  type ClauseCard,
  formatProblem,
  type Library,
  type MoveCard,
  PHASES,
  type Ref,
  SIDES,
} from '../../src/library/index.js';
import { loadLibrary } from '../../src/library/load.js';
import { readingEase } from '../support/reading-ease.js';

/** The shipped library as content: what an expert may rely on, beyond what the schema enforces. */

const library: Library = (() => {
  const outcome = loadLibrary(['data']);
  if (outcome.kind === 'invalid') throw new Error(outcome.problems.map(formatProblem).join('\n'));
  return outcome.library;
})();
const { patterns, clauses, moves, cases, terms, interactions, works } = library;

const outline = z
  .strictObject({
    categories: z.array(z.string()),
    patterns: z.record(
      z.string(),
      z.strictObject({
        category: z.string(),
        clauses: z.record(z.string(), z.string()),
        kill_list: z.array(z.string()),
      }),
    ),
    cases: z.record(z.string(), z.array(z.string())),
  })
  .parse(parse(readFileSync('test/fixtures/outline.yml', 'utf8')));

const byRef = <C extends Card>(cards: readonly C[]): [string, C][] => cards.map((card) => [card.ref, card]);
const wordsIn = (text: string): number => (text.match(/\S+/g) ?? []).length;
const sentencesIn = (text: string): number => text.split(/[.!?](?:\s|$)/).filter((part) => part.trim() !== '').length;
const sorted = (values: Iterable<string>): string[] => [...values].sort();
const cardOf = (ref: Ref): Card => {
  const card = library.cards.get(ref);
  if (!card) throw new Error(`${ref} leads nowhere`);
  return card;
};

describe('the library is whole', () => {
  it('holds 8 patterns, 32 clauses, 40 moves, 26 cases, at least 60 terms and at least 12 interactions', () => {
    const counts = [patterns, clauses, moves, cases].map(({ length }) => length);
    expect(counts).toEqual([8, 32, 40, 26]);
    expect(terms.length).toBeGreaterThanOrEqual(60);
    expect(interactions.length).toBeGreaterThanOrEqual(12);
  });

  it('has the ids of the outline, each in its place', () => {
    expect(sorted(library.categories.keys())).toEqual(sorted(outline.categories));
    const shape = Object.fromEntries(
      patterns.map(({ id, category, clauses: own, killList }) => [
        id,
        {
          category,
          clauses: Object.fromEntries(
            clauses.filter(({ ref }) => own.includes(ref)).map((clause) => [clause.id, clause.section]),
          ),
          kill_list: killList.map((ref) => cardOf(ref).id),
        },
      ]),
    );
    expect(shape).toEqual(outline.patterns);
    expect(Object.fromEntries(cases.map((card) => [card.id, card.patterns]))).toEqual(outline.cases);
  });
});

describe.each(byRef(patterns))('%s', (ref, pattern) => {
  const own = <C extends ClauseCard | MoveCard>(cards: readonly C[]): C[] =>
    cards.filter((card) => card.pattern === ref);

  it('has a summary of 90 to 180 words that a busy reader follows', () => {
    expect(wordsIn(pattern.summary)).toBeGreaterThanOrEqual(90);
    expect(wordsIn(pattern.summary)).toBeLessThanOrEqual(180);
    // Names of firms and terms of the field are long words, so plain English (60) is out of reach; 30 is where law begins.
    expect(readingEase(pattern.summary)).toBeGreaterThanOrEqual(30);
  });

  it('says when it fits and when not, its shape and 5 to 8 considerations of AI', () => {
    for (const conditions of [pattern.fitsWhen, pattern.doesNotFitWhen]) {
      expect(conditions.length).toBeGreaterThanOrEqual(3);
      expect(conditions.length).toBeLessThanOrEqual(6);
    }
    expect(pattern.shape.length).toBeGreaterThanOrEqual(2);
    expect(pattern.considerations.length).toBeGreaterThanOrEqual(5);
    expect(pattern.considerations.length).toBeLessThanOrEqual(8);
  });

  it('has public deals', () => {
    expect(pattern.cases.length).toBeGreaterThan(0);
  });

  it.each(SIDES)('asks the %s at least 12 questions, in every phase', (side) => {
    const questions = pattern.questions.filter((question) => question.side === side);
    expect(questions.length).toBeGreaterThanOrEqual(12);
    expect(sorted(new Set(questions.map(({ phase }) => phase)))).toEqual(sorted(PHASES));
    expect(new Set(questions.map(({ group }) => group)).size).toBe(3);
  });

  it('cites enough works, each once and with what it shows', () => {
    const cited = pattern.references.map(({ work }) => work.id);
    expect(cited.length).toBeGreaterThanOrEqual(pattern.category === 'oem' ? 9 : 8);
    expect(new Set(cited).size).toBe(cited.length);
    for (const { shows } of pattern.references) expect(wordsIn(shows)).toBeGreaterThanOrEqual(8);
  });

  it('has each move answered by a clause, and each clause answer a move', () => {
    const answering = new Set(moves.flatMap(({ answeredBy }) => answeredBy));
    for (const clause of own(clauses)) expect(answering, clause.ref).toContain(clause.ref);
    for (const move of own(moves)) {
      expect(
        move.answeredBy.map((each) => cardOf(each).kind),
        move.ref,
      ).not.toHaveLength(0);
      for (const each of move.answeredBy)
        expect(cardOf(each)).toMatchObject({ kind: 'clause', answers: expect.arrayContaining([move.ref]) });
    }
  });
});

describe.each(byRef(clauses))('%s', (_, clause) => {
  it('has 120 to 260 words of text with placeholders and a deadline or silence rule, and 60 to 140 on why it matters', () => {
    expect(wordsIn(clause.text)).toBeGreaterThanOrEqual(120);
    expect(wordsIn(clause.text)).toBeLessThanOrEqual(260);
    expect(clause.text).toMatch(/\[[^\]]+\]/);
    expect(clause.text).toMatch(/within|no later than|if .* not |silence|deemed/i);
    expect(wordsIn(clause.why)).toBeGreaterThanOrEqual(60);
    expect(wordsIn(clause.why)).toBeLessThanOrEqual(140);
    expect(clause.traps.length).toBeGreaterThanOrEqual(3);
  });

  it('keeps each rung of both ladders to two sentences', () => {
    for (const side of SIDES) {
      for (const rung of Object.values(clause.positions[side])) {
        expect(sentencesIn(rung)).toBeLessThanOrEqual(2);
      }
    }
  });
});

describe.each(byRef(moves))('%s', (_, move) => {
  it('explains the failure and the way around it in 50 to 110 words each', () => {
    for (const text of [move.why, move.mitigation]) {
      expect(wordsIn(text)).toBeGreaterThanOrEqual(50);
      expect(wordsIn(text)).toBeLessThanOrEqual(110);
    }
  });
});

describe.each(byRef(cases))('%s', (_, deal) => {
  it('tells dated facts in order, each with its source', () => {
    expect(deal.timeline.length).toBeGreaterThanOrEqual(3);
    // What is known to the month or year alone stands at the end of that time.
    const ends = deal.timeline.map(({ date }) => `${date}-99-99`.slice(0, 10));
    expect(ends).toEqual(sorted(ends));
    const unlinked = deal.timeline.filter(({ source }) => source.url === null);
    for (const { fact, reported } of unlinked) expect(reported, fact).toBe(true);
  });

  it('marks what is second-hand as reported', () => {
    const secondHand = deal.timeline.filter(({ fact }) =>
      /\b(?:was|were|is|are) reported\b|reportedly|rumou?r|people familiar|sources say/i.test(fact),
    );
    for (const { fact, reported } of secondHand) expect(reported, fact).toBe(true);
  });

  it('teaches something that a card of the library says, for each of its patterns', () => {
    const taught = deal.lessons.map(({ card }) => cardOf(card));
    expect(taught.length).toBeGreaterThanOrEqual(2);
    expect(taught.map(({ kind }) => kind)).not.toContain('case');
    for (const pattern of deal.patterns) {
      expect(
        taught.some(({ ref }) => ref === pattern || ref.startsWith(`${pattern}/`)),
        pattern,
      ).toBe(true);
    }
  });
});

describe('the glossary', () => {
  /** All that the cards say, without the glossary itself. */
  const texts = new Map(
    [...library.cards.values()].filter(({ kind }) => kind !== 'term').map((card) => [card.ref, textOf(card)]),
  );
  const whole = [...texts.values()].join('\n');

  it.each(byRef(terms))('%s is a word that the library uses', (_, term) => {
    const names = [term.title, ...term.abbreviations, ...term.synonyms].map((name) => name.toLowerCase());
    expect(
      names.filter((name) => whole.includes(name)),
      names.join(', '),
    ).not.toHaveLength(0);
  });

  it.each(byRef(terms))('%s is defined in 25 to 60 words', (_, { definition }) => {
    expect(wordsIn(definition)).toBeGreaterThanOrEqual(25);
    expect(wordsIn(definition)).toBeLessThanOrEqual(60);
  });

  it('gives each name to one term; only abbreviations may be shared', () => {
    const names = terms.flatMap((term) => [term.title, ...term.synonyms].map((name) => name.toLowerCase()));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe('the bibliography', () => {
  it('has a venue, a year and a way to find each work', () => {
    for (const work of works.values()) {
      expect(work.venue, work.id).not.toBe('');
      expect(work.year, work.id).toBeLessThanOrEqual(2026);
      if (work.verified) expect(work.doi ?? work.url ?? work.venue, work.id).not.toBeNull();
    }
  });

  it('has no work that nothing cites', () => {
    const cited = new Set([
      ...patterns.flatMap(({ references }) => references.map(({ work }) => work.id)),
      ...[...clauses, ...moves].flatMap(({ references }) => references.map(({ id }) => id)),
    ]);
    expect([...works.keys()].filter((id) => !cited.has(id))).toEqual([]);
  });
});

describe('interactions', () => {
  it.each(interactions.map((each) => [each.id, each] as const))('%s warns on both of its clauses', (_, interaction) => {
    for (const ref of interaction.clauses) {
      expect(cardOf(ref)).toMatchObject({ interactions: expect.arrayContaining([interaction]) });
    }
    for (const text of [interaction.whatHappens, interaction.draftAround])
      expect(wordsIn(text)).toBeGreaterThanOrEqual(50);
  });
});

describe('the wording', () => {
  const texts = [...library.cards.values()].map((card) => [card.ref, proseOf(card)] as const);

  it.each([
    [
      'is British',
      /\b(?:\w+(?:organi|recogni|emphasi|utili|speciali|prioriti)z(?:e|es|ed|ing|ation)|(?:un)?favor\w*|behavior\w*|labor|centers?|(?<!Discount )programs?|analyz\w+|catalogs?|fulfill|defense|judgment|gray)\b/i,
    ],
    [
      'does not sell',
      /\b(?:game.?chang\w*|revolutioni[sz]\w*|seamless\w*|cutting.edge|world.class|best.in.class|unlock\w* value|paradigm\w*|synerg\w+|robust\w*|delve\w*|landscape)\b/i,
    ],
    ['writes amounts out', /\$\s?[\d.,]+\s?(?:m|bn|b|k)\b/i],
    ['uses one kind of quotation mark', /[“”„‘]/],
    ['has no doubled space or word', / {2,}\S|(?<![-\w])(the|a|of|to|and|in|is|for)\s+\1\b/i],
    ['promises no legal effect', /\b(?:guaranteed to be|is always enforceable|fully compliant)\b/i],
  ])('%s', (_, wrong) => {
    const found = texts.flatMap(([ref, text]) => {
      const match = wrong.exec(text);
      return match ? [`${ref}: …${text.slice(Math.max(0, match.index - 30), match.index + 40)}…`] : [];
    });
    expect(found).toEqual([]);
  });
});

/** All names and texts of a card, in lower case; titles of sources and works are others' words. */
function textOf(card: Card): string {
  return [...card.aliases, proseOf(card)].join('\n').toLowerCase();
}

/** What a card says to its reader, as written. */
function proseOf(card: Card): string {
  return linesOf(card).join('\n');
}

function linesOf(card: Card): readonly string[] {
  switch (card.kind) {
    case 'pattern':
      return [
        card.title,
        card.tagline,
        card.summary,
        ...card.fitsWhen,
        ...card.doesNotFitWhen,
        ...card.shape.flatMap(({ title, points }) => [title, ...points]),
        ...card.considerations.flatMap(({ title, text }) => [title, text]),
        ...card.questions.map(({ text }) => text),
        ...card.references.map(({ shows }) => shows),
      ];
    case 'clause':
      return [
        card.title,
        card.text,
        card.why,
        ...card.traps,
        ...SIDES.flatMap((side) => Object.values(card.positions[side])),
        ...card.interactions.flatMap(({ title, whatHappens, draftAround }) => [title, whatHappens, draftAround]),
      ];
    case 'move':
      return [card.title, card.move, card.why, card.episode?.text ?? '', card.mitigation];
    case 'case':
      return [
        card.title,
        card.summary,
        ...card.parties.map(({ role }) => role),
        ...card.timeline.flatMap(({ fact, note }) => [fact, note ?? '']),
        ...card.notes,
        ...card.lessons.map(({ text }) => text),
      ];
    case 'term':
      return [card.title, card.definition];
    default:
      return card satisfies never;
  }
}
