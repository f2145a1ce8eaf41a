import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { topicsSchema } from '../../../src/library/topics-schema.js';
import { compileReview, type ReviewInput, type ReviewKnowledge } from '../../../src/review/index.js';

const DATA = join(import.meta.dirname, '../../../data');
const text = z.array(z.string()).default([]);
const signalsFile = z.strictObject({
  moves: z.record(
    z.string(),
    z.strictObject({
      topic: z.string(),
      any_deal: z.boolean().default(false),
      twin: z.string().optional(),
      setting: text,
      unless: text,
      grant: text,
      strong: text,
      weak: text,
      safeguards: text,
      needs: z.int().default(0),
      flags: text,
      quiet_on: text,
    }),
  ),
});

/** The library's review data as it lies in `data/`. */
export function readReviewInput(): ReviewInput {
  const topics = topicsSchema.parse(parse(readFileSync(join(DATA, 'topics.yml'), 'utf8')));
  const moves = readdirSync(join(DATA, 'signals')).flatMap((file) => {
    const pattern = file.replace('.yml', '');
    const { moves: raw } = signalsFile.parse(parse(readFileSync(join(DATA, 'signals', file), 'utf8')));
    return Object.entries(raw).map(([id, { flags, quiet_on: quietOn, any_deal: anyDeal, ...signals }]) => ({
      ref: `${pattern}/kill-list/${id}`,
      title: id,
      severity: 'high' as const,
      clause: `${pattern}/clauses/example`,
      signals: [{ ...signals, anyDeal }],
      flags,
      quietOn,
    }));
  });
  return {
    libraryVersion: '0.0.0-test',
    lists: topics.lists,
    negators: topics.negators,
    notNegators: topics.not_negators,
    domain: topics.domain,
    concessions: topics.concessions,
    absentAfter: topics.absent_after,
    frames: topics.frames,
    topics: topics.topics,
    safeguards: topics.safeguards,
    deals: Object.entries(topics.deal_words).map(([pattern, words]) => ({ pattern, words })),
    moves,
  };
}

export function compiledKnowledge(): ReviewKnowledge {
  return compileReview(readReviewInput());
}
