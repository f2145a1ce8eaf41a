import { DateTime } from 'luxon';

/**
 * An instant in a zone, as it is read back to people: `Friday, 4 December 2026, 14:00 (Europe/Berlin)`. The zone is an
 * IANA name.
 */
export function instantText(atMs: number, zone: string): string {
  const at = DateTime.fromMillis(atMs, { zone }).setLocale('en-GB');
  return `${at.toFormat('cccc, d LLLL yyyy, HH:mm')} (${at.isValid ? zone : 'UTC'})`;
}

/** An instant in mrkdwn, drawn by Slack in each reader's own zone; the fallback is UTC. */
export function localInstant(atMs: number, format = '{date_short_pretty} at {time}'): string {
  const fallback = DateTime.fromMillis(atMs, { zone: 'utc' }).setLocale('en-GB').toFormat('d LLL yyyy, HH:mm');
  return `<!date^${Math.floor(atMs / 1000)}^${format}|${fallback} UTC>`;
}
