import type { Core } from '../core.js';
import type { Message } from './entities.js';
import { fileInEvent } from './files.js';

/** A message as Slack's Web API and its events show it. */
export function messageJson(core: Core, message: Message): Record<string, unknown> {
  const { state } = core;
  const files = message.files.flatMap((id) => {
    const file = state.files.get(id);
    return file ? [fileInEvent(file, core.origin(), state.team.id)] : [];
  });
  return {
    type: 'message',
    ...(message.subtype ? { subtype: message.subtype } : {}),
    user: message.user,
    ...(message.botId ? botFields(core, message.botId) : { team: state.users.get(message.user)?.teamId }),
    text: message.text,
    ts: message.ts,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
    ...(files.length > 0 ? { files, upload: false } : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(message.edited ? { edited: message.edited } : {}),
    ...(message.metadata ? { metadata: message.metadata } : {}),
    ...(message.reactions.length > 0
      ? { reactions: message.reactions.map(({ name, users }) => ({ name, users, count: users.length })) }
      : {}),
    ...threadFields(core, message),
  };
}

const botFields = (core: Core, botId: string): Record<string, unknown> =>
  botId === core.state.botId ? ownBotFields(core, botId) : { bot_id: botId, team: core.state.team.id };

const ownBotFields = (core: Core, botId: string): Record<string, unknown> => ({
  bot_id: botId,
  app_id: core.state.appId,
  team: core.state.team.id,
  bot_profile: {
    id: botId,
    app_id: core.state.appId,
    user_id: core.state.botUserId,
    name: core.app.name,
    team_id: core.state.team.id,
    deleted: false,
  },
});

function threadFields(core: Core, message: Message): Record<string, unknown> {
  if (message.threadTs !== undefined) return {};
  const replies = core.state.messages.filter((one) => one.channel === message.channel && one.threadTs === message.ts);
  if (replies.length === 0) return {};
  const users = [...new Set(replies.map((one) => one.user))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users: users,
    reply_users_count: users.length,
    latest_reply: replies.at(-1)?.ts,
  };
}
