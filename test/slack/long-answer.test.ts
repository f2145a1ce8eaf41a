import { describe, expect, it } from 'vitest';
import type { Answered } from '../../src/answer/index.js';
import type { CaseCard, MoveCard, Ref } from '../../src/library/index.js';
import { loadLibrary } from '../../src/library/load.js';
import { longAnswerMessage } from '../../src/slack/render/long-answer.js';
import { visibleText } from '../support/bot.js';

const outcome = loadLibrary(['data']);
if (outcome.kind === 'invalid') throw new Error('invalid library');
const { library } = outcome;
const clause = library.clauses.find(({ id }) => id === 'rofr-with-practical-feasibility-limits')!;
const move = library.moves.find(({ id }) => id === 'rofr-as-anchor')!;
const other = library.moves.find(({ id }) => id === 'exclusivity-scope-creep')!;
const deal = library.cases.find(({ id }) => id === 'microsoft-openai') as CaseCard;
const [entry] = deal.timeline;

const hit = (card: (typeof library.clauses)[number] | MoveCard | CaseCard) => ({ card, score: 0.9, exact: false });
const drawing = (audience: 'team' | 'outside') => ({ library, audience, place: 'thread' }) as const;
const passages: Extract<Answered, { form: 'passages' }> = {
  kind: 'answered',
  form: 'passages',
  answered: true,
  confidence: 1,
  lead: { text: 'Without limits the right works as a veto.', from: clause.ref },
  cards: [hit(clause), hit(move)],
  warnings: [move, other],
  subject: [clause.ref],
  passages: [
    { card: move, label: 'Why it fails', text: move.why },
    { card: clause, label: 'Why it matters', text: 'Theory supports the caution.' },
  ],
};

function seen(answer: Parameters<typeof longAnswerMessage>[0], audience: 'team' | 'outside' = 'team'): string {
  return visibleText(longAnswerMessage(answer, drawing(audience), []).blocks);
}

function order(text: string, ...parts: string[]): void {
  const places = parts.map((part) => text.indexOf(part));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect([...places].sort((a, b) => a - b)).toEqual(places);
}

describe('an answer in passages', () => {
  it('says the lead, the warning that was asked about, the passages, then the other warning', () => {
    order(seen(passages), passages.lead.text, move.title, 'Theory supports the caution.', other.title);
  });

  it('does not quote a card that stands there as a warning', () => {
    expect(seen(passages)).not.toContain('*Why it fails* · ROFR-as-anchor');
  });

  it('has all of it in the text for screen readers', () => {
    const { text } = longAnswerMessage(passages, drawing('team'), []);
    order(text, passages.lead.text, 'Theory supports the caution.', `Kill-list warning: ${move.title}.`);
  });

  it('leaves internal cards out for outsiders, wherever they stand', () => {
    const secret = { ...move, internal: true, ref: 'x/kill-list/secret' as Ref, title: 'Only for us' };
    const answer = {
      ...passages,
      cards: [hit(clause), hit(secret)],
      warnings: [secret],
      passages: [{ card: secret, label: 'The move', text: secret.move }],
    };
    expect(seen(answer)).toContain('Only for us');
    expect(seen(answer, 'outside')).not.toContain('Only for us');
    expect(JSON.stringify(longAnswerMessage(answer, drawing('outside'), []))).not.toContain('Only for us');
  });
});

describe('an answer in facts', () => {
  const facts: Extract<Answered, { form: 'facts' }> = {
    ...passages,
    form: 'facts',
    lead: { text: entry!.fact, from: deal.ref },
    facts: [{ card: deal, entry: entry! }],
    warnings: [],
    passages: [{ card: deal, label: 'Dated fact', text: entry!.fact, entry: entry! }],
  };

  it('says each fact once, with its date and source', () => {
    const text = seen(facts);
    expect(text.split(entry!.fact.slice(0, 60)).length - 1).toBe(1);
    expect(text).toContain(entry!.source.publisher);
  });
});

describe('positions', () => {
  const positions: Extract<Answered, { form: 'positions' }> = {
    ...passages,
    form: 'positions',
    clause,
    ladders: [{ side: 'customer', name: 'Lab', ladder: clause.positions.customer }],
  };

  it('are drawn for the team alone, even if the answer holds them', () => {
    expect(seen(positions)).toContain(clause.positions.customer.walkAway);
    expect(seen(positions, 'outside')).not.toContain(clause.positions.customer.walkAway);
  });
});
