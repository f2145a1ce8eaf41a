import { randomBytes } from 'node:crypto';
import { type CodedError, RespondError } from '@slack/bolt';
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { StoreError } from '../checklist/index.js';
import type { LogFacts } from '../log.js';

/** What the log keeps of a failure: codes and ids, never message text. */
export function failureFacts(error: unknown): LogFacts {
  const original = originalOf(error);
  if (original instanceof WebAPIPlatformError) return { kind: 'slack', code: original.data.error };
  if (original instanceof WebAPIRateLimitedError)
    return { kind: 'slack', code: 'ratelimited', retryAfterSeconds: original.retryAfter };
  if (original instanceof WebAPIHTTPError) return { kind: 'slack', code: `http_${original.statusCode}` };
  if (original instanceof WebAPIRequestError) return { kind: 'network', code: original.code };
  if (original instanceof RespondError) return { kind: 'respond', code: `http_${original.statusCode}` };
  if (original instanceof Error) {
    return { kind: original.name, code: 'code' in original ? String(original.code) : '', at: firstFrame(original) };
  }
  return { kind: typeof original };
}

/** Bolt wraps what a listener throws. */
function originalOf(error: unknown): unknown {
  return error instanceof Error && 'original' in error && error.original !== undefined
    ? originalOf((error as CodedError & { original: unknown }).original)
    : error;
}

/** File and line of the failure, without the message. */
function firstFrame(error: Error): string {
  return /\(?([^()\s]+:\d+:\d+)\)?/.exec(error.stack?.split('\n    at ')[1] ?? '')?.[1] ?? '';
}

/** A reference that stands in the log and in the user's sentence, so that the one leads to the other. */
export function failureReference(): string {
  return randomBytes(4).toString('hex');
}

/** Said where deals and checklists cannot be read or written; search and answers need no database. */
export const DATABASE_DOWN =
  'I cannot reach my database just now, so deals and checklists can neither be shown nor changed. Nothing that was saved is lost; please try again in a minute. Search and answers go on as usual.';

/** The one sentence that a user sees. */
export function failureSentence(error: unknown, reference: string): string {
  const original = originalOf(error);
  if (original instanceof StoreError) return `${DATABASE_DOWN} (Reference ${reference})`;
  const next =
    original instanceof WebAPIRateLimitedError ||
    (original instanceof WebAPIPlatformError && original.data.error === 'ratelimited')
      ? 'Slack asks me to slow down; please try again in a minute.'
      : 'Please try again.';
  return `Something went wrong on my side. ${next} (Reference ${reference})`;
}
