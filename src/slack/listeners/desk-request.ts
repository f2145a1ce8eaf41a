import type {
  AllMiddlewareArgs,
  BlockAction,
  BlockElementAction,
  SlackActionMiddlewareArgs,
  SlackViewMiddlewareArgs,
} from '@slack/bolt';
import type { Checklist, ChecklistKey } from '../../checklist/index.js';
import { installationOf } from '../context.js';
import type { Desk } from '../desk.js';
import { refusalOf, type Visitor } from '../desk-access.js';
import { sentenceView } from '../render/card-view.js';

export type DeskAction<Element extends BlockElementAction> = SlackActionMiddlewareArgs<BlockAction<Element>> &
  AllMiddlewareArgs;
export type DeskSubmission = SlackViewMiddlewareArgs & AllMiddlewareArgs;

/** Who acted, as the checks need it. */
export function visitorOf({
  client,
  context,
  body,
}: Pick<DeskAction<BlockElementAction> | DeskSubmission, 'client' | 'context' | 'body'>): Visitor {
  const { user } = body;
  const userTeam = 'team_id' in user && typeof user.team_id === 'string' ? user.team_id : undefined;
  return { client, user: user.id, userTeam, ...installationOf(context) };
}

/** The checklist that an action is about, if the person may work on it; else one sentence why not. */
export async function checklistFor(
  desk: Desk,
  visitor: Visitor,
  id: string,
): Promise<
  { readonly kind: 'found'; readonly checklist: Checklist } | { readonly kind: 'refused'; readonly why: string }
> {
  const key: ChecklistKey = { team: visitor.teamId, id };
  const checklist = await desk.stores.checklists.find(key);
  if (checklist === undefined) return { kind: 'refused', why: GONE };
  const why = await refusalOf(desk, visitor, checklist.channel);
  return why === undefined ? { kind: 'found', checklist } : { kind: 'refused', why };
}

export const GONE = 'This checklist is not kept any more: it was deleted with its deal.';
export const CLOSED = 'This checklist is closed, so nothing was changed. `/pattern checklist` starts a new one.';
export const NO_ITEM = 'This item is not on the list any more.';

/** Tells who clicked one sentence: in place of the window that they clicked in, or below the message, to them alone. */
export async function tell(
  { body, client, respond }: Pick<DeskAction<BlockElementAction>, 'body' | 'client' | 'respond'>,
  sentence: string,
): Promise<void> {
  if (body.view?.type === 'modal') {
    await client.views.update({ view_id: body.view.id, view: sentenceView('Not possible', sentence) });
    return;
  }
  if (body.view) {
    await client.chat.postMessage({ channel: body.user.id, text: sentence });
    return;
  }
  await respond({ response_type: 'ephemeral', replace_original: false, text: sentence });
}
