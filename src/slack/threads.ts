import { LRUCache } from 'lru-cache';
import type { Ref } from '../library/index.js';

export interface ThreadPlace {
  readonly teamId: string;
  readonly channel: string;
  readonly threadTs: string;
}

/** What the bot remembers of the threads that it answered in: refs of cards, no text, for a day after the last answer. */
export interface Threads {
  /** What the last answer there was about; undefined where the bot does not remember one. */
  subjectOf(place: ThreadPlace): readonly Ref[] | undefined;
  /** True where it may also answer what plainly speaks to it without a mention. */
  isFollowed(place: ThreadPlace): boolean;
  /** Notes an answer in the thread, which is followed from then on. */
  answered(place: ThreadPlace, subject: readonly Ref[]): void;
  /** Someone said stop: from now on only a mention is answered. */
  leave(place: ThreadPlace): void;
}

const DAY_MS = 24 * 60 * 60_000;
const MAX_THREADS = 10_000;

interface ThreadMemory {
  readonly subject: readonly Ref[];
  readonly isFollowed: boolean;
  readonly atMs: number;
}

/** `now` in epoch milliseconds. */
export function createThreads(now: () => number): Threads {
  const threads = new LRUCache<string, ThreadMemory>({ max: MAX_THREADS });
  const keyOf = ({ teamId, channel, threadTs }: ThreadPlace): string => `${teamId}:${channel}:${threadTs}`;
  const memoryOf = (place: ThreadPlace): ThreadMemory | undefined => {
    const memory = threads.get(keyOf(place));
    return memory && now() - memory.atMs < DAY_MS ? memory : undefined;
  };
  const remember = (place: ThreadPlace, subject: readonly Ref[] | undefined, isFollowed: boolean): void => {
    threads.set(keyOf(place), { subject: subject ?? memoryOf(place)?.subject ?? [], isFollowed, atMs: now() });
  };
  return {
    subjectOf: (place) => memoryOf(place)?.subject,
    isFollowed: (place) => memoryOf(place)?.isFollowed ?? false,
    // An answer about no card (thanks, help) leaves the subject as it was.
    answered: (place, subject) => remember(place, subject.length > 0 ? subject : undefined, true),
    leave: (place) => remember(place, undefined, false),
  };
}
