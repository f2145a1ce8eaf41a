import type { BlockElementAction, ButtonAction, StaticSelectAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Desk } from '../../desk.js';
import { VIEWS } from '../../ids.js';
import { historyView } from '../../render/history.js';
import { itemView, newItemView } from '../../render/item-view.js';
import { listView } from '../../render/list-view.js';
import { parseId, parseItemValue, parsePageValue } from '../../values.js';
import { checklistFor, type DeskAction, NO_ITEM, tell, visitorOf } from '../desk-request.js';

/** An item with its owner, note, card and history. */
export function handleOpenItem(desk: Desk) {
  return async (args: DeskAction<StaticSelectAction>): Promise<void> => {
    await args.ack();
    const target = parseItemValue(args.action.selected_option?.value);
    if (!target) return;
    const found = await checklistFor(desk, visitorOf(args), target.checklist);
    if (found.kind === 'refused') return tell(args, found.why);
    const { checklist } = found;
    const item = checklist.items.find(({ id }) => id === target.item);
    if (!item) return tell(args, NO_ITEM);
    const { view } = args.body;
    const page = view?.callback_id === VIEWS.checklist ? parsePageValue(view.private_metadata)?.page : undefined;
    const history = await desk.stores.checklists.history({ team: checklist.team, id: checklist.id });
    await show(args, itemView(checklist, item, history, page));
  };
}

/** The whole list in a window of one's own, or another page of it. */
export function handleOpenList(desk: Desk) {
  return async (args: DeskAction<ButtonAction>): Promise<void> => {
    await args.ack();
    const target = parsePageValue(args.action.value);
    if (!target) return;
    const found = await checklistFor(desk, visitorOf(args), target.checklist);
    if (found.kind === 'refused') return tell(args, found.why);
    const view = listView(found.checklist, target.page);
    if (args.body.view?.callback_id === VIEWS.checklist) {
      await args.client.views.update({ view_id: args.body.view.id, view });
    } else await show(args, view);
  };
}

/** Who did what and when. */
export function handleOpenHistory(desk: Desk) {
  return async (args: DeskAction<ButtonAction>): Promise<void> => {
    await args.ack();
    const id = parseId(args.action.value);
    if (!id) return;
    const found = await checklistFor(desk, visitorOf(args), id);
    if (found.kind === 'refused') return tell(args, found.why);
    const { team } = found.checklist;
    await show(args, historyView(found.checklist, await desk.stores.checklists.history({ team, id })));
  };
}

/** The form for an item of the team's own. */
export function handleAddItem(desk: Desk) {
  return async (args: DeskAction<ButtonAction>): Promise<void> => {
    await args.ack();
    const id = parseId(args.action.value);
    if (!id) return;
    const found = await checklistFor(desk, visitorOf(args), id);
    if (found.kind === 'refused') return tell(args, found.why);
    await show(args, newItemView(found.checklist));
  };
}

/** Opens a window, on top of the one that was clicked in. */
export async function show(
  { body, client }: Pick<DeskAction<BlockElementAction>, 'body' | 'client'>,
  view: ModalView,
): Promise<void> {
  if (body.view?.type === 'modal') await client.views.push({ trigger_id: body.trigger_id, view });
  else await client.views.open({ trigger_id: body.trigger_id, view });
}
