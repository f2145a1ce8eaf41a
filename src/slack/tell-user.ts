import type { WebClient } from '@slack/web-api';
import type { RequestPlace } from './request-place.js';

/** Longer than that and the sentence comes out of nowhere. */
const RESPONSE_TIMEOUT_MS = 5000;

/**
 * Tells the person behind a request one sentence, privately, by whichever way still works: the response address, which
 * needs no membership of the bot, else a message that only they see. False where the payload names nobody to tell.
 */
export async function tellUser(client: WebClient, place: RequestPlace, sentence: string): Promise<boolean> {
  const { channel, user, responseUrl, threadTs } = place;
  if (responseUrl !== undefined && (await tellThroughResponse(responseUrl, sentence))) return true;
  if (user === undefined) return false;
  const inThread = threadTs ? { thread_ts: threadTs } : {};
  // A modal or the Home tab has no channel: the person's direct message is where they find it.
  if (channel === undefined || channel.startsWith('D')) {
    await client.chat.postMessage({ channel: channel ?? user, text: sentence, ...inThread });
  } else {
    await client.chat.postEphemeral({ channel, user, text: sentence, ...inThread });
  }
  return true;
}

async function tellThroughResponse(responseUrl: string, sentence: string): Promise<boolean> {
  try {
    const response = await fetch(responseUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text: sentence }),
      redirect: 'error',
      signal: AbortSignal.timeout(RESPONSE_TIMEOUT_MS),
    });
    return response.ok;
  } catch {
    return false;
  }
}
