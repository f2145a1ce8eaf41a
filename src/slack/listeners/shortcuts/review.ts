import type { AllMiddlewareArgs, GlobalShortcut, MessageShortcut, SlackShortcutMiddlewareArgs } from '@slack/bolt';
import { installationOf, type SlackContext } from '../../context.js';
import { drawn } from '../../drafts/deliver.js';
import { isReadableFile, type SlackFile } from '../../drafts/files.js';
import { askerOf, type Reviewed, reviewDraft, reviewFiles } from '../../drafts/review-draft.js';
import { plainWords } from '../../question.js';
import { reviewFormView } from '../../render/review-form.js';

type GlobalArgs = SlackShortcutMiddlewareArgs<GlobalShortcut> & AllMiddlewareArgs;
type MessageArgs = SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs;

/** *Review a draft*, from anywhere: the form. A form waits for nothing, so it opens within the trigger's three seconds. */
export function handleReviewShortcut() {
  return async ({ ack, client, shortcut }: GlobalArgs): Promise<void> => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: reviewFormView() });
  };
}

/** *Check against kill-list* on a message: its files, or its text, for whoever asked alone. */
export function handleReviewMessage(slack: SlackContext) {
  return async ({ ack, shortcut, context, respond }: MessageArgs): Promise<void> => {
    await ack();
    const { user, message, channel } = shortcut;
    const person = { userId: user.id, userTeamId: user.team_id };
    const asker = await askerOf(slack, person, context);
    const files = filesIn(message).filter(isReadableFile);
    const reviewed: Reviewed[] =
      files.length > 0
        ? await reviewFiles(slack, asker, files, installationOf(context).token)
        : [await reviewDraft(slack, asker, { name: 'message', draft: { text: plainWords(message.text ?? '') } })];
    const place = channel.id.startsWith('D') ? 'direct' : 'private';
    for (const each of reviewed) {
      await respond({
        response_type: 'ephemeral',
        replace_original: false,
        ...drawn(slack, each, asker.audience, place),
      });
    }
  };
}

/** Slack sends them with the message; Bolt's types leave them out. */
function filesIn(message: MessageShortcut['message']): readonly SlackFile[] {
  const files: unknown = message.files;
  return Array.isArray(files) ? files.filter((file) => typeof file === 'object' && file !== null) : [];
}
