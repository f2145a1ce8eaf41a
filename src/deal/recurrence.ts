import { DateTime } from 'luxon';
import type { Meeting, Recurrence } from './deal.js';

const STEPS: Readonly<Record<Exclude<Recurrence, 'none'>, { weeks: number } | { months: number }>> = {
  weekly: { weeks: 1 },
  biweekly: { weeks: 2 },
  monthly: { months: 1 },
};

/**
 * The meeting at its first occurrence after the given instant, or undefined where it does not come again. The hour is
 * kept in the meeting's zone over changes of the clocks; a month without the day takes its last day.
 */
export function nextOccurrence(meeting: Meeting, afterMs: number): Meeting | undefined {
  if (meeting.startsAtMs > afterMs) return meeting;
  if (meeting.recurrence === 'none') return undefined;
  const step = STEPS[meeting.recurrence];
  const first = DateTime.fromMillis(meeting.seriesStartMs, { zone: meeting.zone });
  const after = DateTime.fromMillis(afterMs, { zone: meeting.zone });
  const unit = 'weeks' in step ? 'weeks' : 'months';
  const size = 'weeks' in step ? step.weeks : step.months;
  // Counted from the first occurrence, not from the last, so that a short month leaves no trace.
  let count = Math.max(0, Math.floor(after.diff(first, unit).as(unit) / size) - 1);
  let start = first;
  do {
    count += 1;
    start = first.plus({ [unit]: count * size });
  } while (start.toMillis() <= afterMs);
  return { ...meeting, startsAtMs: start.toMillis() };
}
