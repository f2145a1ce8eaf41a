import type { WebClient } from '@slack/web-api';
import type { Desk } from './desk.js';
import { refusalOf, type Visitor } from './desk-access.js';
import { failureFacts } from './failures.js';
import type { HomeDeal } from './render/home-deals.js';

/** What someone's Home tab shows of deals: `unknown` where Slack or the database does not say. */
export type HomeDeals = { readonly kind: 'known'; readonly deals: readonly HomeDeal[] } | { readonly kind: 'unknown' };

const MAX_PAGES = 10;
const DEALS_SHOWN = 10;

/**
 * The deals and open lists of the channels that someone is a member of at this moment and that their team alone reads,
 * next meeting first. Asked of Slack each time: whoever has left a channel sees nothing of it any more.
 */
export async function homeDeals({
  desk,
  visitor,
}: {
  readonly desk: Desk;
  readonly visitor: Visitor;
}): Promise<HomeDeals> {
  const { stores, log } = desk;
  const { teamId: team, user } = visitor;
  try {
    const channels = await channelsOf(visitor.client, user);
    if (channels.length === 0) return { kind: 'known', deals: [] };
    const [deals, lists] = await Promise.all([
      stores.deals.list({ team, channels }),
      stores.checklists.listOpen({ team, channels }),
    ]);
    const places = [...new Set([...deals, ...lists].map(({ channel }) => channel))].slice(0, DEALS_SHOWN);
    const allowed = await Promise.all(
      places.map(async (channel) => ((await refusalOf(desk, visitor, channel)) === undefined ? [channel] : [])),
    );
    const found = allowed.flat().map((channel) => ({
      channel,
      deal: deals.find((each) => each.channel === channel),
      checklist: lists.find((each) => each.channel === channel),
    }));
    return { kind: 'known', deals: found };
  } catch (error) {
    log.warn('home_deals_unknown', { team, user, ...failureFacts(error) });
    return { kind: 'unknown' };
  }
}

/** Of private channels Slack names those that the bot is in as well. */
async function channelsOf(client: WebClient, user: string): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const { channels = [], response_metadata } = await client.users.conversations({
      user,
      types: 'public_channel,private_channel',
      exclude_archived: true,
      limit: 200,
      ...(cursor ? { cursor } : {}),
    });
    found.push(...channels.flatMap(({ id, is_ext_shared }) => (id && !is_ext_shared ? [id] : [])));
    cursor = response_metadata?.next_cursor || undefined;
    if (cursor === undefined) break;
  }
  return found;
}
