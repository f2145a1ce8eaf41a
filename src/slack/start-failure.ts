import { WebAPIPlatformError } from '@slack/web-api';
import type { SlackConfig } from '../config.js';
import { DealPatternsError } from '../errors.js';

/** The bot cannot begin to take requests: one sentence with what to do. */
export class StartError extends DealPatternsError {
  constructor(
    readonly code: 'port_taken' | 'app_token_refused' | 'slack_unreachable',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What is said of a failure at the start; anything but a port or Slack is handed back as it came. */
export function startFailure(cause: unknown, { mode, apiUrl }: SlackAddress, port: number): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE' || code === 'EACCES') {
    const why = code === 'EACCES' ? 'may not be opened by this process' : 'is taken by another process';
    return new StartError('port_taken', `Port ${port} ${why}. Set PORT to another one.`, { cause });
  }
  if (mode !== 'socket') return cause;
  if (cause instanceof WebAPIPlatformError) {
    const message = `Slack refuses SLACK_APP_TOKEN (${cause.data.error}). Create an app-level token with connections:write under Basic Information, and copy it again.`;
    return new StartError('app_token_refused', message, { cause });
  }
  const where = apiUrl ?? 'https://slack.com/api/';
  const message = `Slack cannot be reached at ${where}, so there is no Socket Mode connection. Check the network${apiUrl ? ' and SLACK_API_URL' : ''}, then start again.`;
  return new StartError('slack_unreachable', message, { cause });
}

type SlackAddress = Pick<Exclude<SlackConfig, { mode: 'sandbox' }>, 'mode' | 'apiUrl'>;
