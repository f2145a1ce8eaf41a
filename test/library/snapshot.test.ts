import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { describe, expect, it } from 'vitest';
import type { LoadOutcome } from '../../src/library/index.js';
import { loadLibrary } from '../../src/library/load.js';
import { NO_SNAPSHOT, readSnapshot } from '../../src/library/snapshot.js';
import { writeSnapshot } from '../../src/library/write-snapshot.js';
import { libraryFolder, SAMPLE, sampleWith, writeFiles } from '../support/sample-library.js';

/** The sample's files and the three that it takes from the shipped library. */
const FILES_READ = Object.keys(SAMPLE).length + 3;

/** An outcome's values; the function that finds places is another one each time. */
type Outcome = Omit<LoadOutcome, 'placeInMove'>;

interface Loaded {
  readonly outcome: Outcome;
  /** The files that were parsed, not taken from the snapshot, by kind. */
  readonly parsed: readonly string[];
}

function loadWith(file: string, ...folders: readonly string[]): Loaded {
  const parsed: string[] = [];
  const outcome = loadLibrary(folders, { snapshot: readSnapshot(file), onChecked: (kind) => parsed.push(kind) });
  return { outcome: valuesOf(outcome), parsed };
}

function valuesOf(outcome: LoadOutcome): Outcome {
  return Object.fromEntries(Object.entries(outcome).filter(([, value]) => typeof value !== 'function')) as Outcome;
}

const parse = (...folders: readonly string[]): Outcome => valuesOf(loadLibrary(folders, { snapshot: NO_SNAPSHOT }));

/** A folder and a snapshot of it. */
function snapshotOf(files = SAMPLE): { folder: string; file: string } {
  const folder = libraryFolder(files);
  const file = join(libraryFolder({}), 'dist', 'snapshot.bin');
  expect(writeSnapshot([folder], file)).toEqual([]);
  return { folder, file };
}

describe('a library taken from the snapshot', () => {
  it('equals the parsed one, without parsing a file', () => {
    const { folder, file } = snapshotOf();
    expect(loadWith(file, folder)).toStrictEqual({ outcome: parse(folder), parsed: [] });
  });

  it('equals the parsed one for the shipped library', () => {
    const file = join(libraryFolder({}), 'snapshot.bin');
    expect(writeSnapshot(['data'], file)).toEqual([]);
    const { outcome, parsed } = loadWith(file, 'data');
    expect(outcome.kind).toBe('loaded');
    expect(outcome).toStrictEqual(parse('data'));
    expect(parsed).toEqual([]);
  });

  it('parses a file of which a byte was edited, and only that', () => {
    const { folder, file } = snapshotOf();
    const before = parse(folder);
    writeFiles(folder, sampleWith({ 'glossary.yml': ['keeps', 'keepS'] }));
    const { outcome, parsed } = loadWith(file, folder);
    expect(parsed).toEqual(['glossary.yml']);
    expect(outcome).toStrictEqual(parse(folder));
    expect(outcome).not.toEqual(before);
  });

  it('parses the files of a folder laid over it, which stay internal', () => {
    const { folder, file } = snapshotOf();
    const own = libraryFolder({ 'cases/acme-resale.yml': `${SAMPLE['cases/acme-resale.yml']}# ours\n` });
    const { outcome, parsed } = loadWith(file, folder, own);
    expect(parsed).toEqual(['cases']);
    expect(outcome).toStrictEqual(parse(folder, own));
    expect(outcome).toMatchObject({ library: { cases: [{ internal: true }] } });
  });

  it('does not take the bytes of one kind of file for another kind', () => {
    const { folder, file } = snapshotOf();
    writeFiles(folder, { 'interactions.yml': SAMPLE['glossary.yml'] ?? '' });
    expect(loadWith(file, folder).outcome.kind).toBe('invalid');
  });

  it('still refuses an id that is not the name of its file, and a reference into a file that is gone, at its place', () => {
    const { folder, file } = snapshotOf();
    const other = libraryFolder(
      Object.fromEntries(
        Object.entries(SAMPLE).map(([path, text]) => [
          path === 'cases/acme-resale.yml' ? 'cases/acme.yml' : path,
          text,
        ]),
      ),
    );
    expect(readFileSync(join(other, 'cases/acme.yml'))).toEqual(readFileSync(join(folder, 'cases/acme-resale.yml')));
    const { outcome } = loadWith(file, other);
    expect(outcome).toMatchObject({
      kind: 'invalid',
      problems: [
        { line: 1, column: 5, message: 'id is "acme-resale"; expected the file\'s name, "acme".' },
        { line: 45, column: 21 },
      ],
    });
    expect(outcome).toStrictEqual(parse(other));
  });
});

describe('a snapshot that cannot be trusted is not used', () => {
  it.each([
    ['missing', undefined],
    ['cut short', (bytes: Buffer) => bytes.subarray(0, -20)],
    ['written by another build', (bytes: Buffer) => serialize({ ...deserialize(bytes), build: '0000' })],
    ['of another form', () => serialize([])],
    ['no snapshot at all', () => Buffer.from('[]')],
  ])('%s', (_, damage) => {
    const { folder, file } = snapshotOf();
    const damaged = damage ? file : `${file}.none`;
    if (damage) writeFileSync(file, damage(readFileSync(file)));
    const { outcome, parsed } = loadWith(damaged, folder);
    expect(parsed).toHaveLength(FILES_READ);
    expect(outcome).toStrictEqual(parse(folder));
  });

  it('and an invalid library leaves none, not even the one before', () => {
    const { folder, file } = snapshotOf();
    writeFiles(folder, { 'glossary.yml': '' });
    expect(writeSnapshot([folder], file)).toHaveLength(1);
    expect(loadWith(file, libraryFolder()).parsed).toHaveLength(FILES_READ);
  });
});
