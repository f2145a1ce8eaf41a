import { nameWords } from '../text/name-words.js';
import type { PatternCard, Side } from './cards.js';
import { SIDES } from './vocabulary.js';

/** Words for the sides that hold in every pattern. */
const SIDE_WORDS: Readonly<Record<Side, readonly string[]>> = {
  provider: ['provider', 'vendor', 'supplier', 'seller', 'licensor'],
  customer: ['customer', 'client', 'buyer', 'purchaser', 'licensee'],
};

/**
 * The sides that a word names in these patterns: one where it is plain, both where it is not, none where no side is
 * called so. The patterns' own names ("Lab", "OEM") go before general words, and those before the descriptions.
 */
export function findSides(typed: string, patterns: readonly PatternCard[]): readonly Side[] {
  const wanted = nameWords(typed.replace(/^(?:the|an?)\s+/i, ''));
  if (wanted.length === 0) return [];
  const levels = [
    (side: Side) => patterns.some((pattern) => sameName(nameWords(pattern.sides[side].name), wanted)),
    (side: Side) => wanted.length === 1 && SIDE_WORDS[side].includes(wanted[0]!),
    (side: Side) =>
      patterns.some((pattern) => wanted.every((word) => nameWords(pattern.sides[side].who).includes(word))),
  ];
  return levels.map((isNamed) => SIDES.filter(isNamed)).find((sides) => sides.length > 0) ?? [];
}

/** "AI lab" names "Lab", and "provider" names "Model provider". */
function sameName(name: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((word) => name.includes(word)) || name.every((word) => wanted.includes(word));
}
