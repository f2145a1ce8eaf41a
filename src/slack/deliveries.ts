import { LRUCache } from 'lru-cache';
import type { Log } from '../log.js';
import { failureFacts } from './failures.js';

/**
 * Slack delivers at least once, in any order, and one message may come as two events with different ids (`app_mention`
 * and `message`). A claim is by channel and time stamp, and is made only by a listener that takes the job: were the
 * first copy to claim and then decline, the second would be lost.
 */
export interface Deliveries {
  /** True for the first caller with this key, false for every other within the time that Slack may repeat itself. */
  claim(key: string): boolean;
  /** The same for a message, also where its copies reach several processes or one that was started anew. */
  claimMessage(teamId: string, key: string): Promise<boolean>;
}

/** Keys that processes share. Throws where the database fails. */
export interface SharedKeys {
  claim(team: string, key: string, times: { readonly nowMs: number; readonly ttlMs: number }): Promise<boolean>;
}

export interface DeliveriesOptions {
  readonly shared: SharedKeys | undefined;
  readonly log: Log;
  readonly now: () => number;
}

/** Slack's last retry comes after about five minutes; twice that is safe. */
const REMEMBERED_MS = 10 * 60_000;
const MAX_REMEMBERED = 5000;

export function createDeliveries({ shared, log, now }: DeliveriesOptions): Deliveries {
  const claimed = new LRUCache<string, true>({ max: MAX_REMEMBERED, ttl: REMEMBERED_MS });
  const claim = (key: string): boolean => {
    if (claimed.has(key)) return false;
    claimed.set(key, true);
    return true;
  };
  return {
    claim,
    claimMessage: async (teamId, key) => {
      if (!claim(`${teamId}:${key}`)) return false;
      try {
        return (await shared?.claim(teamId, key, { nowMs: now(), ttlMs: REMEMBERED_MS })) ?? true;
      } catch (error) {
        // An answer given twice is better than none.
        log.warn('delivery_not_shared', { team: teamId, ...failureFacts(error) });
        return true;
      }
    },
  };
}
