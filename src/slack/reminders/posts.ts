import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { type Checklist, openItems } from '../../checklist/index.js';
import { type Deal, type Delivery, listTitle, nextOccurrence } from '../../deal/index.js';
import { draftFor } from '../checklist-draft.js';
import type { Desk } from '../desk.js';
import type { Message } from '../render/block-kit.js';
import { followUpMessage, reminderMessage } from '../render/reminder.js';

/** What a post that makes itself needs. */
export interface PostParts extends Pick<Desk, 'assistant' | 'stores' | 'lists' | 'now'> {
  /** A client that throws when Slack asks to wait. */
  readonly client: WebClient;
  readonly tokenOf: (team: string) => string | undefined;
  /** Whether the claim on the delivery still holds; asked directly before each post. */
  readonly isStillOurs: () => Promise<boolean>;
}

export type PostOutcome =
  | { readonly kind: 'sent'; readonly messageTs: string }
  /** There is nothing to say. */
  | { readonly kind: 'needless' }
  /** The claim was lost: another replica does it, or the meeting was moved. */
  | { readonly kind: 'lost' };

const NEEDLESS: PostOutcome = { kind: 'needless' };
const LOST: PostOutcome = { kind: 'lost' };
const BOT = 'bot';

/** Makes the post. What Slack refuses is thrown. */
export function makePost(parts: PostParts, deal: Deal, delivery: Delivery): Promise<PostOutcome> {
  switch (delivery.kind) {
    case 'checklist':
      return postChecklist(parts, deal, delivery);
    case 'reminder':
      return postReminder(parts, deal, delivery);
    case 'follow-up':
      return askAfterwards(parts, deal);
    default:
      return delivery.kind satisfies never;
  }
}

/** The list for the meeting: what the last one left open, and what the library has. */
async function postChecklist(parts: PostParts, deal: Deal, delivery: Delivery): Promise<PostOutcome> {
  const { stores, lists } = parts;
  const old = await openList(parts, deal);
  const isFor = old?.meetingAtMs === delivery.meetingAtMs;
  if (old && isFor && old.messageTs !== undefined) {
    // Ours, if a crash kept the claim from being settled; else posted by hand, or for a time that was moved since.
    if (old.created.by === BOT && isPostedSince(old.messageTs, delivery.dueAtMs)) {
      return { kind: 'sent', messageTs: old.messageTs };
    }
    return say(parts, delivery, reminderMessage(old, delivery.meetingAtMs));
  }
  if (!(await parts.isStillOurs())) return LOST;
  const checklist = old && isFor ? old : await nextList(parts, deal, delivery, old);
  const standing = await findPosted(parts, delivery, { checklist: checklist.id });
  if (standing !== undefined) {
    await stores.checklists.setMessage({ team: deal.team, id: checklist.id }, standing);
    return { kind: 'sent', messageTs: standing };
  }
  const posted = await lists.post(checklist, BOT);
  return { kind: 'sent', messageTs: posted.messageTs ?? '' };
}

/** A new list, or the successor of the open one, which is closed and drawn so. */
async function nextList(
  { assistant, stores, lists, now }: PostParts,
  deal: Deal,
  { meetingAtMs }: Delivery,
  old: Checklist | undefined,
): Promise<Checklist> {
  const draft = draftFor(deal, assistant.library());
  const { team, channel, id } = deal;
  const start = { team, channel, deal: id, title: listTitle(deal), meetingAtMs, created: { by: BOT, atMs: now() } };
  if (old === undefined) return stores.checklists.start(draft, start);
  const outcome = await stores.checklists.carryOver({ team, id: old.id }, draft, start);
  if (outcome.kind === 'unknown') return stores.checklists.start(draft, start);
  const closed = await stores.checklists.find({ team, id: old.id });
  if (closed) lists.redraw(closed, BOT);
  return outcome.checklist;
}

async function postReminder(parts: PostParts, deal: Deal, delivery: Delivery): Promise<PostOutcome> {
  const checklist = await openList(parts, deal);
  if (checklist === undefined) return NEEDLESS;
  return say(parts, delivery, reminderMessage(checklist, delivery.meetingAtMs));
}

/**
 * Asks who prepares, in the channel and to them alone, what becomes of what is open; then the meeting moves on. Where
 * nothing is to come by itself nobody is asked, and what is open stays open.
 */
