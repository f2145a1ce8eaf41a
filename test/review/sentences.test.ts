import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/review/draft-sentences.js';

const cut = (text: string, style: 'formal' | 'casual' = 'formal'): string[] =>
  splitSentences(text, style).map(({ start, end }) => text.slice(start, end));

describe('splitSentences', () => {
  it.each([
    ['Lab pays. Host serves.', ['Lab pays.', 'Host serves.']],
    ['Kestrel, Inc. shall pay No. 5 of the U.S. list.', ['Kestrel, Inc. shall pay No. 5 of the U.S. list.']],
    ['shall be\npaid within', ['shall be\npaid within']],
    ['9.2 Assignment. Neither party may assign.', ['9.2 Assignment.', 'Neither party may assign.']],
    ['It may:\n\n(a) sell;\n\n(b) lease.', ['It may:', '(a) sell;', '(b) lease.']],
    [
      'the rights are not\n\nSource: KESTREL, 10-K, 1/2/2003\n\n\n\ntransferable at all.',
      ['the rights are not\n\nSource: KESTREL, 10-K, 1/2/2003\n\n\n\ntransferable at all.'],
    ],
  ])('cuts %j', (text, sentences) => {
    expect(cut(text)).toEqual(sentences);
  });

  it('cuts before a small letter in messages only', () => {
    expect(cut('they sign friday. we pay later', 'casual')).toEqual(['they sign friday.', 'we pay later']);
    expect(cut('they sign friday. we pay later')).toHaveLength(1);
  });

  it.each(['Hi both,', 'Dear Mr Brandt,', 'Jo, Amrit,'])('cuts the greeting "%s" off a message', (greeting) => {
    expect(cut(`${greeting}\n\nProposal for the renewal: none.`, 'casual')).toEqual([
      greeting,
      'Proposal for the renewal: none.',
    ]);
  });

  it('keeps a sentence whole that a blank line parts after a comma', () => {
    expect(cut('If the Lab fails to pay,\n\nthe Host may stop.', 'casual')).toHaveLength(1);
  });

  it('gives spans in order that hold every letter of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aB1.;:?!\n ()"“’[*]—é🚀') }), (text) => {
        const spans = splitSentences(text, 'casual');
        let last = 0;
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(last, start).trim()).toBe('');
          last = end;
        }
        expect(text.slice(last).trim()).toBe('');
      }),
    );
  });
});
