import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';

/** Why Slack did not take a message, as far as it decides what to do next. */
export type Refusal =
  /** Asked to wait. */
  | { readonly kind: 'wait'; readonly ms: number }
  /** The message that was to be changed is not there any more. */
  | { readonly kind: 'message-gone' }
  /** The channel is deleted or archived. */
  | { readonly kind: 'channel-gone' }
  /** The bot is not in the channel. */
  | { readonly kind: 'not-in-channel' }
  /** No answer, or one that another try may change. */
  | { readonly kind: 'retry' }
  /** Another try would end the same way. */
  | { readonly kind: 'refused'; readonly code: string };

const RATE_LIMITED_MS = 30_000;

const KINDS: Readonly<Record<string, 'message-gone' | 'channel-gone' | 'not-in-channel' | 'retry'>> = {
  message_not_found: 'message-gone',
  cant_update_message: 'message-gone',
  channel_not_found: 'channel-gone',
  is_archived: 'channel-gone',
  is_inactive: 'channel-gone',
  not_in_channel: 'not-in-channel',
  restricted_action: 'not-in-channel',
  internal_error: 'retry',
  fatal_error: 'retry',
  service_unavailable: 'retry',
  request_timeout: 'retry',
  team_added_to_org: 'retry',
};

/** Reads what a Web API call threw. A private channel that the bot was removed from is `channel_not_found` to it. */
export function readRefusal(error: unknown): Refusal {
  if (error instanceof WebAPIRateLimitedError) return { kind: 'wait', ms: error.retryAfter * 1000 };
  if (!(error instanceof WebAPIPlatformError)) return { kind: 'retry' };
  const code = error.data.error;
  if (code === 'ratelimited' || code === 'rate_limited') return { kind: 'wait', ms: RATE_LIMITED_MS };
  const kind = Object.hasOwn(KINDS, code) ? KINDS[code] : undefined;
  return kind ? { kind } : { kind: 'refused', code };
}
