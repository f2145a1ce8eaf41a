import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyChange,
  buildChecklist,
  type Change,
  checklistMarkdown,
  checklistText,
  draftJson,
  draftText,
  meetingIcs,
} from '../../src/checklist/index.js';
import { by, checklist, move, NOW_MS, pattern, question } from './support.js';

const changedBy = (...changes: Change[]) =>
  changes.reduce((list, change) => applyChange(list, change, by('U1')).checklist, checklist(2));
const added = (text: string) => changedBy({ kind: 'add', key: 'n', group: 'have', text });
const meeting = {
  uid: 'd1-1@deal-patterns',
  title: 'Term sheet',
  startsAtMs: Date.parse('2026-11-27T13:00:00Z'),
  durationMinutes: 60,
  sequence: 2,
  isCancelled: false,
};

describe('checklistMarkdown', () => {
  it('writes groups, boxes, owner, note and card', () => {
    const list = changedBy(
      { kind: 'tick', item: '1', done: true },
      { kind: 'assign', item: '1', owner: 'U2' },
      { kind: 'annotate', item: '1', note: 'from finance' },
    );
    expect(checklistMarkdown(list, { nameOf: () => 'Ada', subtitle: 'Friday', note: 'Illustrative.' })).toBe(
      [
        '# Deal',
        'Friday',
        '1 of 2 done',
        '## Have in hand',
        '- [x] Item k1 (owner: Ada)\n  - Note: from finance\n  - Card: `deal/clauses/one`',
        '## Ask',
        '- [ ] Item k2\n  - Card: `deal/clauses/one`',
        '_Illustrative._\n',
      ].join('\n\n'),
    );
  });

  it.each([
    ['<!channel> & <@U1>', '&lt;!channel&gt; &amp; &lt;@U1&gt;'],
    ['![](@U1) [a](http://b)', '!\\[\\](@U1) \\[a\\](http://b)'],
    ['# one\n# two', '\\# one \\# two'],
    ['1. first', '1\\. first'],
    ['- [x] done?', '\\- \\[x\\] done?'],
    ['`code` *b* _i_ ~s~', '\\`code\\` \\*b\\* \\_i\\_ \\~s\\~'],
  ])('escapes %j', (typed, written) => {
    expect(checklistMarkdown(added(typed))).toContain(`- [ ] ${written}\n`);
  });

  it('has one line for each item whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (typed) => {
        const boxes = checklistMarkdown(added(typed))
          .split(/\r\n|[\r\n\u2028\u2029]/)
          .filter((line) => /^- \[/.test(line));
        expect(boxes).toHaveLength(3);
      }),
    );
  });
});

describe('plain text', () => {
  it('shows who ticked and who owns, and lets no control character through', () => {
    const list = changedBy(
      { kind: 'tick', item: '1', done: true },
      { kind: 'assign', item: '1', owner: 'U2' },
      { kind: 'add', key: 'n', group: 'ask', text: 'red \u001b[31m\nalert' },
    );
    const text = checklistText(list);
    expect(text).toContain('Checklist: Deal (1 of 3 done)');
    expect(text).toContain('[x] Item k1 (owner: U2, done by U1)');
    expect(text).toContain('[ ] red [31m alert\n');
  });

  it('prints a draft with scope, groups and refs', () => {
    const card = move({ id: 'm' });
    const source = pattern({ questions: [question({ id: 'q', text: 'Price?' })], killList: [card.ref] });
    const draft = buildChecklist({ patterns: [source], cards: [card], phase: 'negotiation', side: 'customer' });
    expect(draftText(draft)).toBe(
      'Checklist: Deal (negotiation, customer)\n\nAsk\n  [ ] Price?\n      deal/clauses/one\n\n' +
        'Watch for\n  [ ] Move m\n      They give in.\n      deal/kill-list/m\n',
    );
    expect(draftJson(draft, [source])).toMatchObject({
      patterns: [{ ref: 'deal', title: 'Deal' }],
      sideName: 'Lab',
      items: [
        { key: 'deal/questions/q', group: 'ask', detail: null },
        { key: 'deal/kill-list/m', phase: null },
      ],
    });
  });
});

describe('meetingIcs', () => {
  const unfolded = (ics: string) => ics.replace(/\r\n[ \t]/g, '');

  it('has the meeting in UTC, its length and the open items as agenda', () => {
    const ics = unfolded(meetingIcs(meeting, changedBy({ kind: 'tick', item: '1', done: true }), NOW_MS));
    expect(ics).toContain('DTSTART:20261127T130000Z');
    expect(ics).toContain('DURATION:PT60M');
    expect(ics).toContain('UID:d1-1@deal-patterns');
    expect(ics).toContain('SEQUENCE:2');
    expect(ics).toContain('DTSTAMP:20261120T100000Z');
    expect(ics).toContain('DESCRIPTION:Ask\\n- Item k2');
    expect(ics).not.toContain('Item k1');
  });

  it('says that a meeting is cancelled', () => {
    expect(meetingIcs({ ...meeting, isCancelled: true }, undefined, NOW_MS)).toContain('STATUS:CANCELLED');
  });

  it('lets no typed text forge a property', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (typed) => {
        const forged = `${typed}\r\nATTACH:http://evil\n\nEND:VEVENT\r`;
        const ics = unfolded(meetingIcs({ ...meeting, title: forged }, added(forged), NOW_MS));
        const lines = ics.split(/\r\n|\r|\n/);
        expect(lines.filter((line) => line.startsWith('ATTACH') || line === 'END:VEVENT')).toEqual(['END:VEVENT']);
      }),
    );
  });
});
