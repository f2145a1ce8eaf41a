import { z } from 'zod';

export const REF = /^(?:cases\/[a-z0-9-]+|glossary\/[a-z0-9-]+|[a-z0-9-]+(?:\/(?:clauses|kill-list)\/[a-z0-9-]+)?)$/;
const ref = z.string().regex(REF);
export const KIND = z.enum(['pattern', 'clause', 'move', 'case', 'term']);

/** An answer as the command line promises it to other programs. */
export const answerSchema = z.strictObject({
  id: z.string(),
  answered: z.boolean(),
  cards: z
    .array(z.strictObject({ ref, kind: KIND, title: z.string().min(1), score: z.number().min(0).max(1) }))
    .max(10)
    .refine((cards) => cards.every((card, at) => at === 0 || card.score <= cards[at - 1]!.score), 'best first'),
  warnings: z.array(z.strictObject({ ref: ref.regex(/\/kill-list\//), title: z.string().min(1) })),
  text: z.string().min(1),
});
