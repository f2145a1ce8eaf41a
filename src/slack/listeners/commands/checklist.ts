import type { AllMiddlewareArgs, ButtonAction, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { Deal } from '../../../deal/index.js';
import { patternOf } from '../../../library/index.js';
import { parseScope } from '../../checklist-draft.js';
import { installationOf } from '../../context.js';
import type { Desk } from '../../desk.js';
import { refusalOfChannel, refusalOfPerson, type Visitor } from '../../desk-access.js';
import { plainWords } from '../../question.js';
import { patternsOf } from '../../render/checklist-scope.js';
import { show } from '../actions/open-item.js';
import { previewFor } from '../checklist-preview.js';
import { type DeskAction, tell, visitorOf } from '../desk-request.js';

export type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** Who typed a command. */
export function commandVisitor({
  client,
  context,
  command,
}: Pick<CommandArgs, 'client' | 'context' | 'command'>): Visitor {
  return {
    client,
    user: command.user_id,
    userTeam: command.team_id,
    ...installationOf(context),
  };
}

/** `/pattern checklist [pattern] [phase] [side]`: the private preview. Acknowledges by itself. */
export async function replyWithChecklist(desk: Desk, args: CommandArgs, typed: string): Promise<void> {
  const { ack, client, command, respond } = args;
  await ack();
  const visitor = commandVisitor(args);
  const why = await refusalOfPerson(desk, visitor);
  if (why !== undefined) return void (await respond({ response_type: 'ephemeral', text: why }));
  const channel = command.channel_id;
  const deal = await dealOf(desk, visitor, channel);
  const library = desk.assistant.library();
  const current = deal ? patternsOf(deal, library) : [];
  const scope = parseScope(plainWords(typed), library.patterns, current);
  await client.views.open({ trigger_id: command.trigger_id, view: previewFor(desk, { ...scope, channel }, deal) });
}

/** The Checklist button of a card or an answer; value: the ref of a pattern or of a card of one. */
export function handleOpenChecklist(desk: Desk) {
  return async (args: DeskAction<ButtonAction>): Promise<void> => {
    await args.ack();
    const visitor = visitorOf(args);
    const why = await refusalOfPerson(desk, visitor);
    if (why !== undefined) return tell(args, why);
    const channel = args.body.channel?.id;
    const card = desk.assistant.card(args.action.value ?? '');
    const pattern = card && patternOf(desk.assistant.library(), card);
    // A card names its pattern, so a database that is down is no reason to show nothing.
    const deal = await dealOf(desk, visitor, channel).catch((error: unknown) => {
      if (pattern === undefined) throw error;
      return undefined;
    });
    await show(args, previewFor(desk, { pattern, channel }, deal));
  };
}

/** The channel's deal, where there may be one. */
async function dealOf(desk: Desk, visitor: Visitor, channel: string | undefined): Promise<Deal | undefined> {
  if (channel === undefined || channel.startsWith('D')) return undefined;
  const deal = await desk.stores.deals.find({ team: visitor.teamId, channel });
  if (deal === undefined) return undefined;
  return (await refusalOfChannel(desk, visitor, channel)) === undefined ? deal : undefined;
}
