import { DateTime } from 'luxon';

/** When the checklist is posted before a meeting, as the modal offers it. */
export const LEAD_TIMES = [
  { id: 'working-morning-before', label: 'The working morning before, 09:00' },
  { id: 'two-working-mornings-before', label: 'Two working mornings before, 09:00' },
  { id: 'morning-of', label: 'The morning of the meeting, 09:00' },
  { id: 'two-hours-before', label: 'Two hours before' },
  { id: 'none', label: 'Not by itself' },
] as const;
export type LeadTime = (typeof LEAD_TIMES)[number]['id'];

export const DEFAULT_LEAD_TIME: LeadTime = 'working-morning-before';

const MORNING_HOUR = 9;
const HOUR_MS = 3_600_000;

/**
 * The instant at which the checklist of a meeting is due, in the meeting's zone; undefined for `none`. The morning of
 * a meeting that starts at or before 09:00 is two hours before it.
 */
export function leadTimeAtMs(lead: LeadTime, startsAtMs: number, zone: string): number | undefined {
  const start = DateTime.fromMillis(startsAtMs, { zone });
  switch (lead) {
    case 'working-morning-before':
      return workingMorningBefore(start).toMillis();
    case 'two-working-mornings-before':
      return workingMorningBefore(workingMorningBefore(start)).toMillis();
    case 'morning-of':
      return morningOf(start) < start ? morningOf(start).toMillis() : startsAtMs - 2 * HOUR_MS;
    case 'two-hours-before':
      return startsAtMs - 2 * HOUR_MS;
    case 'none':
      return undefined;
    default:
      return lead satisfies never;
  }
}

/** Saturday and Sunday are not worked; public holidays are not known here. */
function workingMorningBefore(start: DateTime): DateTime {
  const daysBack = start.weekday === 1 ? 3 : start.weekday === 7 ? 2 : 1;
  return morningOf(start.minus({ days: daysBack }));
}

function morningOf(day: DateTime): DateTime {
  return day.set({ hour: MORNING_HOUR, minute: 0, second: 0, millisecond: 0 });
}
