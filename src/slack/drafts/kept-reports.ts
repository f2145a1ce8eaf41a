import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { ReviewedDraft } from '../../review/index.js';

/** A report whose buttons still work. */
export interface KeptReport extends ReviewedDraft {
  readonly id: string;
  readonly team: string;
  /** Who asked for it: nobody else may see it or share it. */
  readonly owner: string;
  /** Places of the findings that the owner called no problem. */
  readonly hidden: ReadonlySet<number>;
}

/**
 * Reports with their drafts, in memory alone: a draft is confidential, so it goes to no database and no file, and is
 * forgotten after a while or when newer ones need the room.
 */
export interface KeptReports {
  keep(report: Omit<KeptReport, 'id' | 'hidden'>): KeptReport;
  /** The person's own report; undefined where it has been forgotten or is somebody else's. */
  find(id: string, reader: { readonly team: string; readonly user: string }): KeptReport | undefined;
  /** Hides these findings from now on, and gives the report as it then is. */
  hide(report: KeptReport, hidden: ReadonlySet<number>): KeptReport;
}

/** An afternoon's work on a draft; the message itself outlives it. */
const KEPT_MS = 4 * 60 * 60_000;
const MAX_REPORTS = 200;
/** Characters of all drafts together, about two bytes each. */
const MAX_CHARS = 20_000_000;

export function createKeptReports(): KeptReports {
  const reports = new LRUCache<string, KeptReport>({
    max: MAX_REPORTS,
    maxSize: MAX_CHARS,
    ttl: KEPT_MS,
    sizeCalculation: ({ draft }) => draft.text.length + 1,
  });
  return {
    keep: (report) => {
      const kept = { ...report, id: randomBytes(9).toString('base64url'), hidden: new Set<number>() };
      reports.set(kept.id, kept);
      return kept;
    },
    find: (id, { team, user }) => {
      const report = reports.get(id);
      return report?.team === team && report.owner === user ? report : undefined;
    },
    hide: (report, hidden) => {
      const changed = { ...report, hidden };
      reports.set(changed.id, changed);
      return changed;
    },
  };
}
