import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { installationOf, type SlackContext } from '../../context.js';
import { keepGap } from '../../gaps.js';
import { parseFeedback } from '../../render/feedback.js';

type FeedbackArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;

/** Someone said whether an answer helped. What did not help is handed to the library's editors, once a person. */
export function handleFeedback(slack: SlackContext) {
  return async ({ ack, action, body, context, respond }: FeedbackArgs): Promise<void> => {
    await ack();
    const value = 'value' in action && typeof action.value === 'string' ? action.value : '';
    const feedback = parseFeedback(value);
    if (!feedback) return;
    const installation = installationOf(context);
    const thread = threadOf(body);
    const key = `feedback:${installation.teamId}:${body.user.id}:${thread.messageTs}:${feedback.kind}`;
    if (!slack.deliveries.claim(key)) return;
    const asker = { userId: body.user.id, userTeamId: body.user.team_id };
    if (feedback.kind === 'not-helpful' && (await slack.audiences.ofUser(asker, installation)) === 'team') {
      keepGap(slack, { team: installation.teamId, kind: 'not-helpful', text: feedback.question });
    }
    await respond({
      response_type: 'ephemeral',
      replace_original: false,
      ...(thread.threadTs ? { thread_ts: thread.threadTs } : {}),
      text:
        feedback.kind === 'helpful'
          ? 'Thank you. Glad it helped.'
          : 'Thank you. The editors of the library look at what did not help. Other words may find more: `/pattern help`.',
    });
  };
}

function threadOf({ container }: BlockAction): { readonly messageTs: string; readonly threadTs?: string } {
  if (container.type !== 'message') return { messageTs: '' };
  const { message_ts: messageTs, thread_ts: threadTs } = container;
  return {
    messageTs: String(messageTs ?? ''),
    ...(typeof threadTs === 'string' ? { threadTs } : {}),
  };
}
