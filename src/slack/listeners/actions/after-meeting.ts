import type { ButtonAction } from '@slack/bolt';
import type { Desk } from '../../desk.js';
import { parseId } from '../../values.js';
import { checklistFor, type DeskAction, tell, visitorOf } from '../desk-request.js';
import { closeList } from './list-menu.js';

/** After a meeting: what is open stays open, and goes into the list of the next meeting. */
export function handleKeepList(desk: Desk) {
  return answered(desk, async () => 'Kept. What is open goes into the list of the next meeting.');
}

/** After a meeting: nothing is carried over. */
export function handleCloseList(desk: Desk) {
  return answered(desk, async (args, id) => {
    await closeList(desk, visitorOf(args), id);
    return 'Closed. Nothing is carried over; the list and its history can still be read.';
  });
}

/** A list whose message was removed is posted once more. */
export function handleRepostList(desk: Desk) {
  return answered(desk, async (args, id) => {
    const visitor = visitorOf(args);
    const found = await checklistFor(desk, visitor, id);
    if (found.kind === 'refused') return found.why;
    if (found.checklist.messageTs !== undefined) return 'It stands in the channel again already.';
    await desk.lists.post(found.checklist, visitor.user);
    return 'Posted again, as it was.';
  });
}

/** The private question gives way to its answer. */
function answered(desk: Desk, work: (args: DeskAction<ButtonAction>, id: string) => Promise<string>) {
  return async (args: DeskAction<ButtonAction>): Promise<void> => {
    await args.ack();
    const id = parseId(args.action.value);
    if (!id) return;
    const visitor = visitorOf(args);
    const found = await checklistFor(desk, visitor, id);
    if (found.kind === 'refused') return tell(args, found.why);
    const text = await work(args, id);
    if (args.body.view) return tell(args, text);
    await args.respond({ response_type: 'ephemeral', replace_original: true, text });
  };
}
