import type { ButtonAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Checklist } from '../../../checklist/index.js';
import type { Place } from '../../../deal/index.js';
import type { Desk } from '../../desk.js';
import { refusalOf } from '../../desk-access.js';
import { failureFacts } from '../../failures.js';
import { previewFor } from '../checklist-preview.js';
import { dealForm, takeLine } from '../commands/deal.js';
import { type DeskAction, tell, visitorOf } from '../desk-request.js';
import { show } from './open-item.js';

/** Opens the deal's form. */
export function handleChangeDeal(desk: Desk) {
  return withPlace(desk, async (args, place) => {
    const deal = await desk.stores.deals.find(place);
    await show(args, await dealForm(desk, visitorOf(args), place, deal));
  });
}

/** The preview of the checklist for the channel's deal. */
export function handleDealChecklist(desk: Desk) {
  return withPlace(desk, async (args, place) => {
    const deal = await desk.stores.deals.find(place);
    await show(args, previewFor(desk, { channel: place.channel }, deal));
  });
}

/** An answer to what was unclear in a typed line: the line with that reading is read again. */
export function handleChooseDeal(desk: Desk) {
  return async (args: DeskAction<ButtonAction>): Promise<void> => {
    await args.ack();
    const channel = args.body.channel?.id;
    const visitor = visitorOf(args);
    if (channel === undefined) return;
    const why = await refusalOf(desk, visitor, channel);
    if (why !== undefined) return tell(args, why);
    const place = { team: visitor.teamId, channel };
    const deal = await desk.stores.deals.find(place);
    await takeLine(desk, { visitor, place, deal, respond: args.respond, replaces: true }, args.action.value ?? '');
  };
}

/** Deletes the deal with all that belongs to it; messages that showed its lists say so. */
export function handleDeleteDeal(desk: Desk) {
  return withPlace(desk, async (args, place) => {
    const lists = await desk.stores.checklists.listOpen({ team: place.team, channels: [place.channel] });
    const deal = await desk.stores.deals.find(place);
    const wasThere = await desk.stores.deals.delete(place);
    const text = wasThere
      ? 'The deal of this channel is deleted, with its checklists and what was planned to be posted.'
      : 'This channel has no deal any more.';
    if (args.body.view) await tell(args, text);
    else await args.respond({ response_type: 'ephemeral', replace_original: true, text });
    for (const list of lists.filter((each) => each.deal !== undefined && each.deal === deal?.id)) {
      await markDeleted(desk, args.client, list);
    }
  });
}

async function markDeleted({ log }: Desk, client: WebClient, { channel, messageTs, id }: Checklist): Promise<void> {
  if (messageTs === undefined) return;
  const text = 'This checklist was deleted with its deal.';
  const blocks = [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text } }];
  try {
    await client.chat.update({ channel, ts: messageTs, text, blocks });
  } catch (error) {
    log.warn('deleted_list_not_marked', { checklist: id, ...failureFacts(error) });
  }
}

/** A button of the deal; its value is the channel, and the person must be allowed there. */
function withPlace(desk: Desk, work: (args: DeskAction<ButtonAction>, place: Place) => Promise<void>) {
  return async (args: DeskAction<ButtonAction>): Promise<void> => {
    await args.ack();
    const channel = args.action.value ?? '';
    const visitor = visitorOf(args);
    if (!/^[CG]\w+$/.test(channel)) return;
    const why = await refusalOf(desk, visitor, channel);
    if (why !== undefined) return tell(args, why);
    await work(args, { team: visitor.teamId, channel });
  };
}
