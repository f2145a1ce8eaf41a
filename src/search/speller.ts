import Fuse from 'fuse.js';
import { LRUCache } from 'lru-cache';
import { NO_SUBJECT, type Spelling } from './lexicon.js';

export interface Speller {
  /** The known words that a mistyped one stands for: one, two where a space is missing, or none. */
  correct(word: string): readonly string[];
}

/** Short words have too many neighbours: `mfn` is as near to `msn` as to anything. */
const MIN_CHARS = 4;
/** Fuse's scale: 0 is the same word, 1 nothing in common. */
const THRESHOLD = 0.5;
const MAX_CACHED = 2000;

/**
 * A speller over the library's words, weighted by how much they are part of names and questions. Fuse proposes words of about the same length and the same first letter (or
 * second, for swapped letters); edits, counting a swap as one, choose among them, and the commoner word wins a tie.
 */
export function createSpeller(spellings: ReadonlyMap<string, Spelling>): Speller {
  const buckets = new Map<string, Fuse<string>>();
  const cache = new LRUCache<string, readonly string[]>({ max: MAX_CACHED });

  function bucket(letter: string): Fuse<string> {
    let fuse = buckets.get(letter);
    if (!fuse) {
      const words = [...spellings].flatMap(([word, { term }]) =>
        word.startsWith(letter) && term !== NO_SUBJECT && word.length >= 3 ? [word] : [],
      );
      fuse = new Fuse(words, { threshold: THRESHOLD, ignoreLocation: true, includeScore: true });
      buckets.set(letter, fuse);
    }
    return fuse;
  }

  function nearest(word: string): { word: string; edits: number } | undefined {
    const budget = word.length < 6 ? 1 : word.length < 9 ? 2 : 3;
    let best: { word: string; edits: number; weight: number } | undefined;
    for (const letter of new Set([word[0] ?? '', word[1] ?? ''])) {
      for (const { item } of bucket(letter).search(word, { limit: 12 })) {
        const edits = editsBetween(word, item) + (item[0] === word[0] ? 0 : 0.5);
        const weight = spellings.get(item)?.weight ?? 0;
        if (edits > budget) continue;
        if (!best || edits < best.edits || (edits === best.edits && weight > best.weight)) {
          best = { word: item, edits, weight };
        }
      }
    }
    return best;
  }

  /** `flowdown` is `flow down`: two known words with no space. */
  function split(word: string): readonly string[] | undefined {
    let best: { words: string[]; weight: number } | undefined;
    for (let at = 3; at <= word.length - 3; at++) {
      const words = [word.slice(0, at), word.slice(at)];
      const weight = Math.min(...words.map((part) => spellings.get(part)?.weight ?? 0));
      if (weight >= 2 && (!best || weight > best.weight)) best = { words, weight };
    }
    return best?.words;
  }

  function find(word: string): readonly string[] {
    const near = nearest(word);
    if (near && near.edits <= 1) return [near.word];
    return split(word) ?? (near ? [near.word] : []);
  }

  return {
    correct: (word) => {
      if (word.length < MIN_CHARS || /\p{N}/u.test(word)) return [];
      let found = cache.get(word);
      if (!found) {
        found = find(word);
        cache.set(word, found);
      }
      return found;
    },
  };
}

/** Insertions, deletions, substitutions and swaps of neighbours that make one word the other. */
export function editsBetween(a: string, b: string): number {
  const width = b.length + 1;
  const table = new Uint8Array((a.length + 1) * width);
  const at = (i: number, j: number): number => table[i * width + j] ?? 0;
  for (let i = 0; i <= a.length; i++) {
    for (let j = 0; j <= b.length; j++) {
      if (i === 0 || j === 0) {
        table[i * width + j] = i + j;
        continue;
      }
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let edits = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, at(i - 2, j - 2) + 1);
      table[i * width + j] = edits;
    }
  }
  return at(a.length, b.length);
}
