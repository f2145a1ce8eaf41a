import { GROUPS, type Group } from '../library/index.js';
import { activeItems, type Checklist, type Item } from './checklist.js';

export interface Count {
  readonly done: number;
  readonly total: number;
}

export interface Progress extends Count {
  /** Dropped items count in nothing but here. */
  readonly dropped: number;
  readonly groups: Readonly<Record<Group, Count>>;
}

/** How far a checklist is. */
export function progress(checklist: Checklist): Progress {
  const active = activeItems(checklist);
  const groups = { have: count(active, 'have'), ask: count(active, 'ask'), watch: count(active, 'watch') };
  return {
    done: active.filter((item) => item.done).length,
    total: active.length,
    dropped: checklist.items.length - active.length,
    groups,
  };
}

function count(items: readonly Item[], group: Group): Count {
  const own = items.filter((item) => item.group === group);
  return { done: own.filter((item) => item.done).length, total: own.length };
}

export interface ItemGroup<T> {
  readonly group: Group;
  readonly items: readonly T[];
}

/** The items by group, in the order of the groups; a group without items is left out. */
export function groupItems<T extends { readonly group: Group }>(items: readonly T[]): readonly ItemGroup<T>[] {
  return GROUPS.map((group) => ({ group, items: items.filter((item) => item.group === group) })).filter(
    (entry) => entry.items.length > 0,
  );
}

/**
 * The items that are in force, cut into pages of at most `maxItems` (at least 1), each page grouped. Together the
 * pages hold each item once, in order; an empty checklist has one empty page.
 */
export function checklistPages(checklist: Checklist, maxItems: number): readonly (readonly ItemGroup<Item>[])[] {
  const ordered = groupItems(activeItems(checklist)).flatMap(({ items }) => items);
  const size = Math.max(1, Math.floor(maxItems));
  const count = Math.max(1, Math.ceil(ordered.length / size));
  return Array.from({ length: count }, (_, page) => groupItems(ordered.slice(page * size, (page + 1) * size)));
}
