import type { Deal, Delivery } from '../../deal/index.js';
import type { Log } from '../../log.js';
import { failureFacts } from '../failures.js';
import type { Notices } from '../posting/notices.js';
import { readRefusal } from '../posting/refusals.js';
import { makePost, type PostParts } from './posts.js';

/** Makes the posts that are due, whichever replica is alive. */
export interface Reminders {
  start(): void;
  /** Claims nothing more, and waits for the post under way. */
  stop(): Promise<void>;
  /** Makes everything that is due now, and what a process that died left undrawn; how many posts were claimed. */
  runOnce(): Promise<number>;
}

export interface RemindersParts extends Omit<PostParts, 'isStillOurs'> {
  readonly log: Log;
  readonly notices: Notices;
  readonly isTeamChannel: (team: string, channel: string) => Promise<boolean>;
  /** How often the database is asked; 20 s by default. */
  readonly pollMs?: number;
}

const POLL_MS = 20_000;
/** Longer than any post takes: after a crash another replica waits as long. */
const LEASE_MS = 60_000;
const CLAIMED_AT_ONCE = 20;
const RETRY_MS = 30_000;
/** Slack may fail to say who reads a channel; after so many tries the careful answer stands. */
const MAX_CHECKS = 5;
const PURGED_EACH_MS = 60 * 60_000;

export function createReminders(parts: RemindersParts): Reminders {
  const { stores, log, now, pollMs = POLL_MS } = parts;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<number> | undefined;
  let isStopped = false;
  let purgedAtMs = Number.NEGATIVE_INFINITY;

  /** Keys of deliveries and notices pile up with every message to the bot. */
  async function purge(): Promise<void> {
    if (now() - purgedAtMs < PURGED_EACH_MS) return;
    purgedAtMs = now();
    await stores.seenKeys.purge(now());
  }

  async function run(): Promise<number> {
    let count = 0;
    await parts.lists.redrawBehind(now());
    await purge();
    for (;;) {
      const due = await stores.deliveries.claimDue({ nowMs: now(), leaseMs: LEASE_MS, limit: CLAIMED_AT_ONCE });
      for (const delivery of due) {
        if (isStopped) await stores.deliveries.release(delivery, delivery.dueAtMs);
        else await settle(parts, delivery);
      }
      count += due.length;
      if (due.length < CLAIMED_AT_ONCE || isStopped) return count;
    }
  }

  const runOnce = (): Promise<number> => {
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  };

  return {
    runOnce,
    start: () => {
      timer = setInterval(() => {
        // A database that is down is tried again at the next turn; what is due stays due.
        runOnce().catch((error: unknown) => log.warn('reminders_not_read', failureFacts(error)));
      }, pollMs);
      timer.unref();
    },
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await running?.catch(() => undefined);
    },
  };
}

/** Makes one post and notes what came of it. */
async function settle(parts: RemindersParts, delivery: Delivery): Promise<void> {
  const { stores, log, now } = parts;
  const facts = { delivery: delivery.id, kind: delivery.kind, team: delivery.team, channel: delivery.channel };
  const isStillOurs = () => stores.deliveries.renew(delivery, now() + LEASE_MS);
  const deal = await stores.deals.find(delivery);
  if (deal?.id !== delivery.deal) return void (await stores.deliveries.markFailed(delivery));
  if (!(await parts.isTeamChannel(delivery.team, delivery.channel))) return notForOthers(parts, deal, delivery);
  try {
    const outcome = await makePost({ ...parts, isStillOurs }, deal, delivery);
    if (outcome.kind === 'sent') {
      await stores.deliveries.markSent(delivery, { messageTs: outcome.messageTs, atMs: now() });
    }
    if (outcome.kind === 'needless') await stores.deliveries.markFailed(delivery);
    log.info('delivery_settled', { ...facts, outcome: outcome.kind });
  } catch (error) {
    log.warn('delivery_refused', { ...facts, ...failureFacts(error) });
    await afterRefusal(parts, deal, delivery, error);
  }
}

async function afterRefusal(parts: RemindersParts, deal: Deal, delivery: Delivery, error: unknown): Promise<void> {
  const { stores, now, notices } = parts;
  const refusal = readRefusal(error);
  switch (refusal.kind) {
    case 'wait':
      await stores.deliveries.release(delivery, now() + refusal.ms);
      return;
    case 'retry':
      await stores.deliveries.release(delivery, now() + RETRY_MS);
      return;
    case 'channel-gone':
    case 'not-in-channel':
      await giveUp(parts, deal, delivery);
      await notices.tell({ team: deal.team, channel: deal.channel, kind: refusal.kind, user: preparerOf(deal) });
      return;
    case 'message-gone':
    case 'refused':
      await giveUp(parts, deal, delivery);
      return;
    default:
      refusal satisfies never;
  }
}

/** Others read the channel, or it could not be found out just now. */
async function notForOthers(parts: RemindersParts, deal: Deal, delivery: Delivery): Promise<void> {
  const { stores, now, notices, client, tokenOf } = parts;
  const token = tokenOf(deal.team);
  try {
    await client.conversations.info({ channel: deal.channel, ...(token === undefined ? {} : { token }) });
  } catch (error) {
    return afterRefusal(parts, deal, delivery, error);
  }
  if (delivery.attempt < MAX_CHECKS) {
    await stores.deliveries.release(delivery, now() + RETRY_MS);
    return;
  }
  await giveUp(parts, deal, delivery);
  await notices.tell({ team: deal.team, channel: deal.channel, kind: 'outside', user: preparerOf(deal) });
}

/** A recurring meeting goes on all the same: its next list may find the channel again. */
async function giveUp({ stores, now }: RemindersParts, deal: Deal, delivery: Delivery): Promise<void> {
  await stores.deliveries.markFailed(delivery);
  if (delivery.kind === 'follow-up') await stores.deals.advance({ team: deal.team, channel: deal.channel }, now());
}

const preparerOf = (deal: Deal): string => deal.preparer ?? deal.createdBy;
