import Fuse from 'fuse.js';
import { LRUCache } from 'lru-cache';

export interface Speller {
  /** The known word that a mistyped one stands for, or undefined where none is near enough. */
  correct(word: string): string | undefined;
}

/** Short words have too many neighbours: `mfn` is as near to `msn` as to anything. */
const MIN_CHARS = 4;
/** Fuse's scale: 0 is the same word, 1 nothing in common. */
const THRESHOLD = 0.34;

/** A speller over the words that titles, aliases and terms are made of. */
export function createSpeller(vocabulary: readonly string[]): Speller {
  const fuse = new Fuse(vocabulary, { threshold: THRESHOLD, ignoreLocation: false, distance: 10, includeScore: true });
  const known = new Set(vocabulary);
  const cache = new LRUCache<string, { word: string | undefined }>({ max: 2000 });

  function nearest(word: string): string | undefined {
    const [first, second] = fuse
      .search(word, { limit: 8 })
      .filter(({ item }) => Math.abs(item.length - word.length) <= 2 && item[0] === word[0])
      .sort(
        (a, b) =>
          (a.score ?? 1) - (b.score ?? 1) ||
          Math.abs(a.item.length - word.length) - Math.abs(b.item.length - word.length),
      );
    if (!first) return undefined;
    // Two neighbours equally near: a guess would be a coin toss for words this short.
    if (second && word.length < 6 && second.score === first.score) return undefined;
    return first.item;
  }

  return {
    correct: (word) => {
      if (known.has(word)) return word;
      if (word.length < MIN_CHARS || /\p{N}/u.test(word)) return undefined;
      const cached = cache.get(word);
      if (cached) return cached.word;
      const found = nearest(word);
      cache.set(word, { word: found });
      return found;
    },
  };
}
