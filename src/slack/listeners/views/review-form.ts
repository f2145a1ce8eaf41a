import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { installationOf, type SlackContext } from '../../context.js';
import { deliver } from '../../drafts/deliver.js';
import { askerOf, reviewDraft, reviewFiles } from '../../drafts/review-draft.js';
import { BLOCKS } from '../../ids.js';
import { parseId } from '../../values.js';
import { valueIn } from '../../view-values.js';

type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** A draft came through the form: its report goes to the channel it was opened in, for the asker alone, or to their DM. */
export function handleReviewForm(slack: SlackContext) {
  return async ({ ack, body, client, context, view }: SubmitArgs): Promise<void> => {
    const text = [BLOCKS.draftText, BLOCKS.draftMore].map((block) => valueIn(view, block).value ?? '').join('');
    const files = valueIn(view, BLOCKS.draftFile).files ?? [];
    if (text.trim() === '' && files.length === 0) {
      const errors = { [BLOCKS.draftText]: 'Paste some wording here, or choose a file below.' };
      return void (await ack({ response_action: 'errors', errors }));
    }
    await ack();
    const asker = await askerOf(slack, { userId: body.user.id, userTeamId: body.user.team_id }, context);
    const reviewed = [
      ...(text.trim() === '' ? [] : [await reviewDraft(slack, asker, { name: 'pasted text', draft: { text } })]),
      ...(files.length === 0 ? [] : await reviewFiles(slack, asker, files, installationOf(context).token)),
    ];
    await deliver(slack, client, asker, { channel: parseId(view.private_metadata) }, reviewed);
  };
}
