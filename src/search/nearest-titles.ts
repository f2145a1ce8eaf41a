import Fuse from 'fuse.js';
import type { Card } from '../library/index.js';

/** Fuse's scale: 0 is the same text, 1 nothing in common. */
const THRESHOLD = 0.5;
/** Fuse reads a query as one pattern of 32 bits at a time; a longer text is no mistyped title. */
const MAX_CHARS = 32;

/** The cards whose titles or aliases look most like a text, for when no word of it is known; best first. */
export type NearestTitles = (text: string, limit: number) => readonly Card[];

/** Fuse over titles and aliases, made when it is first needed. */
export function createNearestTitles(cards: readonly Card[]): NearestTitles {
  let fuse: Fuse<Card> | undefined;
  return (text, limit) => {
    if (text.length > MAX_CHARS || !/\p{L}/u.test(text)) return [];
    fuse ??= new Fuse(cards, { keys: ['title', 'aliases'], threshold: THRESHOLD, ignoreLocation: true });
    return fuse.search(text, { limit }).map(({ item }) => item);
  };
}
