import type { KnownBlock } from '@slack/types';
import type { Core } from '../core.js';
import { deliverEvent } from '../delivery/events.js';
import type { Channel, Message, User } from '../state/entities.js';
import { type NewFile, storeFile } from '../state/files.js';
import { messageJson } from '../state/message-json.js';
import { deliverChangeEvent, deliverMessageEvent, postMessage } from '../state/post.js';
import { findMessage, hasBot } from '../state/state.js';
import { escapeTyped } from '../text/escape.js';
import { typedBlocks } from '../text/typed-blocks.js';
import { removeMessage } from '../web-api/chat.js';
import { actingChannel, actingUser } from './payload.js';

export interface SayInput {
  /** Id or name. */
  readonly user: string;
  /** Id or name; `dm` is the person's direct message with the bot. */
  readonly channel: string;
  /** As typed: `@name`, `@Real Name` or `<@U…>` of somebody in the workspace is a mention, the rest is escaped. */
  readonly text: string;
  readonly threadTs?: string;
  readonly files?: readonly NewFile[];
  /**
   * Which events come, and in which order. Slack's are `message`, and `app_mention` too when the bot is mentioned in
   * a channel; a mention with a file may come as a `message` (`file_share`) only, which is the default here.
   */
  readonly events?: readonly ('message' | 'app_mention')[];
}

/** Posts as a person and starts the deliveries; does not wait for them (see `idle`). */
export function say(core: Core, input: SayInput): Message {
  const user = actingUser(core, input.user);
  const channel = actingChannel(core, input.channel, user);
  const files = (input.files ?? []).map((file) => storeFile(core.state, user, channel, file, core.now()).id);
  const text = escapeTyped(core.state, input.text);
  const root = input.threadTs ? findMessage(core.state, channel.id, input.threadTs) : undefined;
  const threadTs = root?.threadTs ?? input.threadTs;
  const message = postMessage(core, channel, {
    user: user.id,
    text,
    blocks: typedBlocks(text, core.state.ids.short()) as unknown as KnownBlock[],
    files,
    ...(threadTs ? { threadTs } : {}),
    ...(files.length > 0 ? { subtype: 'file_share' } : {}),
    ...(user.isBot ? { botId: `B${user.id.slice(1)}` } : {}),
  });
  void deliverInTurn(core, channel, message, input.events ?? usualEvents(core, channel, message));
  return message;
}

async function deliverInTurn(
  core: Core,
  channel: Channel,
  message: Message,
  events: SayInput['events'] = [],
): Promise<void> {
  for (const event of events) {
    await (event === 'message' ? deliverMessageEvent(core, channel, message) : deliverMention(core, channel, message));
  }
}

function usualEvents(core: Core, channel: Channel, message: Message): readonly ('message' | 'app_mention')[] {
  const isMention = message.text.includes(`<@${core.state.botUserId}>`);
  return isMention && channel.kind !== 'im' && message.files.length === 0 ? ['message', 'app_mention'] : ['message'];
}

async function deliverMention(core: Core, channel: Channel, message: Message): Promise<void> {
  if (!hasBot(core.state, channel)) return;
  const { subtype: _, ...event } = messageJson(core, message);
  const mention = { ...event, type: 'app_mention', channel: channel.id, event_ts: message.ts };
  await deliverEvent(core, mention, { subscription: 'app_mention', channel });
}

export interface MessageTarget {
  readonly user: string;
  readonly channel: string;
  readonly ts: string;
}

/** Edits a person's own message: the app gets `message_changed`. */
export function editMessage(core: Core, input: MessageTarget & { readonly text: string }): Message {
  const { channel, message, user } = targetMessage(core, input);
  const before = messageJson(core, message);
  message.text = escapeTyped(core.state, input.text);
  message.blocks = typedBlocks(message.text, core.state.ids.short()) as unknown as KnownBlock[];
  message.edited = { user: user.id, ts: core.state.ids.ts(core.now()) };
  core.changed();
  void deliverChangeEvent(core, channel, { before, after: messageJson(core, message) });
  return message;
}

/** Deletes a message: the app gets `message_deleted`. */
export function deleteMessage(core: Core, input: MessageTarget): void {
  const { channel, message } = targetMessage(core, input);
  removeMessage(core, channel, message);
}

function targetMessage(core: Core, input: MessageTarget): { channel: Channel; message: Message; user: User } {
  const user = actingUser(core, input.user);
  const channel = actingChannel(core, input.channel, user);
  const message = findMessage(core.state, channel.id, input.ts);
  if (!message) throw new Error(`#${channel.name} has no message ${input.ts}.`);
  return { channel, message, user };
}

/** Brings somebody (or the bot, by its id) into a channel: `member_joined_channel` and a `channel_join` message. */
export function invite(
  core: Core,
  input: { readonly user: string; readonly channel: string; readonly by: string },
): void {
  const inviter = actingUser(core, input.by);
  const channel = actingChannel(core, input.channel, inviter);
  const user = actingUser(core, input.user);
  if (channel.members.has(user.id)) return;
  channel.members.add(user.id);
  const text = `<@${user.id}> has joined the channel`;
  const message = postMessage(core, channel, { user: user.id, subtype: 'channel_join', text, blocks: [] });
  if (!hasBot(core.state, channel)) return;
  void deliverMessageEvent(core, channel, message);
  const joined = {
    type: 'member_joined_channel',
    user: user.id,
    channel: channel.id,
    channel_type: channel.kind === 'private' ? 'G' : 'C',
    team: user.teamId,
    inviter: inviter.id,
    event_ts: message.ts,
  };
  void deliverEvent(core, joined, { subscription: 'member_joined_channel', channel });
}

/** Takes somebody (or the bot) out of a channel: `member_left_channel`. */
export function removeMember(core: Core, input: { readonly user: string; readonly channel: string }): void {
  const user = actingUser(core, input.user);
  const channel = actingChannel(core, input.channel, user);
  const hadBot = hasBot(core.state, channel);
  channel.members.delete(user.id);
  core.changed();
  if (!hadBot) return;
  const event_ts = core.state.ids.ts(core.now());
  const left = { type: 'member_left_channel', user: user.id, channel: channel.id, team: user.teamId, event_ts };
  void deliverEvent(core, left, { subscription: 'member_left_channel', channel });
}
