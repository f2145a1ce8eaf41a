import { setTimeout as sleep } from 'node:timers/promises';

/** Lets calls of a workspace through at the rate that Slack allows. */
export interface Pace {
  /** Resolves when the workspace may make one more call. */
  turn(team: string): Promise<void>;
  /** No call of the workspace for this long: Slack asked for it. */
  pause(team: string, ms: number): void;
}

export interface PaceOptions {
  /** Calls at once after a rest. */
  readonly burst: number;
  /** Milliseconds after which one more call is allowed. */
  readonly refillMs: number;
}

/**
 * `chat.update` allows 50 calls a minute and workspace (tier 3, docs.slack.dev/apis/web-api/rate-limits). With a burst
 * of 10 and one more every 1.5 s, no minute has more than 50.
 */
export const UPDATE_PACE: PaceOptions = { burst: 10, refillMs: 1500 };

interface Bucket {
  /** When the bucket would be empty of debt: a call is allowed while this is at most `burst` refills ahead. */
  theoreticalMs: number;
  pausedUntilMs: number;
}

/** A leaky bucket a workspace, on a clock that never goes back. */
export function createPace({ burst, refillMs }: PaceOptions, nowMs: () => number = () => performance.now()): Pace {
  const buckets = new Map<string, Bucket>();
  const bucketOf = (team: string): Bucket => {
    const known = buckets.get(team) ?? { theoreticalMs: 0, pausedUntilMs: 0 };
    buckets.set(team, known);
    return known;
  };
  return {
    turn: async (team) => {
      const bucket = bucketOf(team);
      for (;;) {
        const now = nowMs();
        const readyAt = Math.max(bucket.theoreticalMs - (burst - 1) * refillMs, bucket.pausedUntilMs);
        if (readyAt <= now) {
          bucket.theoreticalMs = Math.max(bucket.theoreticalMs, now) + refillMs;
          return;
        }
        await sleep(readyAt - now);
      }
    },
    pause: (team, ms) => {
      const bucket = bucketOf(team);
      bucket.pausedUntilMs = Math.max(bucket.pausedUntilMs, nowMs() + ms);
    },
  };
}
