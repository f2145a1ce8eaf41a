import type { DealFields } from './deal.js';

/** How a checklist of the deal is headed: by its meeting, else its counterparty; undefined: by its patterns. */
export function listTitle(deal: Pick<DealFields, 'meeting' | 'counterparty'> | undefined): string | undefined {
  if (deal?.meeting?.title) return deal.meeting.title;
  return deal?.counterparty ? `Meeting with ${deal.counterparty}` : undefined;
}
