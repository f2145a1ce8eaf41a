import type { ActionsBlock, Button, KnownBlock } from '@slack/types';
import { type Checklist, checklistPages, type Item, type ItemGroup, progress } from '../../checklist/index.js';
import type { Library } from '../../library/index.js';
import { ACTIONS, type LIST_MENU } from '../ids.js';
import { pageValue } from '../values.js';
import { button, context, header, type Message, section, sizeOf } from './block-kit.js';
import { itemBlocks, itemSelect, progressLine } from './checklist-items.js';
import { scopeText } from './checklist-scope.js';
import { LIMITS } from './limits.js';
import { escapeText, oneLine } from './text.js';
import { localInstant } from './time.js';

/**
 * A shared checklist as the channel's message: its first page, whose items anyone may tick, and the way to the rest. The
 * page is the same for everyone, so nobody turns it under a colleague's hands; who wants more opens the whole list.
 */
export function checklistMessage(checklist: Checklist, library: Library): Message {
  const { pages, blocks } = fittingPages(checklist, library);
  const { done, total } = progress(checklist);
  const later = pages.slice(1).reduce((sum, page) => sum + countOf(page), 0);
  return {
    text: escapeText(
      `Checklist: ${oneLine(checklist.title)}. ${done} of ${total} done.${later > 0 ? ` ${later} more items in the whole list.` : ''}`,
    ),
    blocks,
  };
}

/** Tried in turn until every page fits a message. */
const ITEMS_ON_PAGE = [38, 34, 30, 27, 24, 20, 15, 10, 7, 5, 3, 2, 1];

interface Drawn {
  readonly pages: readonly (readonly ItemGroup<Item>[])[];
  readonly blocks: KnownBlock[];
}

function fittingPages(checklist: Checklist, library: Library): Drawn {
  for (const maxItems of ITEMS_ON_PAGE) {
    // Not drawn where the words of the items alone say that they do not fit.
    if (maxItems > 1 && wordsOn(checklist, maxItems) > LIMITS.messageTotal) continue;
    const drawn = drawPages(checklist, library, maxItems);
    if (fits(drawn.blocks)) return drawn;
  }
  return drawPages(checklist, library, 1);
}

/** Ids and types that an item brings beside its words, at least. Its words come again in a label and in an option. */
const ITEM_FRAME = 150;

function wordsOn(checklist: Checklist, maxItems: number): number {
  const [first = []] = checklistPages(checklist, maxItems);
  const items = first.flatMap(({ items: own }) => own);
  return items.reduce((sum, { text }) => sum + text.length + 2 * Math.min(text.length, 69) + ITEM_FRAME, 0);
}

const fits = (blocks: readonly KnownBlock[]): boolean =>
  blocks.length <= LIMITS.blocksInMessage && sizeOf(blocks) <= LIMITS.messageTotal;

function drawPages(checklist: Checklist, library: Library, maxItems: number): Drawn {
  const pages = checklistPages(checklist, maxItems);
  const [first = []] = pages;
  const blocks: KnownBlock[] = [
    header(`📋 ${oneLine(checklist.title)}`),
    context(subtitle(checklist, library)),
    section(progressLine(progress(checklist))),
    ...itemBlocks(checklist, first),
    ...moreLine(pages),
    ...(checklist.closed ? [] : [...selectRow(checklist, first), buttonRow(checklist, pages.length)]),
    context(closedLine(checklist) ?? escapeText(library.note)),
  ];
  return { pages, blocks };
}

/** When the meeting is, and for which pattern, side and phase the list was made. */
function subtitle(checklist: Checklist, library: Library): string {
  const { meetingAtMs } = checklist;
  return [meetingAtMs === undefined ? undefined : meetingText(meetingAtMs), escapeText(scopeText(checklist, library))]
    .filter((part) => part !== undefined && part !== '')
    .join('  ·  ');
}

export function meetingText(meetingAtMs: number): string {
  return `Meeting ${localInstant(meetingAtMs, '{date_long_pretty} at {time}')}`;
}

function moreLine(pages: Drawn['pages']): KnownBlock[] {
  const later = pages.slice(1).reduce((sum, page) => sum + countOf(page), 0);
  if (later === 0) return [];
  return [context(`_${later} more ${later === 1 ? 'item' : 'items'}: open the whole list to see and tick them._`)];
}

const countOf = (page: readonly ItemGroup<Item>[]): number => page.reduce((sum, { items }) => sum + items.length, 0);

function selectRow(checklist: Checklist, page: readonly ItemGroup<Item>[]): ActionsBlock[] {
  if (page.length === 0) return [];
  return [{ type: 'actions', block_id: `pick:v${checklist.version}`, elements: [itemSelect(checklist, page)] }];
}

function buttonRow(checklist: Checklist, pageCount: number): ActionsBlock {
  const { id } = checklist;
  const whole: Button = button(
    ACTIONS.openList,
    'Whole list',
    pageValue(id, 0),
    pageCount > 1 ? { style: 'primary' } : {},
  );
  const option = (what: (typeof LIST_MENU)[number], text: string) => ({
    text: { type: 'plain_text' as const, text },
    value: `${what}:${id}`,
  });
  return {
    type: 'actions',
    block_id: `list:v${checklist.version}`,
    elements: [
      button(ACTIONS.addItem, 'Add an item', id),
      whole,
      button(ACTIONS.openHistory, 'History', id, { label: 'Who did what and when' }),
      {
        type: 'overflow',
        action_id: ACTIONS.listMenu,
        options: [
          option('text', 'Markdown text'),
          option('file', 'Markdown file'),
          option('canvas', 'Canvas'),
          option('ics', 'Calendar file (.ics)'),
          option('close', 'Close the list'),
        ],
      },
    ],
  };
}

function closedLine({ closed }: Checklist): string | undefined {
  if (closed === undefined) return undefined;
  const by = closed.by === 'bot' ? '' : ` by <@${closed.by}>`;
  return `🔒 Closed${by} ${localInstant(closed.atMs)}. It changes no more.`;
}
