import type { PatternCard } from '../library/index.js';
import { coveredMass, linesOfCard, type SearchResult } from '../search/index.js';
import type { Answering } from './answering.js';

/** A condition that shares this much with the text, by rarity, of the one or the other, is spoken to. */
const MET = 0.14;
const MAX_FITS = 3;

/** The pattern's fits-when conditions that the text speaks to, the surest first: words tell, not understanding. */
export function fitsOf({ index }: Answering, { question }: SearchResult, pattern: PatternCard): readonly string[] {
  const scores = new Map<string, number>();
  for (const line of linesOfCard(index, pattern)) {
    if (line.part.label !== 'fits_when') continue;
    const mass = coveredMass(question, line);
    const share = Math.max(mass / Math.max(line.mass, 1), mass / Math.max(question.query.mass, 1));
    if (share > (scores.get(line.part.text) ?? 0)) scores.set(line.part.text, share);
  }
  return [...scores]
    .filter(([, share]) => share >= MET)
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_FITS)
    .map(([text]) => text);
}
