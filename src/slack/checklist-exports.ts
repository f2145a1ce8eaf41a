import type { WebClient } from '@slack/web-api';
import { type Checklist, checklistMarkdown, meetingIcs } from '../checklist/index.js';
import { type Deal, MEETING_MINUTES, readBackMeeting } from '../deal/index.js';
import type { Desk } from './desk.js';

/** The checklist as Markdown, with the names of the people in it. */
export async function markdownOf(desk: Desk, client: WebClient, checklist: Checklist): Promise<string> {
  const [deal, names] = await Promise.all([dealOf(desk, checklist), namesIn(desk, client, checklist)]);
  return checklistMarkdown(checklist, {
    nameOf: (id) => names.get(id) ?? id,
    subtitle: deal?.meeting && readBackMeeting(deal.meeting),
    note: desk.assistant.library().note,
  });
}

/** The meeting of the list as a calendar file, or undefined where it has none. */
export async function calendarOf(desk: Desk, checklist: Checklist): Promise<string | undefined> {
  const deal = await dealOf(desk, checklist);
  const startsAtMs = deal?.meeting?.startsAtMs ?? checklist.meetingAtMs;
  if (startsAtMs === undefined) return undefined;
  const meeting = {
    // One entry for each occurrence of a deal's meeting: a moved meeting moves its entry.
    uid: `${deal?.id ?? checklist.id}-${deal?.meeting?.seriesStartMs ?? startsAtMs}@deal-patterns`,
    title: deal?.meeting?.title ?? checklist.title,
    startsAtMs,
    durationMinutes: MEETING_MINUTES,
    sequence: deal?.version ?? 0,
    isCancelled: false,
  };
  return meetingIcs(meeting, checklist, desk.now());
}

/** A file name of its title: letters, digits and hyphens. */
export function fileNameOf({ title }: Checklist, extension: string): string {
  const name = title
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 60);
  return `${name || 'checklist'}.${extension}`;
}

async function dealOf({ stores }: Desk, { team, channel, deal }: Checklist): Promise<Deal | undefined> {
  if (deal === undefined) return undefined;
  const found = await stores.deals.find({ team, channel });
  return found?.id === deal ? found : undefined;
}

async function namesIn(
  { people }: Desk,
  client: WebClient,
  { team, items }: Checklist,
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(items.flatMap(({ owner }) => owner ?? []))];
  const found = await Promise.all(
    ids.map(async (id) => [id, (await people.find(client, team, id))?.name ?? id] as const),
  );
  return new Map(found);
}
