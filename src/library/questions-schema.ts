import { z } from 'zod';
import { INTENTS, LABELS, SENTENCES, SMALLTALK } from './vocabulary.js';

/**
 * How people put questions, and the bot's own sentences. A form is a run of words that stands anywhere in the question;
 * with `*`, which stands for any words, it is the whole question, and what `*` stands for is its subject.
 */

const form = z.string().trim().min(2).max(120);
const forms = z.array(form).min(1);
const sentence = z.string().trim().min(1).max(300);
const label = z.string().trim().min(1).max(40);

const keyed = <K extends string, V extends z.ZodType>(keys: readonly K[], value: V) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, value])) as Record<K, V>);

export const questionsSchema = z.strictObject({
  /** Words around a question that are no part of it: "please", "can you tell me". */
  politeness: z.array(form),
  intents: keyed(INTENTS, forms),
  smalltalk: keyed(SMALLTALK, forms),
  /** The bot's own sentences; each is shown word for word. */
  sentences: keyed(SENTENCES, sentence),
  /** Headings over quoted parts of cards. */
  labels: keyed(LABELS, label),
  /** What tells a question of another subject from one of a deal. */
  elsewhere: z.strictObject({
    /** Requests that no library of deal patterns answers. */
    requests: forms,
    /** Words of other parts of life and work. */
    words: z.array(z.string().trim().min(2).max(40)).min(1),
  }),
});

export type QuestionsFile = z.infer<typeof questionsSchema>;
