import { LIMITS } from '../block-kit/limits.js';
import type { Core } from '../core.js';
import type { Channel, Message } from '../state/entities.js';
import { messageJson } from '../state/message-json.js';
import { contentFrom, deliverChangeEvent, postAsBot, postEphemeral } from '../state/post.js';
import { findMessage } from '../state/state.js';
import {
  type Arguments,
  booleanArg,
  joinedChannel,
  type Methods,
  ownMessage,
  postableChannel,
  requiredArg,
  stringArg,
  visibleChannel,
} from './arguments.js';
import { WebApiError } from './web-api-error.js';

export const chatMethods: Methods = {
  'chat.postMessage': (core, args) => {
    const channel = postableChannel(core, args);
    const content = contentFrom(core, args);
    const { metadata } = args;
    const message = postAsBot(core, channel, content, {
      ...threadOf(core, channel, args),
      ...(metadata ? { metadata } : {}),
      ...(booleanArg(args, 'reply_broadcast') ? { broadcast: true, subtype: 'thread_broadcast' } : {}),
    });
    return { channel: channel.id, ts: message.ts, message: messageJson(core, message) };
  },
  'chat.postEphemeral': (core, args) => {
    const channel = joinedChannel(core, args);
    const user = requiredArg(args, 'user');
    if (!channel.members.has(user)) throw new WebApiError('user_not_in_channel');
    const { threadTs } = threadOf(core, channel, args);
    return { message_ts: postEphemeral(core, channel, user, contentFrom(core, args), threadTs).ts };
  },
  'chat.update': (core, args) => {
    const channel = visibleChannel(core, args);
    const message = ownMessage(core, channel, args, 'cant_update_message');
    if (message.isStreaming) throw new WebApiError('streaming_state_conflict');
    const content = contentFrom(core, args, LIMITS.updateText);
    const before = messageJson(core, message);
    message.text = content.text;
    // Without `blocks` Slack keeps none: the text replaces them.
    message.blocks = content.blocks;
    message.attachments = content.attachments;
    if (args.metadata) message.metadata = args.metadata;
    message.edited = { user: core.state.botUserId, ts: core.state.ids.ts(core.now()) };
    core.changed();
    const after = messageJson(core, message);
    void deliverChangeEvent(core, channel, { before, after });
    return { channel: channel.id, ts: message.ts, text: message.text, message: after };
  },
  'chat.delete': (core, args) => {
    const channel = visibleChannel(core, args);
    const message = ownMessage(core, channel, args, 'cant_delete_message');
    removeMessage(core, channel, message);
    return { channel: channel.id, ts: message.ts };
  },
  'chat.getPermalink': (core, args) => {
    const channel = visibleChannel(core, args);
    const message = findMessage(core.state, channel.id, requiredArg(args, 'message_ts', 'message_not_found'));
    if (!message) throw new WebApiError('message_not_found');
    const thread = message.threadTs ? `?thread_ts=${message.threadTs}&cid=${channel.id}` : '';
    return {
      channel: channel.id,
      permalink: `${core.origin()}/archives/${channel.id}/p${message.ts.replace('.', '')}${thread}`,
    };
  },
};

/** Takes the message out of the channel and tells the app. */
export function removeMessage(core: Core, channel: Channel, message: Message): void {
  const before = messageJson(core, message);
  core.state.messages.splice(core.state.messages.indexOf(message), 1);
  core.changed();
  void deliverChangeEvent(core, channel, { before });
}

/** The thread that a new message belongs to. A reply's own ts leads to its thread's root, as in Slack. */
export function threadOf(core: Core, channel: Channel, args: Arguments): { threadTs?: string } {
  const ts = stringArg(args, 'thread_ts');
  if (ts === undefined) return {};
  const target = findMessage(core.state, channel.id, ts);
  return { threadTs: target?.threadTs ?? ts };
}
