import type { PatternCard } from '../library/index.js';
import { coveredMass, type SearchResult } from '../search/index.js';
import type { Answering } from './answering.js';

/** A condition of which the text covers this much of the wording, by rarity, counts as met. */
const MET = 0.14;
const MAX_FITS = 3;

/** The pattern's fits-when conditions that the text meets, the surest first. */
export function fitsOf({ index }: Answering, { question }: SearchResult, pattern: PatternCard): readonly string[] {
  const scores = new Map<string, number>();
  for (const line of index.lines[index.positions.get(pattern.ref) ?? -1] ?? []) {
    if (line.part.label !== 'fits_when') continue;
    const share = coveredMass(question, line) / Math.max(line.mass, 1);
    if (share > (scores.get(line.part.text) ?? 0)) scores.set(line.part.text, share);
  }
  return [...scores]
    .filter(([, share]) => share >= MET)
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_FITS)
    .map(([text]) => text);
}
