import type {
  ActionsBlock,
  Button,
  ContextBlock,
  HeaderBlock,
  KnownBlock,
  RichTextBlock,
  SectionBlock,
} from '@slack/types';
import { LIMITS } from './limits.js';
import { cut, escapeText, mrkdwn } from './text.js';

/** A message as every surface sends it: blocks for the eye, `text` for notifications and screen readers. */
export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: { type: 'plain_text', text: cut(text, LIMITS.headerText), emoji: true } };
}

/** A section of mrkdwn that the caller has escaped. */
export function section(text: string, accessory?: Button): SectionBlock {
  return {
    type: 'section',
    text: { type: 'mrkdwn', text: cut(text, LIMITS.sectionText), verbatim: true },
    ...(accessory ? { accessory } : {}),
  };
}

/** A bold label and library text beneath it. */
export function labelled(label: string, text: string): SectionBlock {
  const head = `*${escapeText(label)}*\n`;
  return section(head + mrkdwn(text, LIMITS.sectionText - head.length));
}

/** A bold label and library texts as a list; what does not fit is counted, not dropped in silence. */
export function labelledList(label: string, items: readonly string[]): SectionBlock {
  const head = `*${escapeText(label)}*`;
  const room = LIMITS.sectionText - '\n• and 999 more'.length;
  const lines: string[] = [head];
  let length = head.length;
  for (const [index, item] of items.entries()) {
    const bullet = `• ${mrkdwn(item, 1000)}`;
    if (length + bullet.length + 1 > room) {
      lines.push(`• and ${items.length - index} more`);
      break;
    }
    lines.push(bullet);
    length += bullet.length + 1;
  }
  return section(lines.join('\n'));
}

export function context(...texts: readonly string[]): ContextBlock {
  return {
    type: 'context',
    elements: texts
      .slice(0, LIMITS.contextElements)
      .map((text) => ({ type: 'mrkdwn', text: cut(text, LIMITS.sectionText), verbatim: true })),
  };
}

/** A long text set apart as a quotation, shown as it is: a rich text element interprets nothing. */
export function quotation(text: string): RichTextBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text }] }] };
}

export const divider: KnownBlock = { type: 'divider' };

export interface ButtonOptions {
  readonly style?: 'primary' | 'danger';
  /** What a screen reader says, where the text alone is not enough. */
  readonly label?: string;
}

export function button(actionId: string, text: string, value: string, { style, label }: ButtonOptions = {}): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: { type: 'plain_text', text: cut(text, LIMITS.buttonText), emoji: true },
    value,
    ...(style ? { style } : {}),
    ...(label ? { accessibility_label: cut(label, LIMITS.buttonText) } : {}),
  };
}

/**
 * Buttons in rows that Slack accepts. Within one row each action id has to be unique: where several buttons share an id,
 * each gets a suffix `:n`, which the listeners' patterns allow.
 */
export function actions(blockId: string, buttons: readonly Button[]): ActionsBlock[] {
  const numbered = buttons.map((each, index) => ({ ...each, action_id: `${each.action_id}:${index}` }));
  const rows: ActionsBlock[] = [];
  for (let start = 0; start < numbered.length; start += LIMITS.actionElements) {
    rows.push({
      type: 'actions',
      block_id: start === 0 ? blockId : `${blockId}-${start}`,
      elements: numbered.slice(start, start + LIMITS.actionElements),
    });
  }
  return rows;
}

/**
 * The groups of blocks that fit one message, in their order; a group is shown whole or not at all, and what is left out
 * is counted, with `wayIn` to reach it. The last group (buttons, footer) always stays.
 */
export function fitMessage(
  groups: readonly (readonly KnownBlock[])[],
  wayIn: readonly KnownBlock[] = [],
): KnownBlock[] {
  const last = groups.at(-1) ?? [];
  let blocks = last.length + wayIn.length + 1;
  let chars = sizeOf(last) + sizeOf(wayIn) + 100;
  const shown: KnownBlock[] = [];
  let left = 0;
  for (const group of groups.slice(0, -1)) {
    const size = sizeOf(group);
    if (left > 0 || blocks + group.length > LIMITS.blocksInMessage || chars + size > LIMITS.messageTotal) {
      left++;
      continue;
    }
    shown.push(...group);
    blocks += group.length;
    chars += size;
  }
  const more =
    left > 0
      ? [
          context(
            `${left} more ${left === 1 ? 'part' : 'parts'}: open the card to read ${left === 1 ? 'it' : 'them'}.`,
          ),
          ...wayIn,
        ]
      : [];
  return [...shown, ...more, ...last];
}

/** Characters of all strings in the blocks: an upper bound of what Slack counts. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + sizeOf(each), 0);
  if (value !== null && typeof value === 'object')
    return Object.values(value).reduce<number>((sum, each) => sum + sizeOf(each), 0);
  return 0;
}
