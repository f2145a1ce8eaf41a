import type { PatternCard } from '../library/index.js';
import type { ChecklistDraft } from './build-checklist.js';
import { activeItems, type Checklist, GROUP_TITLES, type Item } from './checklist.js';
import { groupItems, progress } from './progress.js';

/** How a Slack user id is written where there is no Slack; the default shows the id. */
export type NameOf = (userId: string) => string;

/** The checklist as plain text for a terminal: no control character of a user's text comes through. */
export function draftText(draft: ChecklistDraft): string {
  const heading = draft.patterns.map(({ title }) => title).join(' + ');
  const scope = [draft.phase, draft.side].filter((part) => part !== undefined).join(', ');
  const groups = groupItems(draft.items).map(({ group, items }) => {
    const lines = items.map((item) => itemLines('[ ]', item.text, item.detail, item.ref));
    return `${GROUP_TITLES[group]}\n${lines.join('\n')}`;
  });
  return `${[`Checklist: ${oneLine(heading)}${scope && ` (${scope})`}`, ...groups].join('\n\n')}\n`;
}

/** A shared checklist as plain text, with who did what. */
export function checklistText(checklist: Checklist, nameOf: NameOf = (id) => id): string {
  const { done, total } = progress(checklist);
  const groups = groupItems(activeItems(checklist)).map(({ group, items }) => {
    const lines = items.map((item) => {
      const mark = item.done ? '[x]' : '[ ]';
      return itemLines(mark, `${item.text}${itemRemarks(item, nameOf)}`, item.note?.text, item.ref);
    });
    return `${GROUP_TITLES[group]}\n${lines.join('\n')}`;
  });
  return `${[`Checklist: ${oneLine(checklist.title)} (${done} of ${total} done)`, ...groups].join('\n\n')}\n`;
}

/** `--json` of `deal-patterns checklist`. */
export interface ChecklistJson {
  readonly patterns: readonly { readonly ref: string; readonly title: string }[];
  readonly phase: string | null;
  readonly side: string | null;
  /** How our side is called in the first pattern. */
  readonly sideName: string | null;
  readonly items: readonly {
    readonly key: string;
    readonly group: string;
    readonly text: string;
    readonly detail: string | null;
    readonly ref: string;
    readonly phase: string | null;
    readonly side: string | null;
    readonly internal: boolean;
  }[];
}

/** The draft as plain JSON, in the order in which it is drawn. */
export function draftJson(draft: ChecklistDraft, patterns: readonly PatternCard[]): ChecklistJson {
  return {
    patterns: draft.patterns,
    phase: draft.phase ?? null,
    side: draft.side ?? null,
    sideName: (draft.side && patterns[0]?.sides[draft.side].name) ?? null,
    items: draft.items.map(({ key, group, text, detail, ref, phase, side, internal }) => ({
      key,
      group,
      text,
      detail: detail ?? null,
      ref,
      phase: phase ?? null,
      side: side ?? null,
      internal,
    })),
  };
}

function itemLines(mark: string, text: string, detail: string | undefined, ref: string | undefined): string {
  const below = [detail, ref].filter((line) => line !== undefined).map((line) => `\n      ${oneLine(line)}`);
  return `  ${mark} ${oneLine(text)}${below.join('')}`;
}

/** ` (owner, done by)`, or nothing. */
function itemRemarks(item: Item, nameOf: NameOf): string {
  const owner = item.owner && `owner: ${nameOf(item.owner)}`;
  const done = item.done && `done by ${nameOf(item.done.by)}`;
  const remarks = [owner, done].filter((remark) => remark !== undefined && remark !== '');
  return remarks.length > 0 ? ` (${remarks.join(', ')})` : '';
}

/** Escape sequences could repaint a terminal; line breaks could forge an item. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').trim();
}
