import type { DealContext } from '../answer/index.js';
import type { FoundAudience } from './audience.js';
import type { Desk } from './desk.js';
import { withinTime } from './within-time.js';

/** An answer does not wait longer for the deal that would only weigh in it. */
const TIMEOUT_MS = 300;

/**
 * The deal that a channel is for, as far as it weighs in an answer. Undefined where there is none, where others than the
 * team can read, or where the database does not answer in time: the question is answered without it.
 */
export async function channelDeal(
  desk: Desk | undefined,
  place: { readonly team: string; readonly channel: string },
  audience: FoundAudience,
): Promise<DealContext | undefined> {
  if (!desk || audience !== 'team') return undefined;
  const deal = await withinTime(desk.stores.deals.find(place), TIMEOUT_MS).catch(() => undefined);
  return deal && { patterns: deal.patterns, side: deal.side, phase: deal.phase };
}
