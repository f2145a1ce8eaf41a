import type { Context } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { installationOf, type SlackContext } from '../../context.js';
import { deliver } from '../../drafts/deliver.js';
import { isReadableFile } from '../../drafts/files.js';
import { askerOf, type ReviewAsker, type Reviewed, reviewDraft, reviewFiles } from '../../drafts/review-draft.js';
import { asksForReviewAlone, HOW_TO_REVIEW, parseReviewRequest } from '../../drafts/review-request.js';
import type { PersonsMessage } from '../../question.js';
import { withStatus } from '../../thread-signs.js';
import type { ThreadPlace } from '../../threads.js';

interface Attached {
  readonly message: PersonsMessage;
  readonly place: ThreadPlace;
  readonly client: WebClient;
  readonly context: Context;
}

/**
 * Reviews what is attached to a message to the bot, or stands after the word review, for its author alone. True where
 * that is all that was asked; a file may also come with a question, which is then answered as any other.
 */
export async function reviewAddressed(slack: SlackContext, attached: Attached): Promise<boolean> {
  const { message, place, client, context } = attached;
  const files = message.files.filter(isReadableFile);
  const request = parseReviewRequest(message.text);
  const wantsFiles = message.files.length > 0 && asksForReviewAlone(message.text);
  if (files.length === 0 && request.kind === 'none' && !wantsFiles) return false;
  // Another delivery of the same message is reviewed already; what it asks beside is told apart where it is answered.
  const isFirst = await slack.deliveries.claimMessage(place.teamId, `review:${message.channel}:${message.ts}`);
  if (isFirst) {
    const target = { channel: message.channel, threadTs: message.threadTs };
    const work = async (): Promise<void> => {
      const asker = await askerOf(slack, message, context);
      await deliver(slack, client, asker, target, await review(slack, asker, attached));
    };
    const sign = { status: 'is reading the draft…', isAnswerPrivate: !message.isDirect };
    await withStatus(slack, client, place, work, sign);
  }
  return wantsFiles || request.kind !== 'none';
}

async function review(
  slack: SlackContext,
  asker: ReviewAsker,
  { message, context }: Attached,
): Promise<readonly Reviewed[]> {
  const request = parseReviewRequest(message.text);
  const drafts = request.kind === 'draft' ? [await reviewDraft(slack, asker, { name: 'message', draft: request })] : [];
  if (message.files.length === 0) {
    return drafts.length > 0 ? drafts : [{ kind: 'sentence', text: HOW_TO_REVIEW }];
  }
  return [...drafts, ...(await reviewFiles(slack, asker, message.files, installationOf(context).token))];
}
