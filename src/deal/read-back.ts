import { DateTime } from 'luxon';
import type { Meeting, Recurrence } from './deal.js';

const RECURRENCE_WORDS: Readonly<Record<Recurrence, string>> = {
  none: '',
  weekly: 'every week',
  biweekly: 'every two weeks',
  monthly: 'every month',
};

/** `Friday 27 November 2026, 14:00 (Europe/Berlin, UTC+1)`: an instant as it must be read back to whoever typed it. */
export function readBackTime(atMs: number, zone: string): string {
  return `${dayAndTime(atMs, zone)} (${zone}, ${offset(atMs, zone)})`;
}

/** `Friday 27 November 2026, 14:00 (UTC+1)`: one of several readings, short enough for a button. */
export function choiceLabel(atMs: number, zone: string): string {
  return `${dayAndTime(atMs, zone)} (${offset(atMs, zone)})`;
}

/** The meeting as it was understood: `Term sheet: Friday 27 November 2026, 14:00 (…), every week`. */
export function readBackMeeting(meeting: Meeting): string {
  const title = meeting.title === undefined ? '' : `${meeting.title}: `;
  const again = meeting.recurrence === 'none' ? '' : `, ${RECURRENCE_WORDS[meeting.recurrence]}`;
  return `${title}${readBackTime(meeting.startsAtMs, meeting.zone)}${again}`;
}

/** `Friday 27 November 2026`. */
export function readBackDay(day: DateTime): string {
  return day.toFormat('cccc d LLLL yyyy', { locale: 'en-GB' });
}

function dayAndTime(atMs: number, zone: string): string {
  return DateTime.fromMillis(atMs, { zone }).toFormat('cccc d LLLL yyyy, HH:mm', { locale: 'en-GB' });
}

function offset(atMs: number, zone: string): string {
  return `UTC${DateTime.fromMillis(atMs, { zone }).toFormat('Z')}`;
}
