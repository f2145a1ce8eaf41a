import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
  LEAD_TIMES,
  type LeadTime,
  leadTimeAtMs,
  type Meeting,
  nextOccurrence,
  plannedPosts,
} from '../../src/deal/index.js';

const ZONE = 'Europe/Berlin';
const at = (wall: string, zone = ZONE) => DateTime.fromISO(wall, { zone }).toMillis();
const wall = (atMs: number, zone = ZONE) => DateTime.fromMillis(atMs, { zone }).toFormat("ccc yyyy-MM-dd'T'HH:mm");
const meeting = (start: string, fields: Partial<Meeting> = {}): Meeting => {
  const startsAtMs = at(start, fields.zone);
  return { startsAtMs, seriesStartMs: startsAtMs, zone: ZONE, recurrence: 'none', ...fields };
};
const deal = (of: Meeting | undefined, lead: LeadTime = 'working-morning-before') => ({
  meeting: of,
  lead,
  status: 'open' as const,
});
const drawn = (posts: ReturnType<typeof plannedPosts>) => posts.map(({ kind, dueAtMs }) => `${kind} ${wall(dueAtMs)}`);

describe('leadTimeAtMs', () => {
  it.each<[LeadTime, string, string | undefined]>([
    ['working-morning-before', '2026-11-27T14:00', 'Thu 2026-11-26T09:00'],
    ['working-morning-before', '2026-11-30T08:00', 'Fri 2026-11-27T09:00'],
    ['working-morning-before', '2026-11-29T08:00', 'Fri 2026-11-27T09:00'],
    ['working-morning-before', '2026-10-26T14:00', 'Fri 2026-10-23T09:00'],
    ['two-working-mornings-before', '2026-12-01T14:00', 'Fri 2026-11-27T09:00'],
    ['morning-of', '2026-11-27T14:00', 'Fri 2026-11-27T09:00'],
    ['morning-of', '2026-11-27T08:30', 'Fri 2026-11-27T06:30'],
    ['two-hours-before', '2026-11-27T14:00', 'Fri 2026-11-27T12:00'],
    ['none', '2026-11-27T14:00', undefined],
  ])('%s a meeting at %s is %s', (lead, start, due) => {
    const dueAtMs = leadTimeAtMs(lead, at(start), ZONE);
    expect(dueAtMs === undefined ? undefined : wall(dueAtMs)).toBe(due);
  });

  it('is always before the meeting', () => {
    const start = fc.integer({ min: at('2026-01-01T00:00'), max: at('2028-01-01T00:00') });
    const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe');
    fc.assert(
      fc.property(start, zone, fc.constantFrom(...LEAD_TIMES), (startsAtMs, name, lead) => {
        expect(leadTimeAtMs(lead.id, startsAtMs, name) ?? 0).toBeLessThan(startsAtMs);
      }),
    );
  });
});

describe('plannedPosts', () => {
  const friday = meeting('2026-11-27T14:00');

  it('plans the list on the working morning before, a reminder and a follow-up', () => {
    expect(drawn(plannedPosts(deal(friday), at('2026-11-20T10:00')))).toEqual([
      'checklist Thu 2026-11-26T09:00',
      'reminder Fri 2026-11-27T13:30',
      'follow-up Fri 2026-11-27T15:00',
    ]);
  });

  it('keeps the list that is already due for a meeting that is set late', () => {
    expect(drawn(plannedPosts(deal(friday), at('2026-11-27T11:00')))[0]).toBe('checklist Thu 2026-11-26T09:00');
  });

  it('leaves the reminder out where the list comes no earlier', () => {
    const kinds = plannedPosts(deal(friday), at('2026-11-27T13:45')).map(({ kind }) => kind);
    expect(kinds).toEqual(['checklist', 'follow-up']);
  });

  it('keeps the follow-up once the meeting has begun, and nothing else', () => {
    expect(plannedPosts(deal(friday), at('2026-11-27T14:00')).map(({ kind }) => kind)).toEqual(['follow-up']);
  });

  it('plans nothing but what moves the meeting on where nothing is to be posted by itself', () => {
    expect(plannedPosts(deal(friday, 'none'), at('2026-11-20T10:00')).map(({ kind }) => kind)).toEqual(['follow-up']);
  });

  it('plans nothing for a closed deal or without a meeting', () => {
    expect(plannedPosts({ ...deal(friday), status: 'closed' }, 0)).toEqual([]);
    expect(plannedPosts(deal(undefined), 0)).toEqual([]);
  });
});

describe('nextOccurrence', () => {
  it.each<[Meeting['recurrence'], string, string, string]>([
    ['weekly', '2026-10-23T14:00', '2026-10-23T15:00', 'Fri 2026-10-30T14:00'],
    ['weekly', '2026-10-23T14:00', '2026-11-20T14:00', 'Fri 2026-11-27T14:00'],
    ['biweekly', '2026-11-20T14:00', '2026-11-20T14:00', 'Fri 2026-12-04T14:00'],
    ['monthly', '2027-01-31T14:00', '2027-01-31T15:00', 'Sun 2027-02-28T14:00'],
    ['monthly', '2027-01-31T14:00', '2027-02-28T15:00', 'Wed 2027-03-31T14:00'],
  ])('%s from %s, after %s, is %s', (recurrence, start, after, next) => {
    expect(wall(nextOccurrence(meeting(start, { recurrence }), at(after))?.startsAtMs ?? 0)).toBe(next);
  });

  it('is the meeting itself while that is ahead, and none where it does not come again', () => {
    const once = meeting('2026-11-27T14:00');
    expect(nextOccurrence(once, once.startsAtMs - 1)).toBe(once);
    expect(nextOccurrence(once, once.startsAtMs)).toBeUndefined();
  });

  it('is ahead, no further than one step, at the same hour', () => {
    const recurrence = fc.constantFrom('weekly' as const, 'biweekly' as const, 'monthly' as const);
    fc.assert(
      fc.property(recurrence, fc.nat(800), fc.nat(24 * 60), (every, days, minutes) => {
        const series = meeting('2026-01-30T14:00', { recurrence: every });
        const afterMs = series.startsAtMs + (days * 24 * 60 + minutes) * 60_000;
        const next = nextOccurrence(series, afterMs)!.startsAtMs;
        const before = DateTime.fromMillis(next, { zone: ZONE }).minus({ days: 32 }).toMillis();
        expect(next).toBeGreaterThan(afterMs);
        expect(before).toBeLessThan(afterMs);
        expect(wall(next).slice(-5)).toBe('14:00');
      }),
    );
  });
});
