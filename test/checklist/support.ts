import fc from 'fast-check';
import type { Change, ChecklistDraft, DraftItem } from '../../src/checklist/index.js';
import { type ChecklistStart, startChecklist } from '../../src/checklist/index.js';
import type { ClauseCard, MoveCard, PatternCard, Question, Ref } from '../../src/library/cards.js';

// Refs are branded so that only the library makes them; tests stand in for the library.
export const ref = (path: string) => path as Ref;

export const NOW_MS = Date.parse('2026-11-20T10:00:00Z');
export const by = (user: string, atMs = NOW_MS) => ({ by: user, atMs });

export function question(fields: Partial<Question> & { id: string }): Question {
  return {
    phase: 'negotiation',
    side: 'customer',
    group: 'ask',
    text: `Question ${fields.id}?`,
    about: ref('deal/clauses/one'),
    ...fields,
  };
}

export function pattern(fields: Partial<PatternCard> = {}): PatternCard {
  const id = fields.id ?? 'deal';
  return {
    kind: 'pattern',
    ref: ref(id),
    id,
    title: 'Deal',
    aliases: [],
    askedAs: [],
    internal: false,
    reviewed: '2026-11-20',
    category: 'oem',
    version: '0.1.0',
    sides: { provider: { name: 'Hyperscaler', who: 'The cloud.' }, customer: { name: 'Lab', who: 'The lab.' } },
    tagline: 'A deal',
    summary: 'A deal.',
    fitsWhen: [],
    doesNotFitWhen: [],
    shape: [],
    considerations: [],
    clauses: [],
    killList: [],
    cases: [],
    questions: [],
    references: [],
    ...fields,
  };
}

export function move(fields: Partial<MoveCard> & { id: string }): MoveCard {
  return {
    kind: 'move',
    ref: ref(`deal/kill-list/${fields.id}`),
    title: `Move ${fields.id}`,
    aliases: [],
    askedAs: [],
    internal: false,
    reviewed: '2026-11-20',
    pattern: ref('deal'),
    move: 'They give in. It seems sensible.',
    why: 'It fails.',
    mitigation: 'Do not.',
    answeredBy: [],
    severity: 'medium',
    signals: [],
    flags: [],
    quietOn: [],
    references: [],
    ...fields,
  };
}

export function clause(fields: Partial<ClauseCard> & { id: string }): ClauseCard {
  const ladder = { opening: 'a', fallback: 'b', walkAway: 'c' };
  return {
    kind: 'clause',
    ref: ref(`deal/clauses/${fields.id}`),
    title: `Clause ${fields.id}`,
    aliases: [],
    askedAs: [],
    internal: false,
    reviewed: '2026-11-20',
    pattern: ref('deal'),
    section: 'exit',
    text: 'Text.',
    why: 'Why.',
    traps: [],
    positions: { provider: ladder, customer: ladder },
    answers: [],
    interactions: [],
    references: [],
    ...fields,
  };
}

export function draftItem(fields: Partial<DraftItem> & { key: string }): DraftItem {
  return { group: 'ask', text: `Item ${fields.key}`, ref: ref('deal/clauses/one'), internal: false, ...fields };
}

/** A draft of `count` items, spread over the groups. */
export function draft(count = 3): ChecklistDraft {
  const groups = ['have', 'ask', 'watch'] as const;
  const items = Array.from({ length: count }, (_, n) => draftItem({ key: `k${n + 1}`, group: groups[n % 3]! }));
  return { patterns: [{ ref: ref('deal'), title: 'Deal' }], items };
}

export const START: ChecklistStart = { id: 'c1', team: 'T1', channel: 'C1', created: by('U1') };
export const checklist = (count = 3) => startChecklist(draft(count), START);

/** Any change to a checklist of `count` items, including to items that it does not have. */
export function anyChange(count: number): fc.Arbitrary<Change> {
  const item = fc.integer({ min: 1, max: count + 1 }).map(String);
  const owner = fc.option(fc.constantFrom('U1', 'U2'));
  const note = fc.option(fc.string({ unit: 'grapheme', maxLength: 20 }));
  return fc.oneof(
    fc.record({ kind: fc.constant('tick' as const), item, done: fc.boolean() }),
    fc.record({ kind: fc.constant('assign' as const), item, owner }),
    fc.record({ kind: fc.constant('annotate' as const), item, note }),
    fc.record({
      kind: fc.constant('add' as const),
      key: fc.constantFrom('n1', 'n2'),
      group: fc.constantFrom('have' as const, 'ask' as const, 'watch' as const),
      text: fc.string({ minLength: 1, maxLength: 20 }),
    }),
    fc.record({ kind: fc.constantFrom('drop' as const, 'restore' as const), item }),
  );
}
