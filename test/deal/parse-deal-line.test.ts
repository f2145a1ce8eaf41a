import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DealLine, mergeDeal, parseDealLine } from '../../src/deal/index.js';
import { pattern } from '../checklist/support.js';

// Wednesday 18 November 2026, 11:00 in Berlin.
const NOW = { nowMs: Date.parse('2026-11-18T10:00:00Z'), zone: 'Europe/Berlin' };
const MULTI_HOME = pattern({
  id: 'hyperscaler-exclusive-then-multi-home',
  title: 'Hyperscaler-Exclusive, Then Multi-Home',
  aliases: ['multi-homing', 'cloud exclusivity'],
  sides: {
    provider: { name: 'Hyperscaler', who: 'The cloud provider that invests and supplies the compute.' },
    customer: { name: 'Lab', who: 'The AI company that takes capital and gives the exclusivity.' },
  },
});
const OEM = pattern({
  id: 'oem-third-party-ai-model',
  title: 'OEM of a Third-Party AI Model',
  aliases: ['OEM', 'LLM supply agreement'],
  sides: {
    provider: { name: 'Model provider', who: 'The lab which supplies the model.' },
    customer: { name: 'OEM', who: 'The company that builds the model into a product.' },
  },
});
const RESELLER = pattern({ id: 'ai-reseller', title: 'AI Reseller', aliases: ['channel partner'] });
const CONTEXT = { ...NOW, patterns: [MULTI_HOME, OEM, RESELLER] };
const parse = (line: string) => parseDealLine(line, CONTEXT);
const fields = (line: string) => {
  const parsed = parse(line);
  return parsed.kind === 'parsed' ? parsed.fields : parsed;
};
const FRIDAY_MS = Date.parse('2026-11-20T13:00:00Z');
const fridayMeeting = { startsAtMs: FRIDAY_MS, seriesStartMs: FRIDAY_MS, zone: 'Europe/Berlin' };