async function askAfterwards(parts: PostParts, deal: Deal): Promise<PostOutcome> {
  const { stores, lists, now } = parts;
  const place = { team: deal.team, channel: deal.channel };
  const checklist = await openList(parts, deal);
  let messageTs: string | undefined;
  if (checklist && openItems(checklist).length > 0 && deal.lead !== 'none') {
    if (!(await parts.isStillOurs())) return LOST;
    const nextAtMs = deal.meeting && nextOccurrence(deal.meeting, now())?.startsAtMs;
    const user = deal.preparer ?? deal.createdBy;
    const message = followUpMessage({ checklist, nextAtMs });
    messageTs = await tellPrivately(parts, deal, user, message);
  } else if (checklist && openItems(checklist).length === 0) {
    const key = { team: deal.team, id: checklist.id };
    const outcome = await stores.checklists.change(key, { kind: 'close' }, { by: BOT, atMs: now() });
    if (outcome.kind !== 'unknown') lists.redraw(outcome.checklist, BOT);
  }
  await stores.deals.advance(place, now());
  return messageTs === undefined ? NEEDLESS : { kind: 'sent', messageTs };
}

/** In the channel or, to someone who has left it, in the direct message. */
async function tellPrivately(parts: PostParts, deal: Deal, user: string, message: Message): Promise<string> {
  const { client } = parts;
  const where = channelOf(parts, deal);
  try {
    return (await client.chat.postEphemeral({ ...where, user, ...message })).message_ts ?? '';
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError) || error.data.error !== 'user_not_in_channel') throw error;
    return (await client.chat.postMessage({ ...where, channel: user, ...message })).ts ?? '';
  }
}

/** The newest open list of the deal. */
async function openList({ stores }: PostParts, { team, channel, id }: Deal): Promise<Checklist | undefined> {
  const open = await stores.checklists.listOpen({ team, channels: [channel] });
  return open.find((checklist) => checklist.deal === id);
}

/** Posts a message in the channel, unless a replica that died before it could say so has posted it already. */
async function say(parts: PostParts, delivery: Delivery, message: Message): Promise<PostOutcome> {
  const standing = await findPosted(parts, delivery, { delivery: delivery.id });
  if (standing !== undefined) return { kind: 'sent', messageTs: standing };
  if (!(await parts.isStillOurs())) return LOST;
  const { ts } = await parts.client.chat.postMessage({
    ...channelOf(parts, delivery),
    ...message,
    unfurl_links: false,
    unfurl_media: false,
    metadata: { event_type: 'delivery_posted', event_payload: { delivery: delivery.id } },
  });
  return { kind: 'sent', messageTs: ts ?? '' };
}

/** Slack's clock and ours differ; and what was posted just before need not be said again. */
function isPostedSince(messageTs: string, atMs: number): boolean {
  return Number(messageTs) * 1000 >= atMs - LOOK_BACK_MS;
}

/** How long before the claim the message may have been posted: the lease, and what clocks differ by. */
const LOOK_BACK_MS = 15 * 60_000;

/**
 * The message that already carries these metadata. Only looked for after a claim that was not settled, since Slack has
 * no idempotency key. Where the history may not be read the post is made again: twice is better than never.
 */
async function findPosted(
  parts: PostParts,
  delivery: Delivery,
  payload: { readonly checklist: string } | { readonly delivery: string },
): Promise<string | undefined> {
  if (delivery.attempt < 2) return undefined;
  const [[name, value] = ['', '']] = Object.entries(payload);
  try {
    const { messages = [] } = await parts.client.conversations.history({
      ...channelOf(parts, delivery),
      oldest: String((parts.now() - LOOK_BACK_MS) / 1000),
      include_all_metadata: true,
      limit: 200,
    });
    return messages.find(({ metadata }) => payloadOf(metadata)[name] === value)?.ts;
  } catch {
    return undefined;
  }
}

function payloadOf(metadata: unknown): Readonly<Record<string, unknown>> {
  const payload =
    metadata !== null && typeof metadata === 'object' ? Reflect.get(metadata, 'event_payload') : undefined;
  return payload !== null && typeof payload === 'object' ? { ...payload } : {};
}

function channelOf({ tokenOf }: PostParts, { team, channel }: { readonly team: string; readonly channel: string }) {
  const token = tokenOf(team);
  return { channel, ...(token === undefined ? {} : { token }) };
}
