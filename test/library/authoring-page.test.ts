import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formatProblem } from '../../src/library/index.js';
import { loadLibrary } from '../../src/library/load.js';
import {
  caseSchema,
  glossarySchema,
  interactionsSchema,
  librarySchema,
  patternSchema,
  referencesSchema,
  synonymsSchema,
} from '../../src/library/schema.js';
import { libraryFolder, SAMPLE } from '../support/sample-library.js';

const page = readFileSync('docs/authoring.md', 'utf8');

/** The part of the page under a second-level heading. */
const part = (heading: string): string => page.split('\n## ').find((text) => text.startsWith(heading)) ?? '';

describe('docs/authoring.md', () => {
  it.each([
    ['Fields of a pattern', patternSchema],
    ['Fields of a public deal', caseSchema],
    ['Fields of the glossary', glossarySchema],
    ['Fields of the interactions', interactionsSchema],
    ['Fields of the bibliography', referencesSchema],
    ['Fields of the synonyms', synonymsSchema],
    ['Fields of library.yml', librarySchema],
  ])('%s: names every key of the schema, and no other', (heading, schema) => {
    const named = new Set([...part(heading).matchAll(/`([a-z_]+)`/g)].map(([, key]) => key));
    const { keys, values } = namesIn(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }));
    expect([...keys].filter((key) => !named.has(key))).toEqual([]);
    const literals = new Set([...values, 'true', 'false', 'null', 'provider', 'customer']);
    expect([...named].filter((key) => key && !keys.has(key) && !literals.has(key))).toEqual([]);
  });

  it('names every file of the shipped library', () => {
    for (const file of [
      'glossary.yml',
      'interactions.yml',
      'references.yml',
      'synonyms.yml',
      'library.yml',
      'questions.yml',
    ]) {
      expect(part('Where things stand')).toContain(`\`${file}\``);
    }
  });

  it('shows messages that validate gives', () => {
    const messages = [...page.matchAll(/^\S+\.yml:\d+:\d+: (.+)$/gm)].map(([, message]) => message);
    expect(messages).toHaveLength(2);
    const read = (file: string): string => readFileSync(`data/${file}`, 'utf8');
    const folder = libraryFolder({
      'cases/pwc-openai-anthropic.yml': read('cases/pwc-openai-anthropic.yml').replace(
        'kill-list/channel-conflict-with-direct-sales',
        'kill-list/channel-conflct',
      ),
      'patterns/isv-embedded-ai.yml': read('patterns/isv-embedded-ai.yml').replace('severity: high', 'severity: hihg'),
    });
    const outcome = loadLibrary(['data', folder]);
    const given = outcome.kind === 'invalid' ? outcome.problems.map(({ message }) => message) : [];
    expect(given).toEqual(messages);
  });

  it('is right that a folder alone needs a library.yml only', () => {
    const outcome = loadLibrary([libraryFolder({ 'library.yml': SAMPLE['library.yml'] ?? '' })]);
    expect(outcome.kind === 'invalid' ? outcome.problems.map(formatProblem) : []).toEqual([]);
  });
});

interface Names {
  readonly keys: ReadonlySet<string>;
  readonly values: ReadonlySet<string>;
}

/** All property names and all literal values in a JSON schema. */
function namesIn(schema: unknown): Names {
  const keys = new Set<string>();
  const values = new Set<string>();
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const each of node) walk(each);
      return;
    }
    if (node === null || typeof node !== 'object') return;
    for (const [name, value] of Object.entries(node)) {
      if (name === 'properties' && value !== null && typeof value === 'object') {
        for (const key of Object.keys(value)) keys.add(key);
      }
      if (name === 'enum' && Array.isArray(value)) for (const each of value) values.add(String(each));
      walk(value);
    }
  };
  walk(schema);
  return { keys, values };
}
