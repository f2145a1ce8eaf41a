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

/** What a message to the bot asks of the review. */
export interface ReviewAsked {
  /** True where that is all that was asked; a file may also come with a question, which is answered as any other. */
  readonly isAll: boolean;
}

/** Undefined where nothing is attached that can be read and no review was asked for. */
export function reviewAsked({ kind, text, files }: PersonsMessage): ReviewAsked | undefined {
  if (kind !== 'addressed') return undefined;
  const request = parseReviewRequest(text);
  const wantsFiles = files.length > 0 && asksForReviewAlone(text);
  if (!files.some(isReadableFile) && request.kind === 'none' && !wantsFiles) return undefined;
  return { isAll: wantsFiles || request.kind !== 'none' };
}

/** Reviews what is attached to a message to the bot, or stands after the word review, for its author alone; once. */
export async function reviewAddressed(slack: SlackContext, attached: Attached): Promise<void> {
  const { message, place, client, context } = attached;
  if (!(await slack.deliveries.claimMessage(place.teamId, `review:${message.channel}:${message.ts}`))) return;
  const target = { channel: message.channel, threadTs: message.threadTs };
  const work = async (): Promise<void> => {
    const asker = await askerOf(slack, message, context);
    await deliver(slack, client, asker, target, await review(slack, asker, attached));
  };
  await withStatus(slack, client, place, work, { status: 'is reading the draft…', isAnswerPrivate: !message.isDirect });
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
