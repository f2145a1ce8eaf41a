import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Audience } from './render/drawing.js';

/** How long what Slack said of a channel is believed: it may be shared with another company at any time. */
const CHANNEL_TTL_MS = 30_000;
const USER_TTL_MS = 10 * 60_000;
/** An answer inside the acknowledgement has three seconds in all. */
const LOOKUP_TIMEOUT_MS = 1200;

export interface Asker {
  readonly userId: string;
  /** The user's own team, where the payload says it. */
  readonly userTeamId: string | undefined;
  /** The team that installed the bot. */
  readonly teamId: string;
}

/** Who can read something. Fails closed: whatever cannot be found out counts as `outside`. */
export interface Audiences {
  /** For what only this person sees. A guest or a member of another company is `outside`. */
  ofUser(client: WebClient, asker: Asker): Promise<Audience>;
  /** For what everyone in the channel sees. */
  ofChannel(client: WebClient, channelId: string, teamId: string): Promise<Audience>;
}

export function createAudiences(): Audiences {
  const users = new LRUCache<string, Audience>({ max: 10_000, ttl: USER_TTL_MS });
  const channels = new LRUCache<string, Audience>({ max: 5_000, ttl: CHANNEL_TTL_MS });

  async function ofUser(client: WebClient, { userId, userTeamId, teamId }: Asker): Promise<Audience> {
    if (userTeamId !== undefined && userTeamId !== teamId) return 'outside';
    return remembered(users, `${teamId}:${userId}`, async () => {
      const { user } = await client.users.info({ user: userId });
      if (!user) return 'outside';
      const isForeign = user.is_stranger === true || (user.team_id !== undefined && user.team_id !== teamId);
      return isForeign || user.is_restricted || user.is_ultra_restricted ? 'outside' : 'team';
    });
  }

  return {
    ofUser,
    ofChannel: (client, channelId, teamId) =>
      remembered(channels, `${teamId}:${channelId}`, async () => {
        const { channel } = await client.conversations.info({ channel: channelId });
        if (!channel) return 'outside';
        if (channel.is_ext_shared || channel.is_pending_ext_shared || (channel.is_shared && !channel.is_org_shared))
          return 'outside';
        if ((channel.pending_shared?.length ?? 0) > 0) return 'outside';
        return (await hasOutsider(client, channelId, teamId, ofUser)) ? 'outside' : 'team';
      }),
  };
}

/** Channels above this size are not searched for guests: they count as having one. */
const MAX_MEMBERS = 200;

async function hasOutsider(
  client: WebClient,
  channel: string,
  teamId: string,
  ofUser: Audiences['ofUser'],
): Promise<boolean> {
  const { members = [], response_metadata } = await client.conversations.members({ channel, limit: MAX_MEMBERS });
  if (members.length === 0 || response_metadata?.next_cursor) return true;
  const audiences = await Promise.all(
    members.map((userId) => ofUser(client, { userId, userTeamId: undefined, teamId })),
  );
  return audiences.includes('outside');
}

async function remembered(
  cache: LRUCache<string, Audience>,
  key: string,
  find: () => Promise<Audience>,
): Promise<Audience> {
  const known = cache.get(key);
  if (known) return known;
  try {
    const found = await withTimeout(find(), LOOKUP_TIMEOUT_MS);
    cache.set(key, found);
    return found;
  } catch {
    // Not remembered: the next question may find out. Until then the careful answer stands.
    return 'outside';
  }
}

async function withTimeout<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  const abort = new AbortController();
  const timeout = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    abort.signal.addEventListener('abort', () => clearTimeout(timer));
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    abort.abort();
  }
}
