import type { Deal } from './deal.js';
import { leadTimeAtMs } from './lead-time.js';

/**
 * `checklist`: the list. `reminder`: what is still open. `follow-up`: carry what is open over, or close, and move the
 * meeting on; where nothing is to be posted by itself it only does the last.
 */
export const POST_KINDS = ['checklist', 'reminder', 'follow-up'] as const;
export type PostKind = (typeof POST_KINDS)[number];

/** A post that is to be made by itself. Together with its deal, kind and meeting name it for good. */
export interface PlannedPost {
  readonly kind: PostKind;
  /** The start of the meeting that it is about. */
  readonly meetingAtMs: number;
  /** In the past where the lead time was over when the meeting was set: it is then due at once. */
  readonly dueAtMs: number;
  /** From here on it is of no use and is not made; undefined: it never is too late. */
  readonly expiresAtMs?: number | undefined;
}

export const REMINDER_MINUTES = 30;
/** How long a meeting is taken to last: the follow-up comes after it, and its calendar entry is as long. */
export const MEETING_MINUTES = 60;

const MINUTE_MS = 60_000;

/**
 * The posts of the deal's next meeting, earliest first; none for a closed deal or without a meeting, and only the
 * follow-up once the meeting has started. The reminder is left out where the list itself comes no earlier.
 */
export function plannedPosts(deal: Pick<Deal, 'meeting' | 'lead' | 'status'>, nowMs: number): readonly PlannedPost[] {
  const { meeting, lead, status } = deal;
  if (meeting === undefined || status === 'closed') return [];
  const meetingAtMs = meeting.startsAtMs;
  const listAtMs = meetingAtMs > nowMs ? leadTimeAtMs(lead, meetingAtMs, meeting.zone) : undefined;
  const reminderAtMs = meetingAtMs - REMINDER_MINUTES * MINUTE_MS;
  const posts: PlannedPost[] = [];
  if (listAtMs !== undefined) {
    posts.push({ kind: 'checklist', meetingAtMs, dueAtMs: listAtMs, expiresAtMs: meetingAtMs });
  }
  if (listAtMs !== undefined && Math.max(listAtMs, nowMs) < reminderAtMs) {
    posts.push({ kind: 'reminder', meetingAtMs, dueAtMs: reminderAtMs, expiresAtMs: meetingAtMs });
  }
  posts.push({ kind: 'follow-up', meetingAtMs, dueAtMs: meetingAtMs + MEETING_MINUTES * MINUTE_MS });
  return posts;
}
