import type { ChecklistDraft, DraftItem } from './build-checklist.js';
import { type Checklist, type Item, openItems, type Stamp } from './checklist.js';

/** Where and for what a checklist is started. */
export interface ChecklistStart {
  readonly id: string;
  readonly team: string;
  readonly channel: string;
  readonly deal?: string | undefined;
  /** Without one: the titles of the patterns. */
  readonly title?: string | undefined;
  readonly meetingAtMs?: number | undefined;
  readonly created: Stamp;
}

/** A checklist with every item of the draft open. */
export function startChecklist(draft: ChecklistDraft, start: ChecklistStart): Checklist {
  return {
    ...start,
    title: start.title ?? draft.patterns.map(({ title }) => title).join(' + '),
    patterns: draft.patterns.map(({ ref }) => ref),
    phase: draft.phase,
    side: draft.side,
    version: 1,
    items: draft.items.map(draftItem).map(numbered),
  };
}

/**
 * The checklist of the next meeting: what is still open, with its owners and notes, and of the draft only what the
 * old list never had. What was done or dropped does not come back.
 */
export function carryOver(old: Checklist, draft: ChecklistDraft, start: ChecklistStart): Checklist {
  const known = new Set(old.items.map(({ key }) => key));
  const fresh = draft.items.filter(({ key }) => !known.has(key)).map(draftItem);
  return {
    ...startChecklist(draft, { ...start, title: start.title ?? old.title }),
    carriedFrom: old.id,
    items: [...openItems(old), ...fresh].map(numbered),
  };
}

function draftItem({ key, group, text, detail, ref, internal }: DraftItem): Omit<Item, 'id'> {
  return { key, group, text, detail, ref, internal };
}

function numbered(item: Omit<Item, 'id'>, index: number): Item {
  return { ...item, id: String(index + 1) };
}
