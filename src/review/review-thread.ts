import { Worker } from 'node:worker_threads';
import { DealPatternsError } from '../errors.js';
import type { ReviewInput } from './knowledge.js';
import type { ReviewOutcome, ReviewTask } from './review-worker.js';

/** A review that was ended before it was done; the message is one plain sentence for the person who asked. */
export class ReviewStopped extends DealPatternsError {
  readonly code = 'review_stopped';
}

export interface ThreadOptions {
  /** After this a review is ended; default 30 seconds. */
  readonly timeoutMs?: number | undefined;
  /** The worker's memory; default 512 MB. */
  readonly maxMemoryMb?: number | undefined;
  /** So long the worker waits for another text with the library read; default 5 minutes. */
  readonly idleMs?: number | undefined;
  /** More texts than this, with the one being read, are not taken; default 20. */
  readonly maxWaiting?: number | undefined;
  /** The built worker, where it does not lie beside this file. */
  readonly workerUrl?: URL | undefined;
}

export interface ReviewThread {
  /** Reviews one text after the other. Throws `ReviewStopped` where a cap on time or memory ends it or too many wait. */
  review(task: Omit<ReviewTask, 'input'>, input: ReviewInput): Promise<ReviewOutcome>;
}

const TIMEOUT_MS = 30_000;
const MAX_MEMORY_MB = 512;
const IDLE_MS = 5 * 60_000;
const MAX_WAITING = 20;

/** A thread in which texts are reviewed, so that a long one holds up nobody's answer. It begins with the first text. */
export function createReviewThread(options: ThreadOptions = {}): ReviewThread {
  let worker: Worker | undefined;
  let known: ReviewInput | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const end = (): void => {
    void worker?.terminate();
    worker = undefined;
    known = undefined;
  };
  const open = (): Worker => {
    if (worker) return worker;
    const begun = new Worker(options.workerUrl ?? new URL('./review-worker.js', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: options.maxMemoryMb ?? MAX_MEMORY_MB },
      stdout: true,
      stderr: true,
    });
    // One that ends while it waits is begun anew with the next text.
    begun.on('error', () => undefined);
    begun.on('exit', () => {
      if (worker === begun) end();
    });
    worker = begun;
    return begun;
  };
  const run = async (task: ReviewTask, input: ReviewInput): Promise<ReviewOutcome> => {
    clearTimeout(idle);
    const current = open();
    try {
      const outcome = await answerOf(current, known === input ? task : { ...task, input }, options.timeoutMs);
      known = input;
      // A thread that waits keeps no process alive.
      current.unref();
      idle = setTimeout(end, options.idleMs ?? IDLE_MS).unref();
      return outcome;
    } catch (error) {
      end();
      throw error;
    }
  };
  return {
    review: async (task, input) => {
      if (waiting >= (options.maxWaiting ?? MAX_WAITING)) {
        throw new ReviewStopped('Many long texts are waiting for their review. Try again in a minute.');
      }
      waiting += 1;
      const mine = last
        .then(() => run(task, input))
        .finally(() => {
          waiting -= 1;
        });
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}

function answerOf(worker: Worker, task: ReviewTask, timeoutMs = TIMEOUT_MS): Promise<ReviewOutcome> {
  worker.ref();
  return new Promise((resolve, reject) => {
    const stop = (why: string, cause?: unknown): void => {
      finish();
      reject(new ReviewStopped(`${why} Send the part that matters.`, { cause }));
    };
    const done = (outcome: ReviewOutcome): void => {
      finish();
      resolve(outcome);
    };
    // Running out of memory arrives as an error too.
    const failed = (error: unknown): void => stop('This text needs more memory than a review may take.', error);
    const left = (): void => stop('The review ended before it was done.');
    const timer = setTimeout(() => {
      stop(`Reviewing this text took longer than ${Math.ceil(timeoutMs / 1000)} seconds, so I stopped.`);
    }, timeoutMs);
    const finish = (): void => {
      clearTimeout(timer);
      worker.off('message', done).off('error', failed).off('exit', left);
    };
    worker.on('message', done).on('error', failed).on('exit', left);
    worker.postMessage(task);
  });
}
