/**
 * What buttons carry: ids, never text. They come back from a person's client, so they are read like any input, and the
 * store is asked with the person's own team beside them.
 */

export interface ItemValue {
  readonly checklist: string;
  readonly item: string;
}

export interface TickValue extends ItemValue {
  readonly done: boolean;
}

const ID = /^[\w-]{1,64}$/;

export const itemValue = (checklist: string, item: string): string => `${checklist}:${item}`;
export const tickValue = (checklist: string, item: string, done: boolean): string =>
  `${checklist}:${item}:${done ? 'done' : 'open'}`;
export const pageValue = (checklist: string, page: number): string => `${checklist}:${page}`;

export function parseItemValue(value: string | undefined): ItemValue | undefined {
  const [checklist, item, ...rest] = (value ?? '').split(':');
  return isId(checklist) && isId(item) && rest.length === 0 ? { checklist, item } : undefined;
}

export function parseTickValue(value: string | undefined): TickValue | undefined {
  const [checklist, item, state, ...rest] = (value ?? '').split(':');
  if (!isId(checklist) || !isId(item) || rest.length > 0) return undefined;
  return state === 'done' || state === 'open' ? { checklist, item, done: state === 'done' } : undefined;
}

/** An item's window, and the page of the whole list below it, if it was opened from there. */
export interface ItemWindow extends ItemValue {
  readonly page?: number | undefined;
}

export const itemWindow = ({ checklist, item, page }: ItemWindow): string =>
  page === undefined ? itemValue(checklist, item) : `${itemValue(checklist, item)}:${page}`;

export function parseItemWindow(value: string | undefined): ItemWindow | undefined {
  const [, target, page] = /^([^:]+:[^:]+)(?::(\d{1,4}))?$/.exec(value ?? '') ?? [];
  const found = parseItemValue(target);
  return found && { ...found, page: page === undefined ? undefined : Number(page) };
}

/** The checklist and the page, from 0; a page that does not exist is the drawing's to mend. */
export function parsePageValue(value: string | undefined): { checklist: string; page: number } | undefined {
  const [checklist, page = '0', ...rest] = (value ?? '').split(':');
  return isId(checklist) && /^\d{1,4}$/.test(page) && rest.length === 0 ? { checklist, page: Number(page) } : undefined;
}

export function parseId(value: string | undefined): string | undefined {
  return isId(value) ? value : undefined;
}

function isId(value: string | undefined): value is string {
  return value !== undefined && ID.test(value);
}
