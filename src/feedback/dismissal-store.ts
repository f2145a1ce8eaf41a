import type { Ref } from '../library/index.js';

/** How often people said of a finding that it is no problem: ids and counts, no text and no person. */
export interface Dismissals {
  readonly move: Ref;
  readonly count: number;
}

/** Every call throws `StoreError` where the database fails. */
export interface DismissalStore {
  add(team: string, move: Ref): Promise<void>;
  /** The most often dismissed first, of one workspace or of all. */
  list(team?: string): Promise<readonly Dismissals[]>;
}
