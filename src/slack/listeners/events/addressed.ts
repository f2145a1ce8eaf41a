import type { AllMiddlewareArgs, Context, SayFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { commandReply } from '../../command-reply.js';
import type { SlackContext } from '../../context.js';
import { parsePatternCommand } from '../../input.js';
import { type IncomingMessage, readQuestion } from '../../question.js';
import { unescapeText } from '../../render/text.js';

interface AddressedArgs {
  readonly event: IncomingMessage;
  readonly client: WebClient;
  readonly context: Context;
  readonly say: SayFn;
}

/** Answers a person who addressed the bot, once, in the thread: `app_mention` and `message` both end here. */
export function answerAddressed({ assistant, audiences, deliveries, botName }: SlackContext) {
  return async ({ event, client, context, say }: AddressedArgs): Promise<void> => {
    const question = readQuestion(event, context.botUserId);
    if (!question || !deliveries.claim(`${question.channel}:${question.ts}`)) return;
    const audience = await audiences.ofChannel(client, question.channel, context.teamId ?? '');
    const command = parsePatternCommand(unescapeText(question.text), assistant.knowsWord);
    const message = commandReply(
      command,
      assistant,
      { library: assistant.library(), audience },
      { botName, isPublic: !question.isDirect },
    );
    await say({ ...message, thread_ts: question.threadTs, unfurl_links: false, unfurl_media: false });
  };
}

export type EventArgs = AllMiddlewareArgs & AddressedArgs;
