import { describe, expect, it } from 'vitest';
import { buildChecklist, withoutInternal } from '../../src/checklist/index.js';
import { PHASES } from '../../src/library/vocabulary.js';
import { clause, move, pattern, question, ref } from './support.js';

const keys = (draft: { items: readonly { key: string }[] }) => draft.items.map(({ key }) => key);

describe('buildChecklist', () => {
  it('groups what to have, to ask and to watch for, in this order', () => {
    const source = pattern({
      questions: [question({ id: 'a', group: 'watch' }), question({ id: 'b' }), question({ id: 'c', group: 'have' })],
    });
    const draft = buildChecklist({ patterns: [source], cards: [] });
    expect(draft.items.map(({ group, key }) => `${group} ${key}`)).toEqual([
      'have deal/questions/c',
      'ask deal/questions/b',
      'watch deal/questions/a',
    ]);
  });

  it('puts the phase of the deal first, then what comes next, then what is over', () => {
    const source = pattern({ questions: PHASES.map((phase) => question({ id: phase, phase })) });
    const draft = buildChecklist({ patterns: [source], cards: [], phase: 'operation' });
    expect(draft.items.map(({ phase }) => phase)).toEqual([
      'operation',
      'restructure',
      'renewal-or-exit',
      'negotiation',
      'formation',
    ]);
  });

  it('keeps only the phase where that is asked for', () => {
    const source = pattern({ questions: PHASES.map((phase) => question({ id: phase, phase })) });
    const draft = buildChecklist({ patterns: [source], cards: [], phase: 'restructure', phases: 'only' });
    expect(keys(draft)).toEqual(['deal/questions/restructure']);
  });

  it('asks the questions of our side, and of both sides where none is named', () => {
    const source = pattern({
      questions: [question({ id: 'ours', side: 'provider' }), question({ id: 'theirs', side: 'customer' })],
    });
    expect(keys(buildChecklist({ patterns: [source], cards: [], side: 'provider' }))).toEqual(['deal/questions/ours']);
    expect(buildChecklist({ patterns: [source], cards: [] }).items).toHaveLength(2);
  });

  it('watches for each move by its title and its first sentence, most severe first', () => {
    const moves = [
      move({ id: 'low', severity: 'low' }),
      move({
        id: 'high',
        severity: 'high',
        title: 'ROFR as anchor',
        move: 'They take a ROFR, e.g. on price. It seems fair.',
      }),
    ];
    const source = pattern({ killList: moves.map((card) => card.ref) });
    const draft = buildChecklist({ patterns: [source], cards: moves });
    expect(draft.items.map(({ text, detail }) => [text, detail])).toEqual([
      ['ROFR as anchor', 'They take a ROFR, e.g. on price.'],
      ['Move low', 'They give in.'],
    ]);
  });

  it('does not name a move again that a question to watch for speaks of', () => {
    const card = move({ id: 'anchor' });
    const source = pattern({
      killList: [card.ref],
      questions: [question({ id: 'w', group: 'watch', about: card.ref })],
    });
    expect(keys(buildChecklist({ patterns: [source], cards: [card] }))).toEqual(['deal/questions/w']);
  });

  it('joins several patterns and lists the same key once', () => {
    const one = pattern({ questions: [question({ id: 'a' })] });
    const two = pattern({ id: 'other', questions: [question({ id: 'a' })] });
    const draft = buildChecklist({ patterns: [one, two, one], cards: [] });
    expect(keys(draft)).toEqual(['deal/questions/a', 'other/questions/a']);
  });

  it('marks what stands on an internal card, and leaves it out for a shared channel', () => {
    const inner = clause({ id: 'inner', internal: true });
    const source = pattern({
      questions: [question({ id: 'open' }), question({ id: 'secret', about: ref('deal/clauses/inner') })],
    });
    const draft = buildChecklist({ patterns: [source], cards: [inner] });
    expect(keys(withoutInternal(draft))).toEqual(['deal/questions/open']);
  });
});
