/** `unanswered`: the library held no answer. `not-helpful`: a reader said so of an answer. */
export const GAP_KINDS = ['unanswered', 'not-helpful'] as const;
export type GapKind = (typeof GAP_KINDS)[number];

/** A question that the library's editors should see. It does not say who asked. */
export interface Gap {
  readonly id: string;
  readonly team: string;
  readonly kind: GapKind;
  /** As it was asked, without the ids of users; neutralise it where it is drawn. */
  readonly text: string;
  readonly atMs: number;
}

export interface GapPage {
  readonly gaps: readonly Gap[];
  /** Hand it back for the next page; undefined on the last. */
  readonly next?: string | undefined;
}

/** Every call throws `StoreError` where the database fails. */
export interface GapStore {
  /** Keeps the question unless the workspace switched that off; says whether it was kept. */
  keep(gap: Omit<Gap, 'id'>): Promise<boolean>;

  /** Newest first, at most `limit` a page (default 100), of one workspace or of all. */
  list(options?: {
    readonly team?: string | undefined;
    readonly after?: string | undefined;
    readonly limit?: number | undefined;
  }): Promise<GapPage>;

  /** On unless an admin switched it off. */
  isKeeping(team: string): Promise<boolean>;

  /** Switching off also deletes what was kept. */
  setKeeping(team: string, isKeeping: boolean): Promise<void>;
}
