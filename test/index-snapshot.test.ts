import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readIndexSnapshot, writeIndexSnapshot } from '../src/index-snapshot.js';
import type { Library } from '../src/library/index.js';
import { loadLibrary } from '../src/library/load.js';
import { buildSearchIndex, searchCards } from '../src/search/index.js';
import { ROOT } from './support/sources.js';

const QUERIES = [
  'rofr',
  'mfn',
  'multihome',
  'exclusiv compute',
  'most favored nation price parity',
  'what happens to our right of first refusal when the lab wants to sign with a second cloud',
  'how do we stop a counterparty from training on our data',
  'Microsoft OpenAI $250 billion',
  'zzzz qqqq',
];

describe('the snapshot of the index', () => {
  const library = shippedLibrary();
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'index-snapshot-'));
    file = join(folder, 'index.bin');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('gives the rankings of an index that is built now, score by score', () => {
    writeIndexSnapshot(library, file);
    const stored = readIndexSnapshot(library, file);
    expect(stored).toBeDefined();
    const built = buildSearchIndex(library);
    const restored = buildSearchIndex(library, stored);
    for (const query of QUERIES) expect(hitsFor(restored, query)).toEqual(hitsFor(built, query));
    expect(hitsFor(built, 'rofr').length).toBeGreaterThan(0);
    expect(linesOf(restored)).toEqual(linesOf(built));
    expect(restored.salience).toEqual(built.salience);
    expect(restored.names).toEqual(built.names);
  });

  it('is not taken for a library that was edited', () => {
    writeIndexSnapshot(library, file);
    expect(readIndexSnapshot({ ...library, digest: 'another' }, file)).toBeUndefined();
  });

  it('is not taken where other code wrote it', () => {
    writeIndexSnapshot(library, file);
    writeFileSync(file, serialize({ ...deserialize(readFileSync(file)), digest: 'of other code' }));
    expect(readIndexSnapshot(library, file)).toBeUndefined();
  });

  it('is missing where the file is not there or damaged', () => {
    expect(readIndexSnapshot(library, file)).toBeUndefined();
    writeIndexSnapshot(library, file);
    const whole = readFileSync(file);
    for (const damaged of [Buffer.from('{"digest":'), whole.subarray(0, whole.length / 2), whole.subarray(1)]) {
      writeFileSync(file, damaged);
      expect(readIndexSnapshot(library, file)).toBeUndefined();
    }
  });
});

function hitsFor(
  index: ReturnType<typeof buildSearchIndex>,
  query: string,
): readonly { readonly ref: string; readonly score: number }[] {
  return searchCards(index, query, { limit: 40 }).hits.map(({ card, score }) => ({ ref: card.ref, score }));
}

function linesOf(index: ReturnType<typeof buildSearchIndex>): unknown {
  return index.cards.map((_, place) =>
    index.linesOf(place).map(({ part, text, terms, mass }) => ({ part, text, terms: [...terms], mass })),
  );
}

function shippedLibrary(): Library {
  const outcome = loadLibrary([join(ROOT, 'data')]);
  if (outcome.kind === 'invalid') throw new Error('The shipped library is invalid.');
  return outcome.library;
}
