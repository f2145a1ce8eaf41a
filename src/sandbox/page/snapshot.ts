import type { BlockJson } from '../block-kit/walk.js';
import type { Core } from '../core.js';
import { actingUser } from '../people/payload.js';
import type { Channel, EphemeralMessage, Message, User } from '../state/entities.js';
import { directMessage, hasBot } from '../state/state.js';
import { initialValues } from '../state/views.js';
import type { PageMessage, PageState } from './page-state.js';

/** How many problems the console shows. */
const RECENT_PROBLEMS = 50;

/** What the person `userId` sees now. */
export function snapshot(core: Core, userId: string): PageState {
  const { state } = core;
  const user = actingUser(core, userId);
  const channels = [...state.channels.values()].filter((channel) => channel.members.has(user.id));
  const seen = new Set(channels.map((channel) => channel.id));
  const dm = directMessage(state, user.id);
  const messages = [...state.messages, ...state.ephemerals.filter((one) => one.viewer === user.id)]
    .filter((message) => seen.has(message.channel))
    .sort((a, b) => (a.ts < b.ts ? -1 : 1));
  const { name, commands, shortcuts, suggestedPrompts, hints } = core.app;
  return {
    team: state.team.name,
    app: {
      name,
      ...(commands ? { commands } : {}),
      ...(shortcuts ? { shortcuts } : {}),
      ...(suggestedPrompts ? { suggestedPrompts } : {}),
      ...(hints ? { hints } : {}),
    },
    botUserId: state.botUserId,
    me: user.id,
    users: [...state.users.values()].map((one) => userOnPage(core, one)),
    channels: channels.map((channel) => channelOnPage(core, channel)),
    messages: messages.map((message) => messageOnPage(core, user, message)),
    statuses: [...state.statuses.values()].map(({ channel, threadTs, status }) => ({ channel, threadTs, status })),
    threadTitles: Object.fromEntries(state.threadTitles),
    prompts: (dm && state.prompts.get(dm.id)) ?? (suggestedPrompts ? { prompts: suggestedPrompts } : null),
    modals: state.modals.get(user.id) ?? [],
    home: state.homes.get(user.id) ?? null,
    problems: core.problems.slice(-RECENT_PROBLEMS),
  };
}

const userOnPage = (core: Core, user: User) => ({
  id: user.id,
  name: user.name,
  realName: user.realName,
  isBot: user.isBot,
  tz: user.tz,
  isGuest: user.isRestricted,
  isExternal: user.teamId !== core.state.team.id,
});

const channelOnPage = (core: Core, channel: Channel) => ({
  id: channel.id,
  name: channel.name,
  kind: channel.kind,
  topic: channel.topic,
  isExtShared: channel.isExtShared || channel.isPendingExtShared,
  hasBot: hasBot(core.state, channel),
  memberIds: [...channel.members],
});

function messageOnPage(core: Core, user: User, message: Message | EphemeralMessage): PageMessage {
  const blocks = message.blocks as unknown as BlockJson[];
  const kept = core.state.messageValues.get(`${user.id}:${message.channel}:${message.ts}`);
  return {
    channel: message.channel,
    ts: message.ts,
    ...(message.threadTs ? { threadTs: message.threadTs } : {}),
    user: message.user,
    ...(message.subtype ? { subtype: message.subtype } : {}),
    text: message.text,
    blocks,
    files: message.files.flatMap((id) => {
      const file = core.state.files.get(id);
      return file ? [{ id, name: file.name, size: file.content.length, mimetype: file.mimetype }] : [];
    }),
    isEdited: message.edited !== undefined,
    isEphemeral: 'isEphemeral' in message,
    isStreaming: message.isStreaming,
    isBroadcast: message.broadcast,
    reactions: message.reactions,
    values: { ...initialValues(blocks), ...kept },
  };
}
