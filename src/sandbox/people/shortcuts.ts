import type { Core } from '../core.js';
import type { Delivery } from '../delivery/courier.js';
import { messageJson } from '../state/message-json.js';
import { findMessage } from '../state/state.js';
import { actingChannel, actingUser, channelName, payloadBase, sendPayload } from './payload.js';

export interface ShortcutInput {
  readonly user: string;
  readonly callbackId: string;
  /** For a message shortcut: where the message is. An ephemeral message has no shortcuts. */
  readonly channel?: string;
  readonly ts?: string;
}

/** Runs a global shortcut, or a message shortcut where `channel` and `ts` are given. */
export async function runShortcut(
  core: Core,
  input: ShortcutInput,
): Promise<Delivery & { readonly triggerId: string }> {
  const user = actingUser(core, input.user);
  const triggerId = core.triggers.issue(user.id);
  const action_ts = core.state.ids.ts(core.now());
  const base = { ...payloadBase(core, user), callback_id: input.callbackId, trigger_id: triggerId, action_ts };
  if (input.channel === undefined || input.ts === undefined) {
    const delivery = await sendPayload(core, `shortcut ${input.callbackId}`, { type: 'shortcut', ...base });
    return { ...delivery, triggerId };
  }
  const channel = actingChannel(core, input.channel, user);
  const message = findMessage(core.state, channel.id, input.ts);
  if (!message) throw new Error(`#${channel.name} has no message ${input.ts} to run a shortcut on.`);
  const target = { channel: channel.id, user: user.id, ...(message.threadTs ? { threadTs: message.threadTs } : {}) };
  const delivery = await sendPayload(core, `message_action ${input.callbackId}`, {
    type: 'message_action',
    ...base,
    message_ts: message.ts,
    channel: { id: channel.id, name: channelName(channel) },
    message: messageJson(core, message),
    response_url: core.origin() + core.responseUrls.issue(target),
  });
  return { ...delivery, triggerId };
}
