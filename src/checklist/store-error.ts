import { DealPatternsError } from '../errors.js';

/**
 * What can go wrong with the store. `unavailable`: it cannot be reached just now, worth another try later.
 * `corrupt`, `read-only`, `newer`, `cannot-open`: it does not start, and a person must act.
 */
export type StoreErrorCode = 'unavailable' | 'corrupt' | 'read-only' | 'newer' | 'cannot-open';

/**
 * Thrown by every call of every store when the database fails, for example
 * `The database file var/deal-patterns.db is damaged. Restore a copy, or move the file away to start empty.`
 */
export class StoreError extends DealPatternsError {
  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
  }
}
