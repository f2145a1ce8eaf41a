import { StoreError } from '../../../checklist/index.js';
import { type Deal, listTitle } from '../../../deal/index.js';
import { draftFor } from '../../checklist-draft.js';
import type { Desk } from '../../desk.js';
import { refusalOf, type Visitor } from '../../desk-access.js';
import { DATABASE_DOWN } from '../../failures.js';
import { readRefusal } from '../../posting/refusals.js';
import { sentenceView } from '../../render/card-view.js';
import type { Scope } from '../../render/checklist-scope.js';
import { PREVIEW_BLOCKS } from '../../render/preview-view.js';
import { valueIn } from '../../view-values.js';
import { chosenScope, placeOf } from '../checklist-preview.js';
import { type DeskSubmission, visitorOf } from '../desk-request.js';

/** *Post in channel* in a preview: the list becomes the channel's. */
export function handlePostChecklist(desk: Desk) {
  return async (args: DeskSubmission): Promise<void> => {
    const { ack, client, view } = args;
    const channel = placeOf(view).channel ?? valueIn(view, PREVIEW_BLOCKS.channel).selected_conversation ?? undefined;
    const scope = chosenScope(desk.assistant.library(), view);
    if (scope.patterns.length === 0 || !channel) {
      const block = scope.patterns.length === 0 ? PREVIEW_BLOCKS.patterns : PREVIEW_BLOCKS.channel;
      return void (await ack({ response_action: 'errors', errors: { [block]: 'Choose one.' } }));
    }
    const visitor = visitorOf(args);
    // Posting takes longer than the acknowledgement may.
    await ack({ response_action: 'update', view: sentenceView('Checklist', 'Posting…') });
    if (!desk.deliveries.claim(`post:${visitor.teamId}:${view.id}`)) return;
    const sentence = await post(desk, visitor, channel, scope);
    await client.views.update({ view_id: view.id, view: sentenceView('Checklist', sentence) });
  };
}

async function post(desk: Desk, visitor: Visitor, channel: string, scope: Scope): Promise<string> {
  const { stores, lists, assistant, botName, now } = desk;
  const { teamId: team, user } = visitor;
  const why = await refusalOf(desk, visitor, channel);
  if (why !== undefined) return why;
  try {
    const deal = await stores.deals.find({ team, channel });
    const open = await stores.checklists.listOpen({ team, channels: [channel] });
    const twin = open.find((each) => each.messageTs !== undefined && isSame(each, scope, deal));
    if (twin !== undefined) {
      return `This list already stands in <#${channel}>, and is shared by everyone there. Close it first to start a new one.`;
    }
    const checklist = await stores.checklists.start(draftFor(scope, assistant.library()), {
      team,
      channel,
      deal: deal?.id,
      title: listTitle(deal),
      meetingAtMs: deal?.meeting?.startsAtMs,
      created: { by: user, atMs: now() },
    });
    try {
      await lists.post(checklist, user);
    } catch (error) {
      // A list that nobody can see must not count as the channel's.
      const key = { team, id: checklist.id };
      await stores.checklists.change(key, { kind: 'close' }, { by: 'bot', atMs: now() });
      throw error;
    }
    return `Posted in <#${channel}>. Everyone there can tick, add and drop items.`;
  } catch (error) {
    if (error instanceof StoreError) return DATABASE_DOWN;
    const { kind } = readRefusal(error);
    if (kind === 'not-in-channel' || kind === 'channel-gone') {
      return `I could not post in <#${channel}>: I am not a member there. Type \`/invite @${botName}\` in it and post again.`;
    }
    if (kind === 'wait') return 'Slack asks me to slow down, so nothing was posted. Please try again in a minute.';
    throw error;
  }
}

function isSame(open: Scope & { readonly meetingAtMs?: number | undefined }, scope: Scope, deal: Deal | undefined) {
  return (
    open.phase === scope.phase &&
    open.side === scope.side &&
    open.meetingAtMs === deal?.meeting?.startsAtMs &&
    open.patterns.length === scope.patterns.length &&
    open.patterns.every((ref) => scope.patterns.includes(ref))
  );
}
