import { type Checklist, GROUP_TITLES, groupItems, openItems, progress } from '../../checklist/index.js';
import { ACTIONS } from '../ids.js';
import { pageValue } from '../values.js';
import { actions, button, header, type Message, section } from './block-kit.js';
import { meetingText } from './checklist.js';
import { itemText, progressLine } from './checklist-items.js';
import { chunked } from './preview-view.js';
import { escapeText, oneLine, quoteUser } from './text.js';
import { localInstant } from './time.js';

const ITEMS_SHOWN = 12;

/** What is still open shortly before the meeting; the list itself stands further up. */
export function reminderMessage(checklist: Checklist, meetingAtMs: number): Message {
  const open = openItems(checklist);
  const count = progress(checklist);
  const title = oneLine(checklist.title, 120);
  const lead =
    open.length === 0 ? `All ${count.total} items are done.` : `${open.length} of ${count.total} items are still open.`;
  const shown = groupItems(open.slice(0, ITEMS_SHOWN)).flatMap(({ group, items }) => [
    `*${GROUP_TITLES[group]}*`,
    ...items.map(itemText),
  ]);
  const more = open.length - ITEMS_SHOWN;
  return {
    text: escapeText(`Soon: ${title}. ${lead}`),
    blocks: [
      header(`⏰ ${title}`),
      section(`${meetingText(meetingAtMs)}. ${lead}\n${progressLine(count)}`),
      ...chunked([...shown, ...(more > 0 ? [`_and ${more} more_`] : [])]).map((text) => section(text)),
      ...actions('reminder', [button(ACTIONS.openList, 'Whole list', pageValue(checklist.id, 0))]),
    ],
  };
}

export interface FollowUp {
  readonly checklist: Checklist;
  /** When the meeting comes again, if it does. */
  readonly nextAtMs?: number | undefined;
}

/** After the meeting, to the one who prepared it alone: what becomes of what is open. */
export function followUpMessage({ checklist, nextAtMs }: FollowUp): Message {
  const open = openItems(checklist).length;
  const next =
    nextAtMs === undefined
      ? 'It can stay open for the next meeting.'
      : `It goes into the list of the next meeting, ${localInstant(nextAtMs, '{date_long_pretty} at {time}')}.`;
  const lead = `*${quoteUser(checklist.title)}* should be over. ${open} ${open === 1 ? 'item is' : 'items are'} still open. ${next}`;
  return {
    text: `${quoteUser(checklist.title)}: ${open} still open. Carry over, or close the list?`,
    blocks: [
      section(lead),
      ...actions('follow-up', [
        button(ACTIONS.keepList, 'Carry over', checklist.id, { style: 'primary', label: 'Keep what is open' }),
        button(ACTIONS.closeList, 'Close the list', checklist.id),
        button(ACTIONS.openList, 'Whole list', pageValue(checklist.id, 0)),
      ]),
    ],
  };
}
