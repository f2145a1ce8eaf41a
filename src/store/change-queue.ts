import {
  applyChange,
  type Change,
  type Checklist,
  type ChecklistKey,
  type HistoryEntry,
  type Stamp,
  type StoredOutcome,
  StoreError,
} from '../checklist/index.js';
import { lockChecklists, type Revision, writeRevisions } from './checklist-queries.js';
import type { Database } from './database.js';

/** A change that waits for its transaction. */
interface Job {
  readonly key: ChecklistKey;
  readonly change: Change;
  readonly stamp: Stamp;
  readonly resolve: (outcome: StoredOutcome) => void;
  readonly reject: (error: unknown) => void;
}

export type ChangeQueue = (key: ChecklistKey, change: Change, stamp: Stamp) => Promise<StoredOutcome>;

/** Bounds the rows of one statement and how long one transaction holds its locks. */
const MAX_BATCH = 500;

/**
 * Group commit: what arrives in one turn of the event loop, or while a transaction runs, shares the next transaction.
 * The disk is then waited for once for fifty ticks, not fifty times, and each is on disk when its promise resolves.
 *
 *   tick ──┐                  ┌─ read + lock ─ apply one by one ─ write ─ commit ─┐
 *   tick ──┼─ waiting ─ turn ─┤                                                    ├─ resolve all
 *   tick ──┘                  └────────────────────────────────────────────────────┘
 */
export function createChangeQueue(database: Database): ChangeQueue {
  let waiting: Job[] = [];
  let isDraining = false;

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MAX_BATCH);
      waiting = waiting.slice(MAX_BATCH);
      await settle(database, batch);
    }
    isDraining = false;
  }

  return (key, change, stamp) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, change, stamp, resolve, reject });
      if (isDraining) return;
      isDraining = true;
      setImmediate(drain);
    });
}

/** Never rejects. A batch that fails through one of its changes is done again one by one, so the others get through. */
async function settle(database: Database, batch: readonly Job[]): Promise<void> {
  try {
    const outcomes = await commit(database, batch);
    for (const [index, job] of batch.entries()) job.resolve(outcomes[index]!);
  } catch (error) {
    if (batch.length === 1 || error instanceof StoreError) {
      for (const job of batch) job.reject(error);
    } else {
      for (const job of batch) await settle(database, [job]);
    }
  }
}

function commit(database: Database, batch: readonly Job[]): Promise<readonly StoredOutcome[]> {
  return database.transaction(async (trx) => {
    const ids = [...new Set(batch.map(({ key }) => key.id))];
    const before = await lockChecklists(trx, database.dialect, ids);
    const now = new Map(before);
    const entries = new Map<string, HistoryEntry[]>();
    const outcomes = batch.map((job) => apply(now, entries, job));
    const revisions = [...entries].map(([id, made]): Revision => {
      return { before: before.get(id)!, after: now.get(id)!, entries: made };
    });
    await writeRevisions(trx, revisions);
    return outcomes.map((outcome) => withLatest(outcome, now));
  });
}

/** Applies one change to the checklists of the batch and notes the entry that it makes. */
function apply(now: Map<string, Checklist>, entries: Map<string, HistoryEntry[]>, job: Job): StoredOutcome {
  const { key, change, stamp } = job;
  const checklist = now.get(key.id);
  if (checklist === undefined || checklist.team !== key.team) return { kind: 'unknown' };
  const outcome = applyChange(checklist, change, stamp);
  if (outcome.kind !== 'changed') return outcome;
  now.set(key.id, outcome.checklist);
  entries.set(key.id, [...(entries.get(key.id) ?? []), outcome.entry]);
  return outcome;
}

/** The checklist as it stands after the whole batch: the same value for all, so that it need be drawn only once. */
function withLatest(outcome: StoredOutcome, now: ReadonlyMap<string, Checklist>): StoredOutcome {
  if (outcome.kind === 'unknown') return outcome;
  return { ...outcome, checklist: now.get(outcome.checklist.id)! };
}
