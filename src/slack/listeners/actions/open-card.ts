import type { AllMiddlewareArgs, BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Card } from '../../../library/index.js';
import { closed, type FoundAudience } from '../../audience.js';
import { installationOf, type SlackContext } from '../../context.js';
import { VIEWS } from '../../ids.js';
import { rememberCard } from '../../recent-cards.js';
import { cardView, sentenceView } from '../../render/card-view.js';
import { type Audience, mayRead } from '../../render/drawing.js';
import { withLeftOut } from '../../render/left-out.js';
import { LIMITS } from '../../render/limits.js';

export type ButtonArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** A button that leads to a card or one of its sections: opens a modal, or turns the page of the card it stands in. */
export function handleOpenCard(slack: SlackContext) {
  const { assistant } = slack;
  return async ({ ack, action, body, client, context }: ButtonArgs): Promise<void> => {
    await ack();
    const asker = { userId: body.user.id, userTeamId: body.user.team_id };
    const found = await slack.audiences.findOfUser(asker, installationOf(context));
    const audience = closed(found);
    const [ref = '', part] = (action.value ?? '').split('#');
    const card = assistant.card(ref);
    const view: ModalView =
      card && mayRead(card, audience)
        ? leftOutWhere(found, cardView(card, { library: assistant.library(), audience, place: 'modal' }, part), card)
        : sentenceView('Not found', 'This card is not in the library any more. Search for it again with `/pattern`.');
    await showView({ body, client }, view);
    if (card && part === undefined) {
      rememberCard(slack, { team: installationOf(context).teamId, user: body.user.id }, card.ref);
    }
  };
}

/** Only an example clause has parts that are internal. */
function leftOutWhere(found: FoundAudience, view: ModalView, card: Card): ModalView {
  if (found !== 'unknown' || card.kind !== 'clause') return view;
  return { ...view, blocks: withLeftOut(view.blocks, LIMITS.blocksInView) };
}

/** Over a list of cards a card opens on top, so that closing it leads back; a card gives way to the next. */
export async function showView({ body, client }: Pick<ButtonArgs, 'body' | 'client'>, view: ModalView): Promise<void> {
  if (body.view?.type !== 'modal') await client.views.open({ trigger_id: body.trigger_id, view });
  else if (body.view.callback_id === VIEWS.card) await client.views.update({ view_id: body.view.id, view });
  else await client.views.push({ trigger_id: body.trigger_id, view });
}

/** Who clicked: what a modal or an ephemeral answer shows is for that person alone. */
export function audienceOf(
  { audiences }: SlackContext,
  { body, context }: Pick<ButtonArgs, 'body' | 'context'>,
): Promise<Audience> {
  const asker = { userId: body.user.id, userTeamId: body.user.team_id };
  return audiences.ofUser(asker, installationOf(context));
}
