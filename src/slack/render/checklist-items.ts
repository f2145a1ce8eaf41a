import type { KnownBlock, SectionBlock, StaticSelect } from '@slack/types';
import { type Checklist, GROUP_TITLES, type Item, type ItemGroup } from '../../checklist/index.js';
import { ACTIONS } from '../ids.js';
import { itemValue, tickValue } from '../values.js';
import { button, section } from './block-kit.js';
import { LIMITS } from './limits.js';
import { cut, escapeText, oneLine, quoteUser } from './text.js';

const BAR_LENGTH = 10;
const MAX_NOTE_SHOWN = 200;
const MAX_DETAIL_SHOWN = 200;

/** `▰▰▰▰▱▱▱▱▱▱  12 of 30 done`. */
export function progressLine({ done, total }: { readonly done: number; readonly total: number }): string {
  const filled = total === 0 ? 0 : Math.floor((done / total) * BAR_LENGTH);
  return `${'▰'.repeat(filled)}${'▱'.repeat(BAR_LENGTH - filled)}  ${done} of ${total} done`;
}

/**
 * Items under the headings of their groups, each on one line with the button that changes its state. Block ids carry
 * the version: Slack keeps what a client shows where an id stays.
 */
export function itemBlocks(checklist: Checklist, groups: readonly ItemGroup<Item>[]): KnownBlock[] {
  return groups.flatMap(({ group, items }): KnownBlock[] => [
    section(`*${GROUP_TITLES[group]}*`),
    ...items.map((item) => itemBlock(checklist, item)),
  ]);
}

function itemBlock(checklist: Checklist, item: Item): SectionBlock {
  const isDone = item.done !== undefined;
  const words = oneLine(item.text);
  const tick = button(
    ACTIONS.tickItem,
    isDone ? 'Not done' : 'Done',
    tickValue(checklist.id, item.id, !isDone),
    isDone ? { label: `Not done: ${words}` } : { style: 'primary', label: `Done: ${words}` },
  );
  return {
    ...section(itemText(item), checklist.closed ? undefined : tick),
    block_id: `item:${item.id}:v${checklist.version}`,
  };
}

/** An item as one line, with its owner and note below where it has them. */
export function itemText(item: Item): string {
  const words = itemWords(item);
  const detail = item.detail ? ` _${inert(escapeText(cut(item.detail, MAX_DETAIL_SHOWN)))}_` : '';
  const remarks = [
    item.owner ? `👤 <@${item.owner}>` : undefined,
    item.note ? `📝 ${quoteUser(item.note.text, MAX_NOTE_SHOWN)}` : undefined,
  ].filter((remark) => remark !== undefined);
  const line = item.done ? `✅ ~${words}~` : `⬜ ${words}${detail}`;
  return remarks.length > 0 ? `${line}\n${remarks.join('  ·  ')}` : line;
}

/** The words of an item in mrkdwn: a user's are made inert, the library's only escaped. */
export function itemWords(item: Item): string {
  return item.added ? quoteUser(item.text, LIMITS.sectionText) : inert(escapeText(item.text));
}

/** A choice between items, which opens the chosen one. */
export function itemSelect(checklist: Checklist, groups: readonly ItemGroup<Item>[]): StaticSelect {
  return {
    type: 'static_select',
    action_id: ACTIONS.openItem,
    placeholder: { type: 'plain_text', text: 'Owner, note or card of an item…' },
    option_groups: groups.map(({ group, items }) => ({
      label: { type: 'plain_text', text: GROUP_TITLES[group] },
      options: items.map((item) => ({
        text: { type: 'plain_text', text: oneLine(item.text, LIMITS.optionText) },
        value: itemValue(checklist.id, item.id),
      })),
    })),
  };
}

/** Marks inside a text would end the strike or the slant that it stands in. */
function inert(text: string): string {
  return text.replace(/[~_*`]/g, (mark) => `${mark}\u2060`);
}
