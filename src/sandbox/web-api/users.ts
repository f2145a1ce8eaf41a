import { DateTime } from 'luxon';
import type { Core } from '../core.js';
import type { User } from '../state/entities.js';
import { hasBot } from '../state/state.js';
import { knownUser, type Methods, paged, stringArg } from './arguments.js';
import { channelJson } from './conversations.js';

export const userMethods: Methods = {
  'users.info': (core, args) => ({ user: userJson(core, knownUser(core, args)) }),
  'users.list': (core, args) => {
    const { page, metadata } = paged([...core.state.users.values()], args);
    return { members: page.map((user) => userJson(core, user)), response_metadata: metadata.response_metadata };
  },
  /** The channels of a person that the bot may know of: public ones, and private ones that it is in too. */
  'users.conversations': (core, args) => {
    const user = stringArg(args, 'user') ?? core.state.botUserId;
    const types = stringArg(args, 'types')?.split(',') ?? ['public_channel'];
    const kinds = { public_channel: 'public', private_channel: 'private', im: 'im' } as const;
    const wanted = types.flatMap((type) => (type in kinds ? [kinds[type as keyof typeof kinds]] : []));
    const channels = [...core.state.channels.values()].filter(
      (one) => wanted.includes(one.kind) && one.members.has(user) && (one.kind === 'public' || hasBot(core.state, one)),
    );
    const { page, metadata } = paged(channels, args);
    return { channels: page.map((one) => channelJson(core, one)), response_metadata: metadata.response_metadata };
  },
};

/** A person as Slack's Web API shows them. */
export function userJson(core: Core, user: User): Record<string, unknown> {
  const zone = DateTime.fromMillis(core.now(), { zone: user.tz });
  return {
    id: user.id,
    team_id: user.teamId,
    name: user.name,
    deleted: user.deleted,
    real_name: user.realName,
    tz: user.tz,
    tz_label: zone.offsetNameLong ?? user.tz,
    tz_offset: zone.offset * 60,
    profile: { real_name: user.realName, display_name: user.name, team: user.teamId },
    is_admin: false,
    is_owner: false,
    is_restricted: user.isRestricted,
    is_ultra_restricted: user.isUltraRestricted,
    is_bot: user.isBot,
    is_app_user: false,
    is_stranger: user.teamId !== core.state.team.id,
    updated: 0,
  };
}
