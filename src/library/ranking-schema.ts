import { z } from 'zod';

/** Weights that `scripts/train-ranking.mjs` learned. Names are those of the features in `src/search`. */
export const rankingSchema = z.strictObject({
  note: z.string(),
  /** Set by hand: where the weights stand while no question says otherwise. */
  prior: z.record(z.string(), z.number()),
  /** Weight of each feature of a query and a card. */
  cards: z.record(z.string(), z.number()),
  /** Weight of each feature of a query and its best cards, and `bias`: does the library speak of it at all? */
  answerable: z.record(z.string(), z.number()),
  /** Below this confidence a question is not answered. */
  threshold: z.number().min(0).max(1),
});

export type RankingFile = z.infer<typeof rankingSchema>;
