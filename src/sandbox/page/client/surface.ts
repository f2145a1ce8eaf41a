import { confirmed } from './confirm.js';
import type { Store } from './store.js';

export type Json = Record<string, unknown>;

/** Where an element stands and how it reports. */
export interface Surface {
  readonly store: Store;
  /** As `ActTarget`: a message or a view. */
  readonly target: Json;
  /** The value that the server keeps for an element, as in `state.values`. */
  value(blockId: string, actionId: string): Json | undefined;
  /** A change that the server need not know before the form is sent. */
  typed?(blockId: string, value: string | readonly string[] | null): void;
}

export interface Placed {
  readonly surface: Surface;
  readonly blockId: string;
  readonly element: Json;
  readonly isInput: boolean;
  readonly label?: string;
}

/** Tells the app, after the element's confirmation dialog. */
export async function act(placed: Placed, value: string | readonly string[] | null): Promise<void> {
  const { surface, blockId, element } = placed;
  if (!(await confirmed(surface.store, element.confirm as Json | undefined))) return;
  await surface.store.act({ kind: 'act', target: surface.target, blockId, actionId: String(element.action_id), value });
}

export const focusId = ({ blockId, element }: Placed): string => `${blockId}/${String(element.action_id)}`;
