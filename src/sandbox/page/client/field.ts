/// <reference lib="dom" />
import { plain } from './draw-text.js';
import { act, focusId, type Json, type Placed } from './surface.js';

export type Option = Json & { readonly text: Json; readonly value?: string };

/** The value that the server keeps for the element. */
export const kept = ({ surface, blockId, element }: Placed): Json =>
  surface.value(blockId, String(element.action_id)) ?? {};

/** What every field carries: its names for the focus and for screen readers. */
export function attributes(placed: Placed): Record<string, string | number | undefined> {
  return {
    'data-focus': focusId(placed),
    'data-autofocus': placed.element.focus_on_load === true ? 'true' : undefined,
    'aria-label': placed.label ?? (placed.element.placeholder ? plain(placed.element.placeholder) : 'Choose'),
    'aria-describedby': placed.isInput ? `error-${placed.blockId}` : undefined,
  };
}

/** The server keeps the new value; the app hears of it where it asked for it. */
export function changed(placed: Placed, value: string | readonly string[] | null): void {
  placed.surface.typed?.(placed.blockId, value);
  void act(placed, value);
}

/** How an option is told from the others. */
export const key = (option: Option | null | undefined): string => option?.value ?? String(option?.text?.text ?? '');
