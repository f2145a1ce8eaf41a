import { z } from 'zod';

/**
 * How people put questions, and the bot's own sentences. A form is a run of words that stands anywhere in the question;
 * with `*`, which stands for any words, it is the whole question, and what `*` stands for is its subject.
 */

const form = z.string().trim().min(2).max(120);
const forms = z.array(form).min(1);
const sentence = z.string().trim().min(1).max(300);
const label = z.string().trim().min(1).max(40);

/** What a question asks for. */
export const INTENTS = [
  'define',
  'compare',
  'checklist',
  'clauses',
  'kill_list',
  'patterns',
  'which_pattern',
  'situation',
  'public_deal',
  'fact',
  'positions',
  'mitigation',
  'why',
  'wording',
] as const;

export const SMALLTALK = ['thanks', 'greeting', 'stop', 'help'] as const;

export const SENTENCES = [
  'not_in_library',
  'holds',
  'near_acronym',
  'near_acronym_one',
  'choice',
  'which_pattern',
  'comparison',
  'checklist',
  'clauses',
  'kill_list',
  'cases',
  'patterns',
  'positions',
  'internal',
  'empty',
  'thanks',
  'greeting',
  'stop',
  'help',
] as const;

export const LABELS = [
  'tagline',
  'summary',
  'fits_when',
  'does_not_fit_when',
  'shape',
  'consideration',
  'reference',
  'clause_text',
  'clause_why',
  'trap',
  'interaction',
  'move',
  'move_why',
  'mitigation',
  'episode',
  'case_summary',
  'fact',
  'note',
  'lesson',
  'definition',
] as const;

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
export type Intent = (typeof INTENTS)[number];
export type SmalltalkKind = (typeof SMALLTALK)[number];
export type SentenceId = (typeof SENTENCES)[number];
export type LabelId = (typeof LABELS)[number];
