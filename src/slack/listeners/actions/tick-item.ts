import type { ButtonAction } from '@slack/bolt';
import type { Change, StoredOutcome } from '../../../checklist/index.js';
import type { Desk } from '../../desk.js';
import { refusalOfTick } from '../../desk-access.js';
import { ACTIONS, VIEWS } from '../../ids.js';
import { button, section } from '../../render/block-kit.js';
import { itemWords } from '../../render/checklist-items.js';
import { itemView } from '../../render/item-view.js';
import { listView } from '../../render/list-view.js';
import { itemValue, parseItemValue, parseItemWindow, parsePageValue, parseTickValue } from '../../values.js';
import { CLOSED, type DeskAction, GONE, NO_ITEM, tell, visitorOf } from '../desk-request.js';

/**
 * Done or Not done: the click carries the wanted state of one item, never the set of ticked boxes, so a stale screen
 * cannot undo a colleague.
 */
export function handleTickItem(desk: Desk) {
  return async (args: DeskAction<ButtonAction>): Promise<void> => {
    await args.ack();
    const tick = parseTickValue(args.action.value);
    if (tick) await changeItem(desk, args, tick.checklist, { kind: 'tick', item: tick.item, done: tick.done });
  };
}

/** Drops an item, and offers to take it back. */
export function handleDropItem(desk: Desk) {
  return async (args: DeskAction<ButtonAction>): Promise<void> => {
    await args.ack();
    const target = parseItemValue(args.action.value);
    if (!target) return;
    const outcome = await changeItem(desk, args, target.checklist, { kind: 'drop', item: target.item });
    const item = outcome?.kind === 'changed' && outcome.checklist.items.find(({ id }) => id === target.item);
    if (!item || args.body.view) return;
    await args.respond({
      response_type: 'ephemeral',
      replace_original: false,
      text: 'Dropped.',
      blocks: [
        section(
          `Dropped: ${itemWords(item)}`,
          button(ACTIONS.restoreItem, 'Undo', itemValue(target.checklist, target.item)),
        ),
      ],
    });
  };
}

export function handleRestoreItem(desk: Desk) {
  return async (args: DeskAction<ButtonAction>): Promise<void> => {
    await args.ack();
    const target = parseItemValue(args.action.value);
    if (!target) return;
    const outcome = await changeItem(desk, args, target.checklist, { kind: 'restore', item: target.item });
    if (outcome?.kind !== 'changed' || args.body.view || !isEphemeral(args)) return;
    await args.respond({ response_type: 'ephemeral', replace_original: true, text: 'Taken back.' });
  };
}

function isEphemeral({ body: { container } }: DeskAction<ButtonAction>): boolean {
  return container.type === 'message' && container.is_ephemeral === true;
}

/** Applies a change on disk, then has the shared message drawn, and the window that was clicked in. */
async function changeItem(
  desk: Desk,
  args: DeskAction<ButtonAction>,
  id: string,
  change: Change,
): Promise<StoredOutcome | undefined> {
  const visitor = visitorOf(args);
  const channel = args.body.channel?.id ?? (await desk.stores.checklists.find({ team: visitor.teamId, id }))?.channel;
  const why = channel === undefined ? GONE : await refusalOfTick(desk, visitor, channel);
  if (why !== undefined) {
    await tell(args, why);
    return undefined;
  }
  const stamp = { by: visitor.user, atMs: desk.now() };
  const outcome = await desk.stores.checklists.change({ team: visitor.teamId, id }, change, stamp);
  switch (outcome.kind) {
    case 'changed':
    case 'unchanged':
      desk.lists.redraw(outcome.checklist, visitor.user);
      await redrawWindow(desk, args, outcome, change);
      break;
    case 'closed':
      desk.lists.redraw(outcome.checklist, visitor.user);
      await tell(args, CLOSED);
      break;
    case 'unknown-item':
      await tell(args, NO_ITEM);
      break;
    case 'unknown':
      await tell(args, GONE);
      break;
    default:
      outcome satisfies never;
  }
  return outcome;
}

async function redrawWindow(
  desk: Desk,
  { body, client }: DeskAction<ButtonAction>,
  { checklist }: Extract<StoredOutcome, { kind: 'changed' | 'unchanged' }>,
  change: Change,
): Promise<void> {
  const { view } = body;
  if (view?.callback_id === VIEWS.checklist) {
    const page = parsePageValue(view.private_metadata)?.page ?? 0;
    await client.views.update({ view_id: view.id, view: listView(checklist, page) });
  }
  if (view?.callback_id !== VIEWS.item || !('item' in change)) return;
  const item = checklist.items.find(({ id }) => id === change.item);
  if (!item) return;
  const page = parseItemWindow(view.private_metadata)?.page;
  const history = await desk.stores.checklists.history({ team: checklist.team, id: checklist.id });
  await client.views.update({ view_id: view.id, view: itemView(checklist, item, history, page) });
  if (page !== undefined && view.previous_view_id) {
    await client.views.update({ view_id: view.previous_view_id, view: listView(checklist, page) });
  }
}
