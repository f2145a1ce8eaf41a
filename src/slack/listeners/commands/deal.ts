import type { RespondArguments, RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { type Deal, type DealFields, mergeDeal, type Place, parseDealLine } from '../../../deal/index.js';
import { dealWords } from '../../deal-words.js';
import type { Desk } from '../../desk.js';
import { refusalOf, refusalOfPreparer, type Visitor } from '../../desk-access.js';
import type { Message } from '../../render/block-kit.js';
import { patternsOf } from '../../render/checklist-scope.js';
import { dealChoiceMessage, dealMessage, dealProblemMessage } from '../../render/deal.js';
import { dealFormView } from '../../render/deal-form-view.js';
import { type CommandArgs, commandVisitor } from './checklist.js';

/** `/pattern deal [line]`: shows, sets or changes the channel's deal. Acknowledges by itself. */
export async function replyWithDeal(desk: Desk, args: CommandArgs, typed: string): Promise<void> {
  const { ack, client, command, respond } = args;
  await ack();
  const visitor = commandVisitor(args);
  const place: Place = { team: visitor.teamId, channel: command.channel_id };
  const why = await refusalOf(desk, visitor, place.channel);
  if (why !== undefined) return privately(respond, { text: why, blocks: [] });
  const deal = await desk.stores.deals.find(place);
  if (typed.trim() !== '') return takeLine(desk, { visitor, place, deal, respond }, dealWords(typed));
  if (deal !== undefined) return privately(respond, await shownDeal(desk, client, deal));
  const view = await dealForm(desk, visitor, place, undefined);
  await client.views.open({ trigger_id: command.trigger_id, view });
}

export interface DealLineRequest {
  readonly visitor: Visitor;
  readonly place: Place;
  readonly deal: Deal | undefined;
  readonly respond: RespondFn;
  /** Where the line is an answer to a question that stands in a private message. */
  readonly replaces?: boolean;
}

/** Reads a line in the asker's time zone: it is saved and read back, asked back, or refused with the reason. */
export async function takeLine(desk: Desk, request: DealLineRequest, line: string): Promise<void> {
  const { visitor, place, deal, respond, replaces = false } = request;
  const { assistant, now, people } = desk;
  const library = assistant.library();
  const reply = (message: Message) => privately(respond, message, replaces);
  const zone = (await people.find(visitor.client, visitor.teamId, visitor.user))?.zone ?? deal?.meeting?.zone;
  if (zone === undefined) {
    return reply(dealProblemMessage(['I could not find out your time zone. Please try again.'], place.channel));
  }
  const current = deal ? patternsOf(deal, library) : [];
  const read = parseDealLine(line, { nowMs: now(), zone, patterns: library.patterns, current });
  if (read.kind === 'problems') return reply(dealProblemMessage(read.problems, place.channel));
  if (read.kind === 'ambiguous') return reply(dealChoiceMessage(read.question, read.choices));
  const fields = mergeDeal(deal, read.fields);
  if (fields === undefined) {
    const missing = 'The channel has no deal yet, so the line must name a pattern: for example "multi-home as lab".';
    return reply(dealProblemMessage([missing], place.channel));
  }
  const preparer = fields.preparer ?? visitor.user;
  const why = await refusalOfPreparer(desk, visitor, preparer);
  if (why !== undefined) return reply(dealProblemMessage([why], place.channel));
  const saved = await saveDeal(desk, visitor, place, { ...fields, preparer });
  return reply(await shownDeal(desk, visitor.client, saved, '✅ Saved. This is what I understood:'));
}

/** The deal as a private message, with a warning where the bot could not post there. */
export async function shownDeal(
  { assistant, stores, botName }: Desk,
  client: WebClient,
  deal: Deal,
  lead?: string,
): Promise<Message> {
  const planned = await stores.deliveries.list(deal);
  const canPost = deal.meeting === undefined || (await isMember(client, deal.channel));
  const warning = canPost
    ? undefined
    : `I am not a member of this channel, so I cannot post there: type \`/invite @${botName}\`.`;
  return dealMessage(deal, { library: assistant.library(), planned, lead, warning });
}

/** The form in the zone of the meeting or, for a new one, of who fills it in. */
export async function dealForm(desk: Desk, visitor: Visitor, { channel }: Place, deal: Deal | undefined) {
  const zone =
    deal?.meeting?.zone ?? (await desk.people.find(visitor.client, visitor.teamId, visitor.user))?.zone ?? 'UTC';
  return dealFormView({ place: { channel, zone }, deal, library: desk.assistant.library(), user: visitor.user });
}

/** Saves the deal, and has the lists of its meeting drawn anew: they may have moved with it. */
export async function saveDeal(desk: Desk, visitor: Visitor, place: Place, fields: DealFields): Promise<Deal> {
  const { stores, lists, now } = desk;
  const { user } = visitor;
  const saved = await stores.deals.save(place, fields, { by: user, atMs: now() });
  const open = await stores.checklists.listOpen({ team: place.team, channels: [place.channel] });
  for (const list of open.filter(({ deal }) => deal === saved.id)) lists.redraw(list, user);
  return saved;
}

export async function privately(respond: RespondFn, { text, blocks }: Message, replaces = false): Promise<void> {
  const message: RespondArguments = {
    response_type: 'ephemeral',
    replace_original: replaces,
    text,
    ...(blocks.length > 0 ? { blocks } : {}),
  };
  await respond(message);
}

/** Unknown counts as a member: the warning is a help, not a check. */
async function isMember(client: WebClient, channel: string): Promise<boolean> {
  try {
    return (await client.conversations.info({ channel })).channel?.is_member !== false;
  } catch {
    return true;
  }
}
