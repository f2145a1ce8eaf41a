import type { Deal, DealFields } from './deal.js';
import { DEFAULT_LEAD_TIME } from './lead-time.js';
import type { DealLineFields } from './parse-deal-line.js';

/** The deal's fields with what a line says put in; undefined where neither names a pattern. */
export function mergeDeal(deal: Deal | undefined, line: DealLineFields): DealFields | undefined {
  const patterns = line.patterns ?? deal?.patterns;
  if (patterns === undefined) return undefined;
  return {
    patterns,
    side: line.side ?? deal?.side,
    phase: line.phase ?? deal?.phase,
    counterparty: line.counterparty ?? deal?.counterparty,
    preparer: line.preparer ?? deal?.preparer,
    meeting: line.meeting === null ? undefined : movedMeeting(deal, line),
    lead: deal?.lead ?? DEFAULT_LEAD_TIME,
    status: deal?.status ?? 'open',
  };
}

/** A meeting that is moved keeps its title and its recurrence unless it is given others. */
function movedMeeting(deal: Deal | undefined, { meeting }: DealLineFields): DealFields['meeting'] {
  const old = deal?.meeting;
  if (meeting === undefined || meeting === null) return old;
  return {
    ...meeting,
    title: meeting.title ?? old?.title,
    recurrence: meeting.recurrence ?? old?.recurrence ?? 'none',
  };
}
