import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileReview, reviewDraft } from '../../src/review/engine.js';
import { createReviewer, ReviewStopped } from '../../src/review/index.js';
import { reviewInputOf } from '../../src/review/review-input.js';
import { shippedModels } from '../../src/review/shipped-models.js';
import { shippedLibrary } from '../support/shipped-library.js';
import { ROOT } from '../support/sources.js';

const workerUrl = pathToFileURL(join(ROOT, 'dist/review/review-worker.js'));
const library = shippedLibrary();
const SENTENCE = 'Lab grants Provider a right of first refusal over all compute and shall not sign until it declines. ';
const long = SENTENCE.repeat(400);
const megabyte = SENTENCE.repeat(10_400);
const reviewer = (options = {}) => createReviewer(() => library, { workerUrl, ...options });

describe('a long text', () => {
  it('gets the report that a review on the spot gives', async () => {
    const knowledge = compileReview({ ...reviewInputOf(library), ...shippedModels() });
    const own = reviewer();
    expect(await own.review({ text: long })).toEqual(reviewDraft(long, knowledge));
    expect(await own.explain({ text: long })).toContain('signal strong/');
  });

  it('holds up no other answer while it is read', async () => {
    const own = reviewer();
    await own.review({ text: SENTENCE });
    let isDone = false;
    const reading = own.review({ text: megabyte }).then(() => {
      isDone = true;
    });
    let answered = 0;
    while (!isDone) {
      const { findings } = await own.review({ text: SENTENCE });
      if (!isDone) answered += findings.length;
      await sleep(1);
    }
    await reading;
    expect(answered).toBeGreaterThan(10);
  }, 60_000);

  it('that takes too long is given up with a sentence, and the process goes on', async () => {
    const own = reviewer({ timeoutMs: 400 });
    await expect(own.review({ text: megabyte.repeat(3) })).rejects.toThrow(ReviewStopped);
    await expect(own.review({ text: megabyte.repeat(3) })).rejects.toThrow(
      /^Reviewing this text took longer than 1 sec/,
    );
    expect((await own.review({ text: SENTENCE })).findings).toHaveLength(1);
  }, 30_000);

  it('that needs too much memory is given up with a sentence, and the process goes on', async () => {
    const own = reviewer({ maxMemoryMb: 12 });
    await expect(own.review({ text: megabyte })).rejects.toThrow(/needs more memory than a review may take/);
    expect((await own.review({ text: SENTENCE })).findings).toHaveLength(1);
  }, 30_000);

  it('is not taken where many wait already, and is again when they are read', async () => {
    const own = reviewer({ maxWaiting: 2 });
    const taken = [own.review({ text: long }), own.review({ text: long })];
    await expect(own.review({ text: long })).rejects.toThrow(
      /^Many long texts are waiting .* Try again in a minute\.$/,
    );
    await Promise.all(taken);
    expect((await own.review({ text: long })).findings.length).toBeGreaterThan(0);
  });

  it('finds the thread ready again after it was idle', async () => {
    const own = reviewer({ idleMs: 1 });
    const first = await own.review({ text: long });
    await sleep(200);
    expect(await own.review({ text: long })).toEqual(first);
  });
});
