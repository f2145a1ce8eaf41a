import type { KnownBlock, ModalView } from '@slack/types';
import { activeItems, type Checklist, checklistPages, progress } from '../../checklist/index.js';
import { ACTIONS, VIEWS } from '../ids.js';
import { itemValue, pageValue } from '../values.js';
import { actions, button, context, divider, header, section } from './block-kit.js';
import { itemBlocks, itemSelect, itemWords, progressLine } from './checklist-items.js';
import { oneLine } from './text.js';

/** A view holds 100 blocks: these, up to three headings, as many dropped ones, and the rest of the frame. */
const ITEMS_ON_PAGE = 40;
const DROPPED_SHOWN = 40;

/** The whole list for one person, page by page, with what was dropped; `page` counts from 0. */
export function listView(checklist: Checklist, page: number): ModalView {
  const pages = checklistPages(checklist, ITEMS_ON_PAGE);
  const at = Math.min(page, pages.length - 1);
  const shown = pages[at] ?? [];
  return {
    type: 'modal',
    callback_id: VIEWS.checklist,
    private_metadata: pageValue(checklist.id, at),
    title: { type: 'plain_text', text: 'Whole list' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      header(`📋 ${oneLine(checklist.title)}`),
      section(progressLine(progress(checklist))),
      ...(checklist.closed ? [context('🔒 This list is closed.')] : []),
      ...pageButtons(checklist, pages.length, at),
      ...itemBlocks(checklist, shown),
      ...(checklist.closed || shown.length === 0
        ? []
        : [
            {
              type: 'actions' as const,
              block_id: `pick:v${checklist.version}`,
              elements: [itemSelect(checklist, shown)],
            },
            ...actions(`add:v${checklist.version}`, [button(ACTIONS.addItem, 'Add an item', checklist.id)]),
          ]),
      ...(at === pages.length - 1 ? droppedBlocks(checklist) : []),
    ],
  };
}

function pageButtons(checklist: Checklist, count: number, at: number): KnownBlock[] {
  if (count < 2) return [];
  const total = activeItems(checklist).length;
  return actions(
    `pages:${at}`,
    Array.from({ length: count }, (_, page) => {
      const first = page * ITEMS_ON_PAGE + 1;
      const last = Math.min(total, (page + 1) * ITEMS_ON_PAGE);
      return button(ACTIONS.openList, `${first}–${last}`, pageValue(checklist.id, page), {
        label: `Items ${first} to ${last}${page === at ? ', shown' : ''}`,
        ...(page === at ? { style: 'primary' as const } : {}),
      });
    }),
  );
}

function droppedBlocks(checklist: Checklist): KnownBlock[] {
  const dropped = checklist.items.filter((item) => item.dropped);
  if (dropped.length === 0) return [];
  const shown = dropped.slice(-DROPPED_SHOWN);
  const older = dropped.length - shown.length;
  return [
    divider,
    section(`*Dropped* (${dropped.length})`),
    ...shown.map((item) => ({
      ...section(
        `~${itemWords(item)}~ · <@${item.dropped?.by ?? ''}>`,
        checklist.closed
          ? undefined
          : button(ACTIONS.restoreItem, 'Take back', itemValue(checklist.id, item.id), {
              label: `Take back: ${oneLine(item.text)}`,
            }),
      ),
      block_id: `dropped:${item.id}:v${checklist.version}`,
    })),
    ...(older > 0 ? [context(`${older} older ones are in the history.`)] : []),
  ];
}
