import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { parseWhen } from '../../src/deal/index.js';

// Wednesday 18 November 2026, 11:00 in Berlin.
const WEDNESDAY = { nowMs: Date.parse('2026-11-18T10:00:00Z'), zone: 'Europe/Berlin' };
// Friday 20 November 2026, 11:00 in Berlin.
const FRIDAY = { nowMs: Date.parse('2026-11-20T10:00:00Z'), zone: 'Europe/Berlin' };

const local = (atMs: number, zone = 'Europe/Berlin') =>
  DateTime.fromMillis(atMs, { zone }).toFormat('ccc yyyy-MM-dd HH:mm');

describe('parseWhen', () => {
  it.each([
    ['friday 14:00', 'Fri 2026-11-20 14:00'],
    ['14:00 on friday', 'Fri 2026-11-20 14:00'],
    ['friday, 14h', 'Fri 2026-11-20 14:00'],
    ['fri 14h30', 'Fri 2026-11-20 14:30'],
    ['friday 14.30', 'Fri 2026-11-20 14:30'],
    ['this friday 2pm', 'Fri 2026-11-20 14:00'],
    ['friday 2-3pm', 'Fri 2026-11-20 14:00'],
    ['friday at noon', 'Fri 2026-11-20 12:00'],
    ['friday 09:00', 'Fri 2026-11-20 09:00'],
    ['friday next week 14:00', 'Fri 2026-11-27 14:00'],
    ['next week friday 14:00', 'Fri 2026-11-27 14:00'],
    ['tomorrow 10:00', 'Thu 2026-11-19 10:00'],
    ['the day after tomorrow 10:00', 'Fri 2026-11-20 10:00'],
    ['tonight at 8', 'Wed 2026-11-18 20:00'],
    ['14:00', 'Wed 2026-11-18 14:00'],
    ['at 3', 'Wed 2026-11-18 15:00'],
    ['in 3 hours', 'Wed 2026-11-18 14:00'],
    ['in 2 weeks 14:00', 'Wed 2026-12-02 14:00'],
    ['27 November 14:00', 'Fri 2026-11-27 14:00'],
    ['friday 27 nov at 2 p.m.', 'Fri 2026-11-27 14:00'],
    ['may 5 14:00', 'Wed 2027-05-05 14:00'],
    ['25/11 14:00', 'Wed 2026-11-25 14:00'],
    ['12/25/2026 14:00', 'Fri 2026-12-25 14:00'],
    ['1.12.2026 14:00', 'Tue 2026-12-01 14:00'],
    ['2026-11-27 14:00', 'Fri 2026-11-27 14:00'],
    ['2026-11-27T14:00', 'Fri 2026-11-27 14:00'],
    ['2026-11-27 14:00 -05:00', 'Fri 2026-11-27 20:00'],
    ['friday 14:00 UTC', 'Fri 2026-11-20 15:00'],
  ])('reads %j as %s', (typed, expected) => {
    const when = parseWhen(typed.replace(' -05', '-05'), WEDNESDAY);
    expect(when.kind === 'at' ? local(when.startsAtMs) : when).toBe(expected);
  });

  it.each([
    ['friday 14:00', ['Fri 2026-11-20 14:00', 'Fri 2026-11-27 14:00']],
    ['next monday 14:00', ['Mon 2026-11-23 14:00', 'Mon 2026-11-30 14:00']],
    ['next saturday 3pm', ['Sat 2026-11-21 15:00', 'Sat 2026-11-28 15:00']],
    ['5/6 14:00', ['Thu 2027-05-06 14:00', 'Sat 2027-06-05 14:00']],
    ['5.6.2027 14:00', ['Thu 2027-05-06 14:00', 'Sat 2027-06-05 14:00']],
    ['monday at 3', ['Mon 2026-11-23 03:00', 'Mon 2026-11-23 15:00']],
    ['monday 9:30', ['Mon 2026-11-23 09:30', 'Mon 2026-11-23 21:30']],
    ['tomorrow at 12', ['Sat 2026-11-21 00:00', 'Sat 2026-11-21 12:00']],
  ])('asks back what %j means', (typed, expected) => {
    const when = parseWhen(typed, FRIDAY);
    expect(when.kind === 'ambiguous' ? when.choices.map(({ startsAtMs }) => local(startsAtMs)) : when).toEqual(
      expected,
    );
  });

  it('takes what is left where the other reading has passed', () => {
    const when = parseWhen('friday 10:00', FRIDAY);
    expect(when.kind === 'at' ? local(when.startsAtMs) : when).toBe('Fri 2026-11-27 10:00');
    expect(parseWhen('next friday 14:00', FRIDAY)).toMatchObject({ startsAtMs: Date.parse('2026-11-27T13:00:00Z') });
  });

  it.each([
    ['friday', 'At what time on Friday 20 November 2026?'],
    ['monday morning', 'At what time on Monday 23 November 2026?'],
    ['yesterday 14:00', 'is in the past'],
    ['last friday 14:00', 'is in the past'],
    ['1 March 2026 14:00', 'is in the past'],
    ['10:00', 'is in the past'],
    ['27 November 2031 14:00', 'more than two years ahead'],
    ['thursday 27 November 14:00', 'the weekday and the date do not agree'],
    ['31 June 14:00', 'could be read'],
    ['29 February 2027 10:00', 'could be read'],
    ['31/6/2027 14:00', 'There is no day "31/6/2027"'],
    ['2027-02-30 14:00', 'is not a day and time'],
    ['next week 14:00', 'does not say which day'],
    ['next month 14:00', 'does not say which day'],
    ['the 27th at 14:00', '"27th" was not understood'],
    ['friday 25:00', '"25:00" was not understood'],
    ['friday 9-10', '"9-10" was not understood'],
    ['friday half past two', '"half past two" was not understood'],
    ['monday or tuesday 14:00', 'are two times'],
    ['friday 14:00 EST', '"EST" can mean more than one time zone'],
    ['soon', 'No day and time could be read'],
    ['', 'No day and time could be read'],
  ])('refuses %j and says why', (typed, reason) => {
    expect(parseWhen(typed, WEDNESDAY)).toEqual({ kind: 'problem', message: expect.stringContaining(reason) });
  });

  it('reads the time back with weekday, date, time and zone', () => {
    expect(parseWhen('friday 14:00', WEDNESDAY)).toMatchObject({
      readBack: 'Friday 20 November 2026, 14:00 (Europe/Berlin, UTC+1)',
    });
  });

  it('keeps the hour of the zone over a change of the clocks', () => {
    const before = { nowMs: Date.parse('2026-10-20T10:00:00Z'), zone: 'Europe/Berlin' };
    expect(parseWhen('26 October 14:00', before)).toMatchObject({ startsAtMs: Date.parse('2026-10-26T13:00:00Z') });
  });

  it('asks which of two, where the clocks go back and an hour comes twice', () => {
    const when = parseWhen('25 October 02:30', { ...WEDNESDAY, nowMs: Date.parse('2026-10-20T10:00:00Z') });
    expect(when).toMatchObject({ kind: 'ambiguous', question: expect.stringContaining('comes twice') });
    expect(when.kind === 'ambiguous' && when.choices.map(({ label }) => label)).toEqual([
      'Sunday 25 October 2026, 02:30 (UTC+2)',
      'Sunday 25 October 2026, 02:30 (UTC+1)',
    ]);
  });

  it('offers the neighbours, where the clocks go forward and an hour is missing', () => {
    const when = parseWhen('28 March 2027 02:30', WEDNESDAY);
    expect(when).toMatchObject({ kind: 'ambiguous', question: expect.stringContaining('There is no 02:30') });
    expect(when.kind === 'ambiguous' && when.choices.map(({ startsAtMs }) => local(startsAtMs))).toEqual([
      'Sun 2027-03-28 01:30',
      'Sun 2027-03-28 03:30',
    ]);
  });

  it('each choice, typed back, means that choice', () => {
    for (const typed of ['friday 14:00', '5/6 3:00', 'next monday at 9', '28 March 2027 02:30']) {
      const when = parseWhen(typed, FRIDAY);
      expect(when.kind).toBe('ambiguous');
      for (const { text, startsAtMs } of when.kind === 'ambiguous' ? when.choices : []) {
        expect(parseWhen(text, FRIDAY)).toMatchObject({ kind: 'at', startsAtMs });
      }
    }
  });

  it('reads in the zone of who asks', () => {
    const asker = { nowMs: WEDNESDAY.nowMs, zone: 'America/Los_Angeles' };
    const when = parseWhen('tomorrow 14:00', asker);
    expect(when.kind === 'at' && local(when.startsAtMs, asker.zone)).toBe('Thu 2026-11-19 14:00');
    expect(parseWhen('friday 14:00', { ...asker, zone: 'Mars/Olympus' })).toMatchObject({ kind: 'problem' });
  });

  it('gives what stands beside the time as rest', () => {
    expect(parseWhen('Term sheet call on friday 14:00', WEDNESDAY)).toMatchObject({ rest: 'Term sheet call' });
    expect(parseWhen('friday 14:00: term sheet', WEDNESDAY)).toMatchObject({ rest: 'term sheet' });
  });

  it('never throws, and never answers with a time that has passed', () => {
    const words = [
      'friday',
      'next',
      '5/6',
      '14:00',
      'at 3',
      'tomorrow',
      '2026-11-27',
      'noon',
      '31',
      'june',
      ',',
      '25:99',
      'in',
      'h',
      '02:30',
    ];
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...words)).map((w) => w.join(' ')),
    );
    const nowMs = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-12-31') });
    const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'UTC');
    fc.assert(
      fc.property(typed, nowMs, zone, (text, now, name) => {
        const when = parseWhen(text, { nowMs: now, zone: name });
        if (when.kind === 'at') expect(when.startsAtMs).toBeGreaterThan(now);
        if (when.kind === 'ambiguous') expect(when.choices.length).toBeGreaterThan(1);
      }),
      { numRuns: 500 },
    );
  });
});
