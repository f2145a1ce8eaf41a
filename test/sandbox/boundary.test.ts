import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SANDBOX = fileURLToPath(new URL('../../src/sandbox/', import.meta.url));
const LIBRARIES = ['@slack/types', 'zod', 'luxon'];

const files = (await readdir(SANDBOX, { recursive: true })).filter((file) => file.endsWith('.ts'));
const imports = await Promise.all(
  files.map(async (file) => {
    const source = await readFile(join(SANDBOX, file), 'utf8');
    return [...source.matchAll(/^(import type|export type|import|export)[^;]*? from '([^']+)'/gms)].map(
      ([, how = '', from = '']) => ({
        file,
        from,
        isType: how.endsWith('type'),
      }),
    );
  }),
);

describe('the sandbox', () => {
  it('knows Slack and none of the other folders', () => {
    const strange = imports.flat().filter(({ file, from }) => {
      if (from.startsWith('.')) return !resolve(SANDBOX, file, '..', from).startsWith(SANDBOX);
      return !from.startsWith('node:') && !LIBRARIES.includes(from);
    });
    expect(strange).toEqual([]);
    expect(imports.flat().length).toBeGreaterThan(100);
  });

  it('sends the browser only scripts of its client folder: other imports there are types', () => {
    const strange = imports
      .flat()
      .filter(({ file, from, isType }) => file.startsWith('page/client/') && !isType && !/^\.\/[\w-]+\.js$/.test(from));
    expect(strange).toEqual([]);
  });

  it('builds its page from nodes and text, never from markup', async () => {
    for (const file of files.filter((one) => one.startsWith('page/client/'))) {
      const source = await readFile(join(SANDBOX, file), 'utf8');
      expect(source, file).not.toMatch(/\.innerHTML|insertAdjacentHTML|document\.write|\beval\(/);
    }
  });
});
