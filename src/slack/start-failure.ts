import { WebAPIPlatformError } from '@slack/web-api';
import { DealPatternsError } from '../errors.js';

/** There is no connection to take requests over: one sentence with what to do. */
export class StartError extends DealPatternsError {
  constructor(
    readonly code: 'app_token_refused' | 'slack_unreachable',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What is said of a connection that Slack refuses or does not answer. */
export function startFailure(cause: unknown, { apiUrl }: { readonly apiUrl: string | undefined }): StartError {
  if (cause instanceof WebAPIPlatformError) {
    const message = `Slack refuses SLACK_APP_TOKEN (${cause.data.error}). Create an app-level token with connections:write under Basic Information, and copy it again.`;
    return new StartError('app_token_refused', message, { cause });
  }
  const where = apiUrl ?? 'https://slack.com/api/';
  const message = `Slack cannot be reached at ${where}, so there is no Socket Mode connection. Check the network${apiUrl ? ' and SLACK_API_URL' : ''}, then start again.`;
  return new StartError('slack_unreachable', message, { cause });
}
