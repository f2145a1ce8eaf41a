import type { Deal, Meeting } from '../deal/index.js';
import type { DealRow } from './tables.js';

export function rowToDeal(row: DealRow): Deal {
  return {
    id: row.id,
    team: row.team,
    channel: row.channel,
    patterns: JSON.parse(row.patterns),
    side: row.side ?? undefined,
    phase: row.phase ?? undefined,
    counterparty: row.counterparty ?? undefined,
    preparer: row.preparer ?? undefined,
    meeting: rowToMeeting(row),
    lead: row.lead,
    status: row.status,
    createdBy: row.created_by,
    createdAtMs: row.created_at,
    updatedAtMs: row.updated_at,
    version: row.version,
  };
}

export function dealToRow(deal: Deal): DealRow {
  return {
    id: deal.id,
    team: deal.team,
    channel: deal.channel,
    patterns: JSON.stringify(deal.patterns),
    side: deal.side ?? null,
    phase: deal.phase ?? null,
    counterparty: deal.counterparty ?? null,
    preparer: deal.preparer ?? null,
    meeting_title: deal.meeting?.title ?? null,
    meeting_at: deal.meeting?.startsAtMs ?? null,
    series_start_at: deal.meeting?.seriesStartMs ?? null,
    zone: deal.meeting?.zone ?? null,
    recurrence: deal.meeting?.recurrence ?? null,
    lead: deal.lead,
    status: deal.status,
    created_by: deal.createdBy,
    created_at: deal.createdAtMs,
    updated_at: deal.updatedAtMs,
    version: deal.version,
  };
}

function rowToMeeting(row: DealRow): Meeting | undefined {
  const { meeting_at: startsAtMs, series_start_at: seriesStartMs, zone, recurrence } = row;
  if (startsAtMs === null || seriesStartMs === null || zone === null || recurrence === null) return undefined;
  return { title: row.meeting_title ?? undefined, startsAtMs, seriesStartMs, zone, recurrence };
}
