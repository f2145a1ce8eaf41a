import type { Core } from '../core.js';
import type { Channel } from '../state/entities.js';
import { messageJson } from '../state/message-json.js';
import { directMessage, findMessage, hasBot } from '../state/state.js';
import {
  joinedChannel,
  listArg,
  type Methods,
  numberArg,
  paged,
  requiredArg,
  stringArg,
  visibleChannel,
} from './arguments.js';
import { WebApiError } from './web-api-error.js';

export const conversationMethods: Methods = {
  'conversations.info': (core, args) => ({ channel: channelJson(core, visibleChannel(core, args)) }),
  'conversations.list': (core, args) => {
    const types = stringArg(args, 'types')?.split(',') ?? ['public_channel'];
    const seen = [...core.state.channels.values()].filter(
      (one) => types.includes(typeName(one)) && (one.kind === 'public' || hasBot(core.state, one)),
    );
    const { page, metadata } = paged(seen, args);
    return { channels: page.map((one) => channelJson(core, one)), response_metadata: metadata.response_metadata };
  },
  'conversations.members': (core, args) => {
    const { page, metadata } = paged([...visibleChannel(core, args).members], args);
    return { members: page, response_metadata: metadata.response_metadata };
  },
  'conversations.open': (core, args) => {
    const users = listArg(args, 'users').map(String);
    const id = stringArg(args, 'channel');
    if (users.length > 1) throw new WebApiError('not_supported_in_sandbox');
    const channel = id ? visibleChannel(core, args) : directMessage(core.state, users[0] ?? '');
    if (!channel) throw new WebApiError('user_not_found');
    return { no_op: true, already_open: true, channel: channelJson(core, channel) };
  },
  'conversations.join': (core, args) => {
    const channel = visibleChannel(core, args);
    if (channel.kind !== 'public') throw new WebApiError('method_not_supported_for_channel_type');
    if (channel.isArchived) throw new WebApiError('is_archived');
    channel.members.add(core.state.botUserId);
    core.changed();
    return { channel: channelJson(core, channel) };
  },
  'conversations.history': (core, args) => {
    const channel = joinedChannel(core, args);
    const oldest = numberArg(args, 'oldest', 0);
    const latest = numberArg(args, 'latest', Number.MAX_SAFE_INTEGER);
    const isInclusive = String(args.inclusive) === 'true' || String(args.inclusive) === '1';
    const messages = core.state.messages
      .filter((one) => one.channel === channel.id && (one.threadTs === undefined || one.broadcast))
      .filter(({ ts }) => (isInclusive ? +ts >= oldest && +ts <= latest : +ts > oldest && +ts < latest))
      .reverse();
    const { page, metadata } = paged(messages, args);
    return { messages: page.map((one) => messageJson(core, one)), pin_count: 0, ...metadata };
  },
  'conversations.replies': (core, args) => {
    const channel = joinedChannel(core, args);
    const found = findMessage(core.state, channel.id, requiredArg(args, 'ts', 'thread_not_found'));
    if (!found) throw new WebApiError('thread_not_found');
    const rootTs = found.threadTs ?? found.ts;
    const thread = core.state.messages.filter(
      (one) => one.channel === channel.id && (one.ts === rootTs || one.threadTs === rootTs),
    );
    const { page, metadata } = paged(thread, args);
    return { messages: page.map((one) => messageJson(core, one)), ...metadata };
  },
};

const typeName = (channel: Channel): string =>
  channel.kind === 'public' ? 'public_channel' : channel.kind === 'private' ? 'private_channel' : 'im';

/** A conversation as Slack's Web API shows it to the bot. */
export function channelJson(core: Core, channel: Channel): Record<string, unknown> {
  const base = {
    id: channel.id,
    created: channel.created,
    is_archived: channel.isArchived,
    context_team_id: core.state.team.id,
    updated: channel.created * 1000,
  };
  if (channel.kind === 'im') {
    const user = [...channel.members].find((member) => member !== core.state.botUserId);
    return { ...base, is_im: true, is_org_shared: channel.isOrgShared, user, is_user_deleted: false, is_open: true };
  }
  return {
    ...base,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_general: channel.name === 'general',
    is_member: hasBot(core.state, channel),
    is_shared: channel.isExtShared || channel.isOrgShared,
    is_ext_shared: channel.isExtShared,
    is_pending_ext_shared: channel.isPendingExtShared,
    is_org_shared: channel.isOrgShared,
    pending_shared: [],
    shared_team_ids: [...new Set([...channel.members].flatMap((id) => core.state.users.get(id)?.teamId ?? []))],
    creator: [...channel.members][0],
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    num_members: channel.members.size,
  };
}
