import { DateTime } from 'luxon';

/** An instant in mrkdwn, drawn by Slack in each reader's own zone; the fallback is UTC. */
export function localInstant(atMs: number, format = '{date_short_pretty} at {time}'): string {
  const fallback = DateTime.fromMillis(atMs, { zone: 'utc' }).setLocale('en-GB').toFormat('d LLL yyyy, HH:mm');
  return `<!date^${Math.floor(atMs / 1000)}^${format}|${fallback} UTC>`;
}
