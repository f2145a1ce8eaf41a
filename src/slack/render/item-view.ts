import type { Button, ModalView } from '@slack/types';
import {
  type Checklist,
  GROUP_TITLES,
  type HistoryEntry,
  type Item,
  MAX_ITEM_CHARS,
  MAX_NOTE_CHARS,
} from '../../checklist/index.js';
import { GROUPS } from '../../library/index.js';
import { ACTIONS, VIEWS } from '../ids.js';
import { itemValue, itemWindow, tickValue } from '../values.js';
import { actions, button, context, section } from './block-kit.js';
import { itemWords } from './checklist-items.js';
import { historyLines } from './history.js';
import { chunked, option } from './preview-view.js';
import { escapeText, mrkdwn } from './text.js';
import { localInstant } from './time.js';

export const ITEM_BLOCKS = { owner: 'owner', note: 'note', group: 'group', text: 'text' } as const;

/** One item with all that can be done to it, and what was; `page` of the whole list, if that lies below it. */
export function itemView(
  checklist: Checklist,
  item: Item,
  history: readonly HistoryEntry[],
  page?: number | undefined,
): ModalView {
  const own = history.filter((entry) => entry.item === item.id);
  return {
    type: 'modal',
    callback_id: VIEWS.item,
    private_metadata: itemWindow({ checklist: checklist.id, item: item.id, page }),
    title: { type: 'plain_text', text: 'Item' },
    submit: { type: 'plain_text', text: 'Save' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      section(
        `*${GROUP_TITLES[item.group]}*\n${itemWords(item)}${item.detail ? `\n_${mrkdwn(item.detail, 800)}_` : ''}`,
      ),
      context(stateLine(item)),
      ...actions(`do:v${checklist.version}`, itemButtons(checklist, item)),
      {
        type: 'input',
        block_id: ITEM_BLOCKS.owner,
        optional: true,
        label: { type: 'plain_text', text: 'Owner' },
        element: {
          type: 'users_select',
          action_id: 'chosen',
          placeholder: { type: 'plain_text', text: 'Nobody yet' },
          ...(item.owner ? { initial_user: item.owner } : {}),
        },
      },
      {
        type: 'input',
        block_id: ITEM_BLOCKS.note,
        optional: true,
        label: { type: 'plain_text', text: 'Note' },
        element: {
          type: 'plain_text_input',
          action_id: 'typed',
          multiline: true,
          max_length: MAX_NOTE_CHARS,
          ...(item.note ? { initial_value: item.note.text } : {}),
        },
      },
      ...(own.length > 0
        ? chunked(['*History*', ...historyLines(checklist, own, false)].slice(0, 40)).map((text) => section(text))
        : []),
    ],
  };
}

function stateLine({ done, dropped, note }: Item): string {
  const state = dropped
    ? `Dropped by <@${dropped.by}> ${localInstant(dropped.atMs)}`
    : done
      ? `✅ Done: <@${done.by}> ${localInstant(done.atMs)}`
      : '⬜ Open';
  return note ? `${state}  ·  Note by <@${note.by}> ${localInstant(note.atMs)}` : state;
}

function itemButtons(checklist: Checklist, item: Item): Button[] {
  const value = itemValue(checklist.id, item.id);
  const card = item.ref ? [button(ACTIONS.openCard, 'Open card', item.ref)] : [];
  if (checklist.closed) return card;
  if (item.dropped) return [button(ACTIONS.restoreItem, 'Take back', value, { style: 'primary' }), ...card];
  const isDone = item.done !== undefined;
  return [
    button(
      ACTIONS.tickItem,
      isDone ? 'Not done' : 'Done',
      tickValue(checklist.id, item.id, !isDone),
      isDone ? {} : { style: 'primary' },
    ),
    ...card,
    button(ACTIONS.dropItem, 'Drop', value, { style: 'danger', label: 'Drop this item from the list' }),
  ];
}

/** The form for an item that the library does not have. */
export function newItemView(checklist: Checklist): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.newItem,
    private_metadata: checklist.id,
    title: { type: 'plain_text', text: 'Add an item' },
    submit: { type: 'plain_text', text: 'Add' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      {
        type: 'input',
        block_id: ITEM_BLOCKS.group,
        label: { type: 'plain_text', text: 'Where' },
        element: {
          type: 'static_select',
          action_id: 'chosen',
          options: GROUPS.map((group) => option(GROUP_TITLES[group], group)),
          initial_option: option(GROUP_TITLES.ask, 'ask'),
        },
      },
      {
        type: 'input',
        block_id: ITEM_BLOCKS.text,
        label: { type: 'plain_text', text: 'Item' },
        element: { type: 'plain_text_input', action_id: 'typed', max_length: MAX_ITEM_CHARS, focus_on_load: true },
      },
      context(escapeText('Everyone in the channel will see it.')),
    ],
  };
}
