import { activeItems, type Checklist, GROUP_TITLES, type Item } from './checklist.js';
import type { NameOf } from './export-text.js';
import { groupItems, progress } from './progress.js';

export interface MarkdownOptions {
  /** How a Slack user id is written; the default shows the id. */
  readonly nameOf?: NameOf | undefined;
  /** What stands below the title, such as the read-back of the meeting. */
  readonly subtitle?: string | undefined;
  /** The library's note: illustrative, not legal advice. */
  readonly note?: string | undefined;
}

/**
 * The checklist as Markdown with task boxes, for a file, a message or a canvas. Whatever users typed is escaped: it
 * makes no heading, link, image or mention.
 */
export function checklistMarkdown(checklist: Checklist, options: MarkdownOptions = {}): string {
  const { nameOf = (id) => id, subtitle, note } = options;
  const { done, total } = progress(checklist);
  const groups = groupItems(activeItems(checklist)).map(
    ({ group, items }) => `## ${GROUP_TITLES[group]}\n\n${items.map((item) => itemMarkdown(item, nameOf)).join('\n')}`,
  );
  return `${[
    `# ${escapeMarkdown(checklist.title)}`,
    subtitle && escapeMarkdown(subtitle),
    `${done} of ${total} done`,
    ...groups,
    note && `_${escapeMarkdown(note)}_`,
  ]
    .filter((part) => part)
    .join('\n\n')}\n`;
}

function itemMarkdown(item: Item, nameOf: NameOf): string {
  const owner = item.owner ? ` (owner: ${escapeMarkdown(nameOf(item.owner))})` : '';
  const below = [
    item.detail && escapeMarkdown(item.detail),
    item.note && `Note: ${escapeMarkdown(item.note.text)}`,
    item.ref && `Card: \`${item.ref}\``,
  ].filter((line) => line !== undefined);
  const head = `- [${item.done ? 'x' : ' '}] ${escapeMarkdown(item.text)}${owner}`;
  return [head, ...below.map((line) => `  - ${line}`)].join('\n');
}

/**
 * The text on one line, with what would format, link or embed escaped; `&`, `<` and `>` are entities, which also
 * keeps Slack's `<!channel>` and `<@U…>` from being read as such.
 */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .trim()
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_[\]#|~]/g, '\\$&')
    .replace(/^([-+]|\d+[.)])/, startsAList);
}

/** `1. Price` and `- Price` would start a list inside the item. */
function startsAList(marker: string): string {
  return `${marker.slice(0, -1)}\\${marker.slice(-1)}`;
}
