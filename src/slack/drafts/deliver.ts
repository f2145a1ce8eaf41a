import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { SlackContext } from '../context.js';
import type { Message } from '../render/block-kit.js';
import type { Audience } from '../render/drawing.js';
import { type ReportDrawing, reportPages } from '../render/report.js';
import type { KeptReport } from './kept-reports.js';
import type { ReviewAsker, Reviewed } from './review-draft.js';

/** Where the asker is: a channel or the direct message with the bot, and the thread there. */
export interface ReportTarget {
  /** Without one, the direct message. */
  readonly channel?: string | undefined;
  readonly threadTs?: string | undefined;
}

/** Slack's words for a channel in which the bot cannot show anything. */
const NOT_A_MEMBER: ReadonlySet<string> = new Set(['not_in_channel', 'channel_not_found', 'user_not_in_channel']);

/** Shows what was reviewed to the asker alone: in the channel, or in the direct message where the bot is no member. */
export async function deliver(
  slack: SlackContext,
  client: WebClient,
  asker: ReviewAsker,
  { channel, threadTs }: ReportTarget,
  reviewed: readonly Reviewed[],
): Promise<void> {
  const inThread = threadTs === undefined ? {} : { thread_ts: threadTs };
  for (const each of reviewed) {
    if (channel === undefined || channel.startsWith('D')) {
      await postDirect(slack, client, asker, each, { channel: channel ?? asker.user, ...inThread });
      continue;
    }
    try {
      const message = drawn(slack, each, asker.audience, 'private');
      await client.chat.postEphemeral({ channel, user: asker.user, ...inThread, ...message });
    } catch (error) {
      if (!(error instanceof WebAPIPlatformError && NOT_A_MEMBER.has(error.data.error))) throw error;
      await postDirect(slack, client, asker, each, { channel: asker.user });
    }
  }
}

async function postDirect(
  slack: SlackContext,
  client: WebClient,
  { audience }: ReviewAsker,
  reviewed: Reviewed,
  where: { readonly channel: string; readonly thread_ts?: string },
): Promise<void> {
  const message = drawn(slack, reviewed, audience, 'direct');
  await client.chat.postMessage({ ...where, ...message, unfurl_links: false, unfurl_media: false });
}

/** What was reviewed, as a message for the asker. */
export function drawn(
  slack: SlackContext,
  reviewed: Reviewed,
  audience: Audience,
  place: Exclude<ReportDrawing['place'], 'shared'>,
): Message {
  if (reviewed.kind === 'report') return drawReport(slack, reviewed.kept, { audience, place });
  const { text } = reviewed;
  return { text, blocks: [{ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }] };
}

/** One page of a kept report; a page that does not exist any more gives the last. */
export function drawReport(
  { assistant }: SlackContext,
  { id, name, report, hidden }: KeptReport,
  { page = 0, ...drawing }: Pick<ReportDrawing, 'audience' | 'place'> & { readonly page?: number },
): Message {
  const pages = reportPages({ id, name, report, hidden, library: assistant.library(), ...drawing });
  const message = pages[page] ?? pages.at(-1);
  if (!message) throw new Error('A report has at least one page.');
  return message;
}
