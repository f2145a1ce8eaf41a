import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedLibrary } from '../support/shipped-library.js';

const FOLDER = join(import.meta.dirname, '../../data/model/drafts');
const KINDS = ['clause', 'term-sheet', 'email', 'slack-message'];
const MARK = /\[\[([a-z0-9-]+): *([^[\]\n]+)\]\]/g;

const moves = new Set(shippedLibrary().moves.map(({ ref }) => ref.split('/')[2]));
const hands = readdirSync(FOLDER).sort();
const texts = hands.flatMap((hand) =>
  readdirSync(join(FOLDER, hand)).flatMap((name) =>
    readFileSync(join(FOLDER, hand, name), 'utf8')
      .split(/^=== */m)
      .slice(1)
      .map((part, n) => {
        const line = part.indexOf('\n');
        return { at: `${hand}/${name}#${n + 1}`, kind: part.slice(0, line).trim(), body: part.slice(line + 1).trim() };
      }),
  ),
);

describe('practice drafts', () => {
  it('are of a known kind', () => {
    expect(texts.filter(({ kind }) => !KINDS.includes(kind)).map(({ at }) => at)).toEqual([]);
  });

  it('mark moves of the library, with marks that can be read', () => {
    const unknown = texts.filter(({ body }) => [...body.matchAll(MARK)].some(([, move]) => !moves.has(move ?? '')));
    const unread = texts.filter(({ body }) => /\[\[|\]\]/.test(body.replace(MARK, '')));
    expect([...unknown, ...unread].map(({ at }) => at)).toEqual([]);
  });

  it('stand once each', () => {
    const bodies = texts.map(({ body }) => body);
    expect(bodies.length - new Set(bodies).size).toBe(0);
  });

  it('make each move in at least fifty texts, and hold at least as many clean texts as faulty ones', () => {
    const marked = new Map([...moves].map((move) => [move, 0]));
    let clean = 0;
    for (const { body } of texts) {
      const made = new Set([...body.matchAll(MARK)].map(([, move]) => move));
      if (made.size === 0) clean += 1;
      for (const move of made) marked.set(move, (marked.get(move) ?? 0) + 1);
    }
    expect([...marked].filter(([, count]) => count < 50)).toEqual([]);
    expect(clean).toBeGreaterThan(texts.length / 2);
  });

  it('come from several hands', () => {
    expect(hands.length).toBeGreaterThanOrEqual(4);
  });
});
