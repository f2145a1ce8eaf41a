import { z } from 'zod';

/** The shape of `data/topics.yml`: what the draft review looks for, apart from the signals of each move. */

const snake = z.string().regex(/^[a-z0-9]+(_[a-z0-9]+)*$/, 'expected lower-case words joined by underscores');
const kebab = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected a pattern id, such as "ai-reseller"');
const title = z.string().trim().min(1).max(75);
/** A phrase of the review's phrase language (see the head of topics.yml). */
const phrases = z.array(z.string().trim().min(1).max(800));

export const topicsSchema = z.strictObject({
  /** Word lists that phrases name as `@list`; a list may use those above it. */
  lists: z.record(snake, phrases.min(1)),
  negators: phrases.min(1),
  not_negators: phrases,
  domain: phrases.min(1),
  concessions: phrases,
  absent_after: phrases,
  frames: z.strictObject({
    question: phrases,
    proposal: phrases,
    refused: phrases,
    reported: phrases,
    defined: phrases,
  }),
  topics: z.array(z.strictObject({ id: snake, title, phrases: phrases.default([]) })).min(1),
  deal_words: z.record(kebab, phrases.min(1)),
  safeguards: z.array(z.strictObject({ id: snake, title, phrases: phrases.min(1) })).min(1),
});

export type TopicsFile = z.infer<typeof topicsSchema>;
