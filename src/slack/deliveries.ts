import { LRUCache } from 'lru-cache';

/**
 * Slack delivers at least once, in any order, and one message may come as two events with different ids (`app_mention`
 * and `message`). A claim is by channel and time stamp, and is made only by a listener that takes the job: were the
 * first copy to claim and then decline, the second would be lost.
 */
export interface Deliveries {
  /** True for the first caller with this key, false for every other within the time that Slack may repeat itself. */
  claim(key: string): boolean;
}

/** Slack's last retry comes after about five minutes; twice that is safe. */
const REMEMBERED_MS = 10 * 60_000;
const MAX_REMEMBERED = 20_000;

export function createDeliveries(): Deliveries {
  const claimed = new LRUCache<string, true>({ max: MAX_REMEMBERED, ttl: REMEMBERED_MS });
  return {
    claim: (key) => {
      if (claimed.has(key)) return false;
      claimed.set(key, true);
      return true;
    },
  };
}
