import { createRequire } from 'node:module';
import type { EventAttributes } from 'ics';
import { type Checklist, GROUP_TITLES, openItems } from './checklist.js';
import { groupItems } from './progress.js';

/** The meeting that goes into a calendar. */
export interface CalendarMeeting {
  /** Stable for one occurrence, so that importing it again moves the entry instead of doubling it. */
  readonly uid: string;
  readonly title: string;
  /** Milliseconds since 1970, UTC. */
  readonly startsAtMs: number;
  readonly durationMinutes: number;
  /** Goes up with each change of the meeting. */
  readonly sequence: number;
  readonly isCancelled: boolean;
}

/** Loaded with the first file that is asked for: a start needs none of it. */
const loadIcs = (): typeof import('ics') => createRequire(import.meta.url)('ics');

const PRODUCT = 'deal-patterns/checklist';

/**
 * One occurrence of the meeting as an iCalendar file, its agenda being the checklist's open items. A series is not
 * written as a rule: in UTC it would drift by an hour at each change of the clocks, and the package writes no time
 * zones; each occurrence has its own file instead.
 */
export function meetingIcs(meeting: CalendarMeeting, checklist: Checklist | undefined, nowMs: number): string {
  const event: EventAttributes & { readonly timestamp: number } = {
    uid: meeting.uid,
    productId: PRODUCT,
    title: oneLine(meeting.title),
    description: checklist ? agenda(checklist) : '',
    start: meeting.startsAtMs,
    startInputType: 'utc',
    startOutputType: 'utc',
    duration: { minutes: meeting.durationMinutes },
    status: meeting.isCancelled ? 'CANCELLED' : 'CONFIRMED',
    sequence: meeting.sequence,
    created: nowMs,
    lastModified: nowMs,
    // DTSTAMP; the package's types forget it and its default is the time of import.
    timestamp: nowMs,
  };
  const { error, value } = loadIcs().createEvent(event);
  if (value === null) throw new Error(`The meeting ${meeting.uid} makes no calendar entry.`, { cause: error });
  return value;
}

function agenda(checklist: Checklist): string {
  return groupItems(openItems(checklist))
    .map(({ group, items }) => [GROUP_TITLES[group], ...items.map((item) => `- ${oneLine(item.text)}`)].join('\n'))
    .join('\n\n');
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').trim();
}
