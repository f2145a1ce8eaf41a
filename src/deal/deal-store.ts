import type { Deal, DealFields } from './deal.js';
import type { PlannedPost } from './planned-posts.js';

/** A channel of a workspace; it names its deal. */
export interface Place {
  readonly team: string;
  readonly channel: string;
}

/** The deals of channels. Every call throws `StoreError` where the database fails. */
export interface DealStore {
  /**
   * Sets the channel's deal, new or changed, and plans its posts anew in the same transaction: posts of a meeting
   * that moved, was cancelled or belongs to a closed deal are cancelled, what was sent stays sent. The open checklists
   * of a meeting that is still to come move with it.
   */
  save(place: Place, fields: DealFields, stamp: { readonly by: string; readonly atMs: number }): Promise<Deal>;

  find(place: Place): Promise<Deal | undefined>;

  /** The deals of these channels, next meeting first, those without a meeting last. */
  list(where: { readonly team: string; readonly channels: readonly string[] }): Promise<readonly Deal[]>;

  /**
   * Moves a recurring meeting that is over to its next occurrence and plans the posts of that; a meeting that does
   * not come again is taken off the deal. The deal as it then is; calling it twice changes nothing more.
   */
  advance(place: Place, nowMs: number): Promise<Deal | undefined>;

  /** Deletes the deal with its checklists and posts; false where the channel had none. */
  delete(place: Place): Promise<boolean>;
}

/** A claim on a post. `attempt` counts the claims of this post and fences off those that lost it. */
export interface Claim {
  readonly id: string;
  readonly attempt: number;
}

export interface Delivery extends PlannedPost, Claim, Place {
  readonly deal: string;
  readonly state: DeliveryState;
  readonly sentAtMs?: number | undefined;
  readonly messageTs?: string | undefined;
}

export const DELIVERY_STATES = ['planned', 'claimed', 'sent', 'failed', 'missed', 'cancelled'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/**
 * Posts that make themselves. A replica claims what is due, posts it, and marks it sent. A claim holds for a lease;
 * after a crash the post is claimed again when the lease is over, by whichever replica is alive. At most one claim is
 * valid at a time, so replicas never post side by side. Slack has no idempotency key: where a replica dies between
 * Slack's taking the message and `markSent`, the second claimant (`attempt` above 1) must look in the channel whether
 * the message stands there already.
 */
export interface DeliveryStore {
  /** Claims at most `limit` posts that are due, earliest first; those whose time is over become `missed`. */
  claimDue(options: {
    readonly nowMs: number;
    readonly leaseMs: number;
    readonly limit: number;
  }): Promise<readonly Delivery[]>;

  /** Extends the lease; false where the claim is lost or the post was cancelled meanwhile: do not post then. */
  renew(claim: Claim, leaseUntilMs: number): Promise<boolean>;

  /** False where the claim is lost. */
  markSent(claim: Claim, sent: { readonly messageTs: string; readonly atMs: number }): Promise<boolean>;

  /** Gives the post back to be claimed at `retryAtMs` or later, as after a 429. */
  release(claim: Claim, retryAtMs: number): Promise<boolean>;

  /** Gives the post up for good, as for a deleted channel. */
  markFailed(claim: Claim): Promise<boolean>;

  /** When the next post or lease is due; undefined where none is planned. */
  nextDueAtMs(): Promise<number | undefined>;

  /** All posts of a channel's deal, earliest first. */
  list(place: Place): Promise<readonly Delivery[]>;
}
