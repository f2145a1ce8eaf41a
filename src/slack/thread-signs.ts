import type { WebClient } from '@slack/web-api';
import type { SlackContext } from './context.js';
import { failureFacts } from './failures.js';
import { oneLine } from './render/text.js';
import type { ThreadPlace } from './threads.js';

/** Answers come in a few milliseconds; only one that a slow lookup holds up is worth a sign. */
const STATUS_AFTER_MS = 300;
const MAX_TITLE_CHARS = 60;

/**
 * Shows that the bot is at work where that takes a moment; Slack takes the sign away when the answer lands. Workspaces
 * without the agent features refuse it, which stops no answer.
 */
export async function withStatus<T>(
  slack: SlackContext,
  client: WebClient,
  { channel, threadTs }: ThreadPlace,
  work: () => Promise<T>,
  { status = 'is looking in the library…', isAnswerPrivate = false }: StatusOptions = {},
): Promise<T> {
  let isShown = false;
  const set = (text: string): void => {
    client.assistant.threads
      .setStatus({ channel_id: channel, thread_ts: threadTs, status: text })
      .catch(ignored(slack, 'status_not_set', channel));
  };
  const timer = setTimeout(() => {
    isShown = true;
    set(status);
  }, STATUS_AFTER_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    if (isShown && isAnswerPrivate) set('');
  }
}

export interface StatusOptions {
  readonly status?: string;
  /** Slack takes a sign away when a message lands; one that only its reader sees does not count. */
  readonly isAnswerPrivate?: boolean;
}

/** Names a new conversation after its first question. */
export async function nameThread(
  slack: SlackContext,
  client: WebClient,
  { channel, threadTs }: ThreadPlace,
  question: string,
): Promise<void> {
  const title = oneLine(question, MAX_TITLE_CHARS);
  if (title === '') return;
  await client.assistant.threads
    .setTitle({ channel_id: channel, thread_ts: threadTs, title })
    .catch(ignored(slack, 'title_not_set', channel));
}

/** A refusal of these calls is noted for whoever looks, and nothing else. */
export function ignored({ log }: SlackContext, event: string, channel: string): (error: unknown) => void {
  return (error) => log.debug(event, { channel, ...failureFacts(error) });
}
