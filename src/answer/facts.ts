import type { CaseCard, TimelineEntry } from '../library/index.js';
import { coveredMass, linesOfCard, type SearchResult } from '../search/index.js';
import type { Fact } from './answer.js';
import type { Answering } from './answering.js';

const MAX_FACTS = 3;
/** An entry that covers less than this share of what the best one covers is left out. */
const NEAR_BEST = 0.6;

/** The entries of the deal's timeline that speak to the question, best first; a tie goes to the earlier. */
export function factsOf({ index }: Answering, { question }: SearchResult, card: CaseCard): readonly Fact[] {
  const scores = new Map<TimelineEntry, number>();
  for (const line of linesOfCard(index, card)) {
    const { entry } = line.part;
    if (!entry) continue;
    const score = coveredMass(question, line) / Math.sqrt(line.mass + 12);
    if (score > (scores.get(entry) ?? 0)) scores.set(entry, score);
  }
  const ranked = [...scores].sort(([, a], [, b]) => b - a);
  const best = ranked[0]?.[1] ?? 0;
  return ranked
    .filter(([, score]) => score >= NEAR_BEST * best)
    .slice(0, MAX_FACTS)
    .map(([entry]) => ({ card, entry }));
}
