import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Audience } from './render/drawing.js';
import { withinTime } from './within-time.js';

/** How long what Slack said of a channel is believed: it may be shared with another company at any time. */
const CHANNEL_TTL_MS = 30_000;
const USER_TTL_MS = 10 * 60_000;
/** Finding out about a channel and its members takes several calls; a person is waiting. */
const CHANNEL_TIMEOUT_MS = 2500;
/** `users.info` allows about 100 calls a minute (tier 4): larger channels count as having a guest. */
const MAX_MEMBERS = 80;
const LOOKUPS_AT_ONCE = 8;

/** The workspace that installed the bot, and its token there. */
export interface Installation {
  readonly teamId: string;
  readonly token: string | undefined;
}

export interface Asker {
  readonly userId: string;
  /** The user's own team, where the payload says it. */
  readonly userTeamId?: string | undefined;
}

/** Who can read something, or `unknown` where Slack does not say in time. */
export type FoundAudience = Audience | 'unknown';

/** Who can read something. */
export interface Audiences {
  /** For what only this person sees. A guest or a member of another company is `outside`. */
  findOfUser(asker: Asker, installation: Installation): Promise<FoundAudience>;
  /** For what everyone in the channel sees. */
  findOfChannel(channelId: string, installation: Installation): Promise<FoundAudience>;
  /** As `findOfUser`, but fails closed: whatever cannot be found out counts as `outside`. */
  ofUser(asker: Asker, installation: Installation): Promise<Audience>;
  /** As `findOfChannel`, but fails closed. */
  ofChannel(channelId: string, installation: Installation): Promise<Audience>;
}

/** The calls that find it out: on a client that fails fast, since a lookup that waits holds up an answer. */
export type AudienceLookups = Pick<WebClient, 'users' | 'conversations'>;

export function createAudiences(client: AudienceLookups): Audiences {
  const users = new LRUCache<string, Audience, UserLookup>({
    max: 5000,
    ttl: USER_TTL_MS,
    fetchMethod: (_, __, { context }) => userAudience(client, context),
  });
  const channels = new LRUCache<string, Audience, ChannelLookup>({
    max: 5_000,
    ttl: CHANNEL_TTL_MS,
    fetchMethod: (_, __, { context }) => withinTime(channelAudience(client, context, findOfUser), CHANNEL_TIMEOUT_MS),
  });

  async function findOfUser({ userId, userTeamId }: Asker, installation: Installation): Promise<FoundAudience> {
    if (userTeamId !== undefined && userTeamId !== installation.teamId) return 'outside';
    const key = `${installation.teamId}:${userId}`;
    return users.get(key) ?? found(users.fetch(key, { context: { userId, ...installation } }));
  }

  async function findOfChannel(channelId: string, installation: Installation): Promise<FoundAudience> {
    const key = `${installation.teamId}:${channelId}`;
    return channels.get(key) ?? found(channels.fetch(key, { context: { channelId, ...installation } }));
  }

  return {
    findOfUser,
    findOfChannel,
    ofUser: async (asker, installation) => closed(await findOfUser(asker, installation)),
    ofChannel: async (channelId, installation) => closed(await findOfChannel(channelId, installation)),
  };
}

/** What could not be found out counts as `outside`. */
export const closed = (audience: FoundAudience): Audience => (audience === 'unknown' ? 'outside' : audience);

interface UserLookup extends Installation {
  readonly userId: string;
}

interface ChannelLookup extends Installation {
  readonly channelId: string;
}

/** What could not be found out is not remembered: the next question may find out. */
async function found(audience: Promise<Audience | undefined>): Promise<FoundAudience> {
  try {
    return (await audience) ?? 'unknown';
  } catch {
    return 'unknown';
  }
}

async function userAudience(client: AudienceLookups, { userId, teamId, token }: UserLookup): Promise<Audience> {
  const { user } = await client.users.info({ user: userId, ...(token ? { token } : {}) });
  if (!user) return 'outside';
  const isOwn = user.team_id === teamId || user.enterprise_user?.teams?.includes(teamId) === true;
  return isOwn && !user.is_stranger && !user.is_restricted && !user.is_ultra_restricted ? 'team' : 'outside';
}

async function channelAudience(
  client: AudienceLookups,
  { channelId, teamId, token }: ChannelLookup,
  findOfUser: Audiences['findOfUser'],
): Promise<Audience> {
  const asBot = token ? { token } : {};
  const { channel } = await client.conversations.info({ channel: channelId, ...asBot });
  if (!channel || channel.is_ext_shared || channel.is_pending_ext_shared) return 'outside';
  if (channel.is_shared && !channel.is_org_shared) return 'outside';
  if ((channel.pending_shared?.length ?? 0) > 0) return 'outside';
  const { members = [], response_metadata } = await client.conversations.members({
    channel: channelId,
    limit: MAX_MEMBERS,
    ...asBot,
  });
  if (members.length === 0 || response_metadata?.next_cursor) return 'outside';
  for (let start = 0; start < members.length; start += LOOKUPS_AT_ONCE) {
    const some = members.slice(start, start + LOOKUPS_AT_ONCE);
    const audiences = await Promise.all(some.map((userId) => findOfUser({ userId }, { teamId, token })));
    if (audiences.includes('outside')) return 'outside';
    if (audiences.includes('unknown')) throw new Error('not said of every member');
  }
  return 'team';
}
