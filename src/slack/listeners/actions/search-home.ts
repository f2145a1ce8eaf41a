import type { AllMiddlewareArgs, BlockAction, PlainTextInputAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { installationOf, type SlackContext } from '../../context.js';
import { keepGap } from '../../gaps.js';
import { messageView } from '../../render/message-view.js';

type SearchArgs = SlackActionMiddlewareArgs<BlockAction<PlainTextInputAction>> & AllMiddlewareArgs;

/** The search box of the Home tab: the answer opens in a modal, for this person alone. */
export function handleSearchHome(slack: SlackContext) {
  const { assistant, audiences, replies } = slack;
  return async ({ ack, action, body, client, context }: SearchArgs): Promise<void> => {
    await ack();
    const installation = installationOf(context);
    const asker = { userId: body.user.id, userTeamId: body.user.team_id };
    const audience = await audiences.findOfUser(asker, installation);
    const text = action.value ?? '';
    const drawing = { library: assistant.library(), audience, place: 'modal' } as const;
    const { message, answer } = replies.to({ text, surface: 'slash' }, drawing);
    await client.views.open({ trigger_id: body.trigger_id, view: messageView('answer', 'Answer', message) });
    if (answer?.kind === 'not-in-library' && audience === 'team') {
      keepGap(slack, { team: installation.teamId, kind: 'unanswered', text });
    }
  };
}
