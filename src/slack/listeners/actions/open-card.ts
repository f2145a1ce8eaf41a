import type { AllMiddlewareArgs, BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Audiences } from '../../audience.js';
import type { SlackContext } from '../../context.js';
import { cardView, sentenceView } from '../../render/card-view.js';
import { type Audience, mayRead } from '../../render/drawing.js';

export type ButtonArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** A button that leads to a card or one of its sections: opens a modal, or turns the page of the modal it stands in. */
export function handleOpenCard({ assistant, audiences }: SlackContext) {
  return async ({ ack, action, body, client, context }: ButtonArgs): Promise<void> => {
    await ack();
    const audience = await audienceOf(audiences, { body, client, context });
    const [ref = '', part] = (action.value ?? '').split('#');
    const card = assistant.card(ref);
    const view: ModalView =
      card && mayRead(card, audience)
        ? cardView(card, { library: assistant.library(), audience }, part)
        : sentenceView('Not found', 'This card is not in the library any more. Search for it again with `/pattern`.');
    if (body.view) await client.views.update({ view_id: body.view.id, view });
    else await client.views.open({ trigger_id: body.trigger_id, view });
  };
}

/** Who clicked: what a modal or an ephemeral answer shows is for that person alone. */
export function audienceOf(
  audiences: Audiences,
  { body, client, context }: Pick<ButtonArgs, 'body' | 'client' | 'context'>,
): Promise<Audience> {
  const teamId = context.teamId ?? body.team?.id ?? '';
  return audiences.ofUser(client, { userId: body.user.id, userTeamId: body.user.team_id, teamId });
}
