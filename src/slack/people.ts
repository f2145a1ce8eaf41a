import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';

/** A colleague as the bot needs them: how they are called, and when it is for them. */
export interface Person {
  readonly name: string;
  /** An IANA zone; UTC where Slack says none. */
  readonly zone: string;
}

export interface People {
  /** Undefined where Slack does not say; the next call asks again. */
  find(client: WebClient, team: string, userId: string): Promise<Person | undefined>;
}

const KEPT_MS = 10 * 60_000;

export function createPeople(): People {
  const known = new LRUCache<string, Person>({ max: 5000, ttl: KEPT_MS });
  return {
    find: async (client, team, userId) => {
      const key = `${team}:${userId}`;
      const remembered = known.get(key);
      if (remembered) return remembered;
      try {
        const { user } = await client.users.info({ user: userId });
        if (!user) return undefined;
        const name = user.profile?.display_name || user.real_name || user.name || userId;
        const person = { name, zone: user.tz ?? 'UTC' };
        known.set(key, person);
        return person;
      } catch {
        return undefined;
      }
    },
  };
}