describe('parseDealLine', () => {
  it('reads pattern, side, phase and meeting', () => {
    expect(fields('multi-home as lab, restructure, meeting friday 14:00')).toEqual({
      patterns: [MULTI_HOME.ref],
      side: 'customer',
      phase: 'restructure',
      meeting: { ...fridayMeeting, title: undefined, recurrence: undefined },
    });
  });

  it('reads everything else that a deal has', () => {
    expect(
      fields(
        'OEM + ai-reseller as vendor, with Acme <!here>, prepared by <@U123|ada>, renewal, meeting "Q3, price" every friday, 14:00',
      ),
    ).toEqual({
      patterns: [OEM.ref, RESELLER.ref],
      side: 'provider',
      counterparty: 'Acme <!here>',
      preparer: 'U123',
      phase: 'renewal-or-exit',
      meeting: { ...fridayMeeting, title: 'Q3, price', recurrence: 'weekly' },
    });
  });

  it.each([
    ['meeting friday 14:00 every two weeks', { recurrence: 'biweekly' }],
    ['meeting monthly friday 14:00', { recurrence: 'monthly' }],
    ['meeting once friday 14:00', { recurrence: 'none' }],
    ['meeting Term sheet call on friday 14:00', { title: 'Term sheet call' }],
    ['meeting "weekly sync" friday 14:00', { title: 'weekly sync', recurrence: undefined }],
    ['next meeting: friday, 2pm, negotiation', { startsAtMs: FRIDAY_MS }],
  ])('reads %j', (line, meeting) => {
    expect(fields(line)).toMatchObject({ meeting: { ...fridayMeeting, ...meeting } });
  });

  it('cancels a meeting', () => {
    expect(fields('no meeting')).toEqual({ meeting: null });
  });

  it.each([
    ['multi-home as hyperscaler', 'provider'],
    ['multi-home as the AI lab', 'customer'],
    ['multi-home as cloud', 'provider'],
    ['oem as OEM', 'customer'],
    ['oem as lab', 'provider'],
    ['oem as model provider', 'provider'],
    ['oem as buyer', 'customer'],
  ])('reads the side of %j as %s', (line, side) => {
    expect(fields(line)).toMatchObject({ side });
  });

  it("reads a side by the patterns of the channel's deal where the line names none", () => {
    expect(parseDealLine('as lab', { ...CONTEXT, current: [OEM] })).toMatchObject({ fields: { side: 'provider' } });
  });

  it('asks which side, where a word names one in each of two patterns', () => {
    const first = pattern({ ...MULTI_HOME, id: 'a', title: 'First' });
    const second = pattern({
      id: 'b',
      title: 'Second',
      sides: { provider: MULTI_HOME.sides.customer, customer: OEM.sides.customer },
    });
    const line = parseDealLine('first + second as lab', { ...NOW, patterns: [first, second] });
    expect(line).toMatchObject({ kind: 'ambiguous', question: 'Which side is "lab"?' });
    expect(line.kind === 'ambiguous' && line.choices).toEqual([
      { label: 'provider (Hyperscaler, Lab)', line: 'first, second, as provider' },
      { label: 'customer (Lab, OEM)', line: 'first, second, as customer' },
    ]);
  });

  it('asks which pattern, where a word stands in the names of several, before it reads the side', () => {
    expect(parse('AI as lab, restructure')).toEqual({
      kind: 'ambiguous',
      question: 'Which pattern do you mean by "AI"?',
      choices: [
        { label: OEM.title, line: 'oem-third-party-ai-model, as lab, restructure' },
        { label: RESELLER.title, line: 'ai-reseller, as lab, restructure' },
      ],
    });
  });

  it('offers the neighbours of a name that it does not know, and never chooses one', () => {
    expect(parse('ai-resller')).toMatchObject({
      kind: 'ambiguous',
      choices: [{ label: 'AI Reseller', line: 'ai-reseller' }],
    });
    expect(parse('OEN')).toMatchObject({ kind: 'ambiguous', choices: [{ line: OEM.id }] });
  });

  it('each choice of a time is a line that means that time', () => {
    const asked = parse('multi-home as lab, meeting "Terms" next monday at 3 weekly, restructure');
    expect(asked.kind === 'ambiguous' && asked.choices).toHaveLength(4);
    for (const { line } of asked.kind === 'ambiguous' ? asked.choices : []) {
      expect(fields(line)).toMatchObject({
        patterns: [MULTI_HOME.ref],
        side: 'customer',
        phase: 'restructure',
        meeting: { title: 'Terms', recurrence: 'weekly' },
      });
    }
  });

  it('says all problems at once', () => {
    expect(parse('zebra, meeting yesterday 14:00, prepared by ada, phase closing')).toEqual({
      kind: 'problems',
      problems: [
        expect.stringContaining('"zebra" is no pattern'),
        expect.stringContaining('is in the past'),
        expect.stringContaining('"ada" is not a mention'),
        expect.stringContaining('"closing" is no phase'),
      ],
    });
  });

  it.each([
    ['', 'says nothing'],
    ['multi-home, friday 14:00', 'Write "meeting friday 14:00"'],
    ['multi-home as banker', '"banker" is no side of this deal. Say as Hyperscaler or Lab.'],
    ['multi-home as lab, as hyperscaler', 'more than one side'],
  ])('refuses %j', (line, reason) => {
    expect(parse(line)).toEqual({ kind: 'problems', problems: [expect.stringContaining(reason)] });
  });

  it('never throws, and each choice it offers can be parsed', () => {
    const parts = [
      'multi-home',
      'AI',
      'as lab',
      'as',
      'with',
      ',',
      '+',
      'meeting',
      'friday 14:00',
      'next monday',
      '"',
      'restructure',
      'no meeting',
      '<@U1>',
      'prepares',
      'every',
    ];
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...parts)).map((p) => p.join(' ')),
    );
    const check = (parsed: DealLine, depth: number) => {
      if (parsed.kind !== 'ambiguous' || depth === 0) return;
      expect(parsed.choices.length).toBeGreaterThan(0);
      for (const choice of parsed.choices) check(parse(choice.line), depth - 1);
    };
    fc.assert(fc.property(line, (typed) => check(parse(typed), 2)));
  });
});

describe('mergeDeal', () => {
  const made = mergeDeal(undefined, {
    patterns: [OEM.ref],
    meeting: { ...fridayMeeting, title: 'Terms', recurrence: 'weekly' },
  });

  it('makes a deal of a line that names a pattern, with the default lead time', () => {
    expect(made).toMatchObject({ patterns: [OEM.ref], lead: 'working-morning-before', status: 'open' });
    expect(mergeDeal(undefined, { side: 'customer' })).toBeUndefined();
  });

  it('changes only what the line speaks of; a moved meeting keeps title and recurrence', () => {
    const place = { id: 'd', team: 'T1', channel: 'C1', createdBy: 'U1', createdAtMs: 0, updatedAtMs: 0, version: 1 };
    const moved = { ...fridayMeeting, startsAtMs: FRIDAY_MS + 1 };
    const merged = mergeDeal({ ...made!, ...place }, { phase: 'operation', meeting: moved });
    expect(merged).toEqual({
      ...made,
      phase: 'operation',
      meeting: { ...moved, title: 'Terms', recurrence: 'weekly' },
    });
    expect(mergeDeal({ ...made!, ...place }, { meeting: null })?.meeting).toBeUndefined();
  });
});
