import type { ChecklistStore } from '../checklist/index.js';
import type { DealStore, DeliveryStore } from '../deal/index.js';
import type { WatchStore } from '../watch/index.js';
import type { SlackContext } from './context.js';
import type { People } from './people.js';
import type { SharedLists } from './posting/shared-lists.js';

/** What a team keeps of its deals. Every call throws `StoreError` where the database fails. */
export interface DealStores {
  readonly deals: DealStore;
  readonly checklists: ChecklistStore;
  readonly deliveries: DeliveryStore;
  readonly seenKeys: SaidOnce;
  readonly watches: WatchStore;
  readonly teamData: { delete(team: string): Promise<unknown> };
}

/** Keys that replicas share, so that a thing is said once. */
export interface SaidOnce {
  claim(team: string, key: string, times: { readonly nowMs: number; readonly ttlMs: number }): Promise<boolean>;
  /** Forgets what has expired. */
  purge(nowMs: number): Promise<number>;
}

/** What the listeners of deals and checklists share, beyond what all listeners do. */
export interface Desk extends SlackContext {
  readonly stores: DealStores;
  readonly lists: SharedLists;
  readonly people: People;
}
