import type { WebClient } from '@slack/web-api';
import type { Ref } from '../library/index.js';
import type { SlackContext } from './context.js';
import { failureFacts } from './failures.js';
import { ACTIONS } from './ids.js';
import type { ThreadPlace } from './threads.js';

/** One call, one page: in a longer thread the question counts as new. */
const MAX_MESSAGES = 100;
const MAX_REFS = 4;

/**
 * What a thread was about before the bot forgot it (a restart, another replica): the cards that the buttons of the
 * bot's own last answer there open. Empty where that cannot be found out; the question then counts as new.
 */
export async function recoverSubject(
  { assistant, log }: SlackContext,
  client: WebClient,
  { channel, threadTs }: ThreadPlace,
  botId: string | undefined,
): Promise<readonly Ref[]> {
  if (botId === undefined) return [];
  try {
    const { messages = [] } = await client.conversations.replies({ channel, ts: threadTs, limit: MAX_MESSAGES });
    const last = messages.findLast((message) => message.bot_id === botId);
    const refs = buttonValues(last?.blocks).flatMap((value) => assistant.card(value)?.ref ?? []);
    return [...new Set(refs)].slice(0, MAX_REFS);
  } catch (error) {
    log.debug('subject_not_recovered', { channel, ...failureFacts(error) });
    return [];
  }
}

/** Values of the buttons that open whole cards, in order. */
function buttonValues(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(buttonValues);
  if (value === null || typeof value !== 'object') return [];
  if ('action_id' in value && 'value' in value) {
    const opensCard = typeof value.action_id === 'string' && value.action_id.startsWith(ACTIONS.openCard);
    return opensCard && typeof value.value === 'string' ? [value.value] : [];
  }
  return Object.values(value).flatMap(buttonValues);
}
