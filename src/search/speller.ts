import { LRUCache } from 'lru-cache';
import { type Lexicon, NO_SUBJECT } from './lexicon.js';

export interface Speller {
  /** The known words that a mistyped one stands for: one, two where a space is missing, or none. */
  correct(word: string): readonly string[];
}

/** Short words have too many neighbours: `mfn` is as near to `msn` as to anything. */
const MIN_CHARS = 4;
/** A part of a split word has to stand in a name or a synonym. */
const MIN_PART_WEIGHT = 100;
const MAX_CACHED = 2000;

interface Candidate {
  readonly word: string;
  /** Bit `i` is set where the word has the letter `i`. */
  readonly letters: number;
  readonly weight: number;
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) % 32);
  return letters;
}

function bitsOf(value: number): number {
  let bits = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}

/**
 * A speller over the library's words, weighted by how much they are part of names and questions. Words of about the
 * same length and letters and the same first letter (or second, for swapped letters) are compared by edits, a swap
 * counting as one; the commoner word wins a tie.
 */
export function createSpeller(lexicon: Pick<Lexicon, 'spellings' | 'joined'>): Speller {
  const joined = lexicon.joined();
  const buckets = new Map<string, readonly Candidate[]>();
  const cache = new LRUCache<string, readonly string[]>({ max: MAX_CACHED });

  function bucket(letter: string): readonly Candidate[] {
    let candidates = buckets.get(letter);
    if (!candidates) {
      const words = [...lexicon.spellings()].flatMap(([word, { term }]) =>
        term !== NO_SUBJECT && word.length >= 3 ? [word] : [],
      );
      candidates = [...words, ...joined.keys()]
        .filter((word) => word.startsWith(letter))
        .map((word) => ({ word, letters: lettersOf(word), weight: lexicon.spellings().get(word)?.weight ?? 1 }));
      buckets.set(letter, candidates);
    }
    return candidates;
  }

  function nearest(word: string): { word: string; edits: number } | undefined {
    const budget = word.length < 6 ? 1 : word.length < 9 ? 2 : 3;
    const letters = lettersOf(word);
    let best: { word: string; edits: number; weight: number } | undefined;
    for (const letter of new Set([word[0] ?? '', word[1] ?? ''])) {
      for (const candidate of bucket(letter)) {
        // An edit changes at most two of the letters that a word is made of: most words fall here.
        if (Math.abs(candidate.word.length - word.length) > budget) continue;
        if (bitsOf(candidate.letters ^ letters) > 2 * budget) continue;
        const edits = editsBetween(word, candidate.word) + (candidate.word[0] === word[0] ? 0 : 0.5);
        if (edits > budget) continue;
        if (!best || edits < best.edits || (edits === best.edits && candidate.weight > best.weight)) {
          best = { word: candidate.word, edits, weight: candidate.weight };
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
      const weight = Math.min(...words.map((part) => lexicon.spellings().get(part)?.weight ?? 0));
      if (weight >= MIN_PART_WEIGHT && (!best || weight > best.weight)) best = { words, weight };
    }
    return best?.words;
  }

  const known = (word: string): readonly string[] => joined.get(word) ?? [word];

  function find(word: string): readonly string[] {
    const whole = joined.get(word);
    if (whole) return whole;
    const near = nearest(word);
    if (near && near.edits <= 1) return known(near.word);
    return split(word) ?? (near ? known(near.word) : []);
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
