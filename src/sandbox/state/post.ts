import type { KnownBlock } from '@slack/types';
import { checkMessage, type MessageParts } from '../block-kit/check-message.js';
import { LIMITS } from '../block-kit/limits.js';
import { withIds } from '../block-kit/walk.js';
import { type Core, newBlockId } from '../core.js';
import { channelType, deliverEvent, messageEventName } from '../delivery/events.js';
import { escapeSent } from '../text/escape.js';
import { refused } from '../web-api/web-api-error.js';
import type { Channel, EphemeralMessage, Message } from './entities.js';
import { messageJson } from './message-json.js';
import { hasBot, threadKey } from './state.js';

/** The content of a message, checked and escaped. */
export interface Content {
  readonly text: string;
  readonly blocks: KnownBlock[];
  readonly attachments: readonly unknown[];
}

/** The content that the app sent, as Slack stores it. Throws Slack's refusal (`invalid_blocks`, `no_text` …). */
export function contentFrom(core: Core, parts: MessageParts, maxText?: number): Content {
  const refusal = checkMessage(parts, maxText);
  if (refusal) throw refused(refusal.error, refusal.messages);
  const text = typeof parts.markdown_text === 'string' ? parts.markdown_text : (parts.text ?? '');
  const blocks = parts.markdown_text ? [{ type: 'markdown', text }] : (parts.blocks ?? []);
  return {
    text: escapeSent(String(text).slice(0, LIMITS.messageText)),
    blocks: storedBlocks(core, blocks as readonly unknown[]),
    attachments: (parts.attachments as readonly unknown[] | undefined) ?? [],
  };
}

/** Blocks with ids. They passed `checkBlocks`, hence the narrowing. */
export const storedBlocks = (core: Core, blocks: readonly unknown[]): KnownBlock[] =>
  withIds(blocks, newBlockId(core)) as unknown as KnownBlock[];

export type NewMessage = Pick<Message, 'user' | 'text' | 'blocks'> &
  Partial<Omit<Message, 'channel' | 'ts' | 'user' | 'text' | 'blocks'>>;

/** Adds a message to a channel and delivers the `message` event where the bot would get it. */
export function postMessage(core: Core, channel: Channel, draft: NewMessage): Message {
  const message: Message = {
    attachments: [],
    files: [],
    broadcast: false,
    reactions: [],
    isStreaming: false,
    ...draft,
    channel: channel.id,
    ts: core.state.ids.ts(core.now()),
  };
  core.state.messages.push(message);
  if (message.botId === core.state.botId && message.threadTs)
    core.state.statuses.delete(threadKey(channel.id, message.threadTs));
  core.changed();
  return message;
}

/** As the app's bot: posts, and tells the app of its own message as Slack does. */
export function postAsBot(core: Core, channel: Channel, content: Content, extra: Partial<Message> = {}): Message {
  const { botUserId, botId } = core.state;
  const message = postMessage(core, channel, { ...content, ...extra, user: botUserId, botId });
  void deliverMessageEvent(core, channel, message);
  return message;
}

/** Delivers a `message` event for a new message in a channel with the bot. */
export async function deliverMessageEvent(core: Core, channel: Channel, message: Message): Promise<void> {
  if (!hasBot(core.state, channel)) return;
  const { ts } = message;
  const event = {
    ...messageJson(core, message),
    channel: channel.id,
    event_ts: ts,
    channel_type: channelType(channel),
  };
  const own = message.botId ? {} : { client_msg_id: core.state.ids.next('msg') };
  await deliverEvent(core, { ...event, ...own }, { subscription: messageEventName(channel), channel });
}

/** Delivers `message_changed` or `message_deleted`. */
export async function deliverChangeEvent(
  core: Core,
  channel: Channel,
  change: { readonly before: Record<string, unknown>; readonly after?: Record<string, unknown> },
): Promise<void> {
  if (!hasBot(core.state, channel)) return;
  const ts = core.state.ids.ts(core.now());
  const event = {
    type: 'message',
    subtype: change.after ? 'message_changed' : 'message_deleted',
    ...(change.after ? { message: change.after } : { deleted_ts: change.before.ts }),
    previous_message: change.before,
    hidden: true,
    channel: channel.id,
    channel_type: channelType(channel),
    ts,
    event_ts: ts,
  };
  await deliverEvent(core, event, { subscription: messageEventName(channel), channel });
}

/** Shows a message to one person. */
export function postEphemeral(
  core: Core,
  channel: Channel,
  viewer: string,
  content: Content,
  threadTs?: string,
): EphemeralMessage {
  const { botUserId, botId } = core.state;
  const message: EphemeralMessage = {
    ...content,
    isEphemeral: true,
    viewer,
    channel: channel.id,
    ts: core.state.ids.ts(core.now()),
    user: botUserId,
    botId,
    files: [],
    broadcast: false,
    reactions: [],
    isStreaming: false,
    ...(threadTs ? { threadTs } : {}),
  };
  core.state.ephemerals.push(message);
  core.changed();
  return message;
}
