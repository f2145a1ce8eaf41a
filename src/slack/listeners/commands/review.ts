import type { SlackContext } from '../../context.js';
import { drawn } from '../../drafts/deliver.js';
import { askerOf, reviewDraft } from '../../drafts/review-draft.js';
import { parseReviewRequest } from '../../drafts/review-request.js';
import { reviewFormView } from '../../render/review-form.js';
import type { CommandArgs } from './checklist.js';

/** `/pattern review` opens the form; wording after it is reviewed at once. False for everything else. */
export async function replyToReview(slack: SlackContext, args: CommandArgs, text: string): Promise<boolean> {
  const request = parseReviewRequest(text);
  if (request.kind === 'none') return false;
  const { ack, client, command, context, respond } = args;
  await ack();
  if (request.kind === 'asked') {
    await client.views.open({ trigger_id: command.trigger_id, view: reviewFormView({ channel: command.channel_id }) });
    return true;
  }
  const asker = await askerOf(slack, { userId: command.user_id, userTeamId: command.team_id }, context);
  const reviewed = await reviewDraft(slack, asker, { name: 'typed text', draft: request });
  const place = command.channel_id.startsWith('D') ? 'direct' : 'private';
  await respond({ response_type: 'ephemeral', ...drawn(slack, reviewed, asker.audience, place) });
  return true;
}
