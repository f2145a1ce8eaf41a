import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { followLibrary, formatProblem, type Library, LibraryError } from '../../src/library/index.js';
import { libraryFolder, SAMPLE, sampleWith, writeFiles } from '../support/sample-library.js';

async function follow(...folders: readonly string[]) {
  const taken: Library[] = [];
  const refused: string[][] = [];
  const followed = await followLibrary({
    folders,
    onChange: (library) => taken.push(library),
    onProblems: (problems) => refused.push(problems.map(formatProblem)),
  });
  onTestFinished(() => followed.close());
  return { followed, taken, refused };
}

const definition = (library: Library | undefined): string | undefined => library?.terms[0]?.definition;
const wait = { timeout: 5000, interval: 20 };

describe('followLibrary', () => {
  it('takes a good edit', async () => {
    const folder = libraryFolder();
    const { followed, taken } = await follow(folder);
    expect(definition(followed.first)).toBe('What a reseller keeps.');
    writeFiles(folder, sampleWith({ 'glossary.yml': ['keeps', 'earns'] }));
    await vi.waitFor(() => expect(taken.map(definition)).toEqual(['What a reseller earns.']), wait);
  });

  it('keeps the old library on a bad edit, says why, and takes the repair', async () => {
    const folder = libraryFolder();
    const { followed, taken, refused } = await follow(folder);
    writeFiles(folder, sampleWith({ 'glossary.yml': ['definition: What', 'definiton: What'] }));
    await vi.waitFor(() => expect(refused).toHaveLength(1), wait);
    expect(refused[0]?.[1]).toContain('unknown key "terms[0].definiton". Did you mean "definition"?');
    expect(followed.problems()).toHaveLength(2);
    expect(taken).toEqual([]);
    writeFiles(folder, sampleWith({ 'glossary.yml': ['keeps', 'has'] }));
    await vi.waitFor(() => expect(taken.map(definition)).toEqual(['What a reseller has.']), wait);
    expect(followed.problems()).toEqual([]);
  });

  it('forgets the problems when a bad edit is undone, without another library', async () => {
    const folder = libraryFolder();
    const { followed, taken, refused } = await follow(folder);
    writeFiles(folder, { 'glossary.yml': '' });
    await vi.waitFor(() => expect(refused).toHaveLength(1), wait);
    writeFiles(folder, SAMPLE);
    await vi.waitFor(() => expect(followed.problems()).toEqual([]), wait);
    expect(taken).toEqual([]);
  });

  it('follows an editor that saves by renaming, again and again', async () => {
    const folder = libraryFolder();
    const { taken } = await follow(folder);
    for (const word of ['earns', 'makes', 'wins']) {
      const { 'patterns/resale.yml': text = '' } = sampleWith({ 'patterns/resale.yml': ['sells it on.', `${word}.`] });
      writeFiles(folder, { 'patterns/.resale.yml.swp': text });
      renameSync(join(folder, 'patterns/.resale.yml.swp'), join(folder, 'patterns/resale.yml'));
      await vi.waitFor(() => expect(taken.at(-1)?.patterns[0]?.summary).toContain(`${word}.`), wait);
    }
    expect(taken).toHaveLength(3);
  });

  it('takes a new card, also in a subfolder that was not there', async () => {
    const own = libraryFolder({});
    const { taken } = await follow(libraryFolder(), own);
    writeFiles(own, {
      'cases/globex.yml': (SAMPLE['cases/acme-resale.yml'] ?? '').replace('id: acme-resale', 'id: globex'),
    });
    await vi.waitFor(() => expect(taken.at(-1)?.cases.map(({ id }) => id)).toEqual(['acme-resale', 'globex']), wait);
    writeFiles(own, {
      'cases/globex.yml': (SAMPLE['cases/acme-resale.yml'] ?? '')
        .replace('id: acme-resale', 'id: globex')
        .replace('Acme sold on.', 'Globex.'),
    });
    await vi.waitFor(() => expect(taken.at(-1)?.cases[1]?.summary).toBe('Globex.'), wait);
  });

  it('follows a folder that is swapped for another, as deployments do', async () => {
    const folder = libraryFolder();
    const next = libraryFolder(sampleWith({ 'glossary.yml': ['keeps', 'earns'] }));
    const { taken, refused } = await follow(folder);
    rmSync(folder, { recursive: true });
    await vi.waitFor(
      () => expect(refused.at(-1)).toEqual([`${folder}:1:1: there is no such folder. LIBRARY_DIR names it.`]),
      wait,
    );
    renameSync(next, folder);
    await vi.waitFor(() => expect(taken.map(definition)).toEqual(['What a reseller earns.']), wait);
    writeFiles(folder, sampleWith({ 'glossary.yml': ['keeps', 'holds'] }));
    await vi.waitFor(() => expect(taken.map(definition).at(-1)).toBe('What a reseller holds.'), wait);
  });

  it('refuses to start on a bad library, with every problem in the message', async () => {
    const folder = libraryFolder({ ...SAMPLE, 'glossary.yml': '', 'synonyms.yml': 'groups: 1' });
    await expect(follow(folder)).rejects.toThrow(LibraryError);
    await expect(follow(folder)).rejects.toThrow(/has 2 problems:\n.*glossary\.yml:1:1: .*\n.*synonyms\.yml:1:9: /);
  });

  it('stops when it is closed', async () => {
    const folder = libraryFolder();
    const { followed, taken } = await follow(folder);
    followed.close();
    writeFiles(folder, sampleWith({ 'glossary.yml': ['keeps', 'earns'] }));
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(taken).toEqual([]);
  });
});
