import type { KnownBlock } from '@slack/types';
import { type Checklist, openItems, progress } from '../../checklist/index.js';
import { type Deal, readBackMeeting } from '../../deal/index.js';
import type { Library } from '../../library/index.js';
import { ACTIONS } from '../ids.js';
import { pageValue } from '../values.js';
import { button, context, section } from './block-kit.js';
import { itemWords, progressLine } from './checklist-items.js';
import { scopeText } from './checklist-scope.js';
import { escapeText, quoteUser } from './text.js';

/** A channel's deal and its open list, of which at least one is there. */
export interface HomeDeal {
  readonly channel: string;
  readonly deal: Deal | undefined;
  readonly checklist: Checklist | undefined;
}

const ITEMS_SHOWN = 5;

/** A person's meetings and open items: their own first. `undefined` deals could not be found out. */
export function homeDealBlocks(deals: readonly HomeDeal[] | undefined, library: Library, user: string): KnownBlock[] {
  const title = section('*Your meetings and open items*');
  if (deals === undefined)
    return [title, context('I cannot show them just now. Please open this tab again in a minute.')];
  if (deals.length === 0) {
    return [title, context('None yet. Type `/pattern deal` in the channel of a deal to set its next meeting.')];
  }
  return [title, ...deals.flatMap((each) => dealBlocks(each, library, user))];
}

function dealBlocks({ channel, deal, checklist }: HomeDeal, library: Library, user: string): KnownBlock[] {
  const scope = deal ?? checklist;
  const meeting = deal?.meeting ? quoteUser(readBackMeeting(deal.meeting), 300) : 'no meeting set';
  const what = scope ? escapeText(scopeText(scope, library)) : '';
  const lines = [`<#${channel}>: ${meeting}`, what, checklist ? progressLine(progress(checklist)) : ''];
  const text = lines.filter((line) => line !== '').join('\n');
  if (checklist === undefined) {
    return [section(text, button(ACTIONS.dealChecklist, 'Checklist', channel, { label: 'Checklist for this deal' }))];
  }
  const items = openItemsFor(checklist, user);
  return [
    section(text, button(ACTIONS.openList, 'Open the list', pageValue(checklist.id, 0))),
    ...(items.length > 0 ? [section(items.join('\n'))] : []),
  ];
}

/** The person's own items first, then those that nobody owns. */
function openItemsFor(checklist: Checklist, user: string): string[] {
  const open = openItems(checklist);
  const own = open.filter(({ owner }) => owner === user);
  const free = open.filter(({ owner }) => owner === undefined);
  const shown = [...own, ...free].slice(0, ITEMS_SHOWN);
  const more = open.length - shown.length;
  return [
    ...shown.map((item) => `⬜ ${itemWords(item)}${item.owner === user ? ' _(yours)_' : ''}`),
    ...(more > 0 ? [`_and ${more} more_`] : []),
  ];
}
