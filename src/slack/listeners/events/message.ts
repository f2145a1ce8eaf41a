import type { Context, SayFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { channelDeal } from '../../channel-deal.js';
import { installationOf, type SlackContext } from '../../context.js';
import type { Desk } from '../../desk.js';
import { keepGap } from '../../gaps.js';
import { type IncomingMessage, type PersonsMessage, readMessage } from '../../question.js';
import { recoverSubject } from '../../recover-subject.js';
import type { Reply } from '../../reply.js';
import { isSure, maySpeakToBot } from '../../speaks-to-bot.js';
import { nameThread, withStatus } from '../../thread-signs.js';
import type { ThreadPlace } from '../../threads.js';
import { reviewAddressed, reviewAsked } from './review-message.js';

interface MessageArgs {
  readonly event: IncomingMessage;
  readonly client: WebClient;
  readonly context: Context;
  readonly say: SayFn;
}

/**
 * Answers a person once, in the thread: whoever addressed the bot, and in a thread that it follows also what plainly
 * speaks to it. `app_mention` and `message` both end here.
 */
export function handleMessage(slack: SlackContext, desk?: Desk) {
  return async ({ event, client, context, say }: MessageArgs): Promise<void> => {
    const message = readMessage(event, context.botUserId);
    if (!message) return;
    const installation = installationOf(context);
    const place: ThreadPlace = {
      teamId: installation.teamId,
      channel: message.channel,
      threadTs: message.threadTs,
    };
    if (message.kind === 'reply' && !(slack.threads.isFollowed(place) && maySpeakToBot(message.text))) return;

    const asked = reviewAsked(message);
    const review = asked && reviewAddressed(slack, { message, place, client, context });
    if (asked?.isAll) return review;

    const answer = async (): Promise<Reply | undefined> => {
      const reply = await prepareReply(slack, { message, place, client, context, desk });
      if (reply) await say({ ...reply.message, thread_ts: message.threadTs, unfurl_links: false, unfurl_media: false });
      return reply;
    };
    const [reply] = await Promise.all([message.isDirect ? withStatus(slack, client, place, answer) : answer(), review]);
    if (!reply) return;
    noteReply(slack, { message, place, reply, context });
    if (message.isDirect && message.ts === message.threadTs) await nameThread(slack, client, place, message.text);
  };
}

interface Incoming {
  readonly message: PersonsMessage;
  readonly place: ThreadPlace;
  readonly context: Context;
}

/** Undefined where another delivery of the message is being answered, or where it was not for the bot after all. */
async function prepareReply(
  slack: SlackContext,
  { message, place, client, context, desk }: Incoming & { readonly client: WebClient; readonly desk: Desk | undefined },
): Promise<Reply | undefined> {
  const { assistant, audiences, deliveries, replies, threads } = slack;
  const delivery = `${message.channel}:${message.ts}`;
  const isAddressed = message.kind === 'addressed';
  if (isAddressed && !(await deliveries.claimMessage(place.teamId, delivery))) return undefined;
  const installation = installationOf(context);
  const isReply = message.threadTs !== message.ts;
  const [audience, subject] = await Promise.all([
    message.isDirect
      ? audiences.findOfUser(message, installation)
      : audiences.findOfChannel(message.channel, installation),
    threads.subjectOf(place) ?? (isReply && isAddressed ? recoverSubject(slack, client, place, context.botId) : []),
  ]);
  const deal = await channelDeal(desk, { team: installation.teamId, channel: message.channel }, audience);
  const reply = replies.to(
    { text: message.text, surface: message.isDirect ? 'dm' : 'mention', subject, deal },
    { library: assistant.library(), audience, place: message.isDirect ? 'direct' : 'thread' },
  );
  if (isAddressed) return reply;
  if (!isSure(message.text, reply, assistant)) return undefined;
  return (await deliveries.claimMessage(place.teamId, delivery)) ? reply : undefined;
}

/** What the bot remembers of the exchange, once the answer is out. */
function noteReply(
  slack: SlackContext,
  { message, place, reply, context }: Incoming & { readonly reply: Reply },
): void {
  const { answer } = reply;
  if (answer?.kind === 'smalltalk' && answer.about === 'stop') slack.threads.leave(place);
  else slack.threads.answered(place, reply.subject);
  if (answer?.kind === 'not-in-library') {
    keepUnanswered(slack, { message, context });
  }
}

/** Only what colleagues ask is kept: guests and other companies did not agree to it. */
function keepUnanswered(slack: SlackContext, { message, context }: Pick<Incoming, 'message' | 'context'>): void {
  const installation = installationOf(context);
  void slack.audiences.ofUser(message, installation).then((asker) => {
    if (asker === 'team') keepGap(slack, { team: installation.teamId, kind: 'unanswered', text: message.text });
  });
}
