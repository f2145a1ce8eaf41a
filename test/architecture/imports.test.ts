import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, sourceFiles, withoutComments } from '../support/sources.js';

interface Rule {
  /** Parts of src that this part may import, all of which stand below it. */
  readonly parts: readonly string[];
  /** Packages and Node's modules that it may import; types of packages too. */
  readonly packages: readonly string[];
  /** Why the line is drawn here. */
  readonly because: string;
}

const DOMAIN = ['answer', 'review', 'watch', 'deal', 'checklist', 'feedback', 'search', 'library'];

/**
 * The parts of src, from the top down. A part may import those below it that its row names, never one above, so that each
 * can be read, tested and replaced without what uses it.
 */
const PARTS: Readonly<Record<string, Rule>> = {
  bin: {
    parts: ['compose', 'index-snapshot', 'config', 'log', 'errors', 'slack', 'cli', 'sandbox', 'assistant', 'library'],
    packages: ['dotenv', 'yaml', 'zod', 'node:*'],
    because: 'a program reads the environment, composes and starts one surface; it holds no rules',
  },
  compose: {
    parts: ['index-snapshot', 'late-stores', 'assistant', 'store', 'config', 'log', 'errors', ...DOMAIN],
    packages: ['node:*'],
    because: 'the composition root chooses implementations and knows no surface',
  },
  'late-stores': {
    parts: ['store'],
    packages: [],
    because: 'it puts off the loading of the database layer, which has to be named somewhere else then',
  },
  slack: {
    parts: ['assistant', 'config', 'log', 'errors', 'text', ...DOMAIN],
    packages: [
      '@slack/bolt',
      '@slack/types',
      '@slack/web-api',
      'lru-cache',
      'fastest-levenshtein',
      'luxon',
      'chrono-node',
      'node:*',
    ],
    because: 'listeners ask the assistant; they reach no database and read no library file',
  },
  cli: {
    parts: ['assistant', 'errors', 'text', ...DOMAIN],
    packages: ['zod', 'fastest-levenshtein', 'luxon', 'node:*'],
    because: 'the command line asks the same assistant as Slack does and knows nothing of Slack',
  },
  sandbox: {
    parts: [],
    packages: ['@slack/types', 'luxon', 'zod', 'node:*'],
    because: 'the sandbox knows Slack, not this bot: any Bolt app can be pointed at it',
  },
  store: {
    parts: ['deal', 'checklist', 'feedback', 'watch', 'library', 'errors'],
    packages: ['kysely', 'pg', 'libsql', 'zod', 'node:*'],
    because: 'the store keeps what the domain describes; nothing in the domain knows how',
  },
  'index-snapshot': {
    parts: ['search', 'library'],
    packages: ['node:*'],
    because: 'what a build leaves for a fast start is a file; the search itself does no input or output',
  },
  assistant: {
    parts: [...DOMAIN, 'text', 'errors'],
    packages: [],
    because: 'the assistant binds domain functions to one library; it does no input or output',
  },
  answer: {
    parts: ['search', 'library', 'text', 'errors'],
    packages: ['zod', 'lru-cache'],
    because: 'answers are made of cards that the search found, and of nothing else',
  },
  review: {
    parts: ['library', 'text', 'errors'],
    packages: ['zod', 're2js', 'mammoth', 'unpdf', 'fflate', 'docx', 'lru-cache', 'node:*'],
    because: 'a review reads the draft and the library; it needs no search, network or store',
  },
  checklist: {
    parts: ['deal', 'library', 'text', 'errors'],
    packages: ['zod', 'luxon', 'ics', 'node:*'],
    because: 'changes to a checklist are pure; the store implements the interface declared here',
  },
  deal: {
    parts: ['library', 'text', 'errors'],
    packages: ['zod', 'luxon', 'chrono-node', 'fastest-levenshtein', 'node:*'],
    because: 'what a deal is does not depend on where it is kept or shown',
  },
  watch: {
    parts: ['library', 'errors'],
    packages: [],
    because: 'which channel is watched does not depend on where that is kept',
  },
  feedback: {
    parts: ['library', 'errors'],
    packages: ['zod', 'node:*'],
    because: 'what is kept of feedback does not depend on where it is kept or shown',
  },
  search: {
    parts: ['library', 'text', 'errors'],
    packages: ['fuse.js', 'lru-cache', 'fastest-levenshtein', 'zod'],
    because: 'a search is a function of a library and a query',
  },
  library: {
    parts: ['text', 'errors'],
    packages: ['zod', 'yaml', 'fastest-levenshtein', 'node:*'],
    because: "the library is the only reader of data/ and the others' ground",
  },
  log: { parts: ['config'], packages: [], because: 'a log line is made of plain values' },
  config: {
    parts: ['errors'],
    packages: ['zod', 'node:path'],
    because: 'the environment is passed in, so that a test can pass another',
  },
  text: { parts: [], packages: ['stemmer', 'lru-cache'], because: 'text is below everything' },
  errors: { parts: [], packages: [], because: 'the error base class is below everything' },
};

/** Narrower rules inside a part: no file in the folder may import what matches. */
const NEVER: readonly { readonly folder: string; readonly target: RegExp; readonly because: string }[] = [
  {
    folder: 'src/slack/render/',
    target: /^@slack\/(bolt|web-api)$|^node:(?!crypto)|^src\/slack\/(app|listeners|audience|context)/,
    because: 'builders are pure: a value goes in, blocks come out',
  },
  {
    folder: 'src/slack/listeners/',
    target: /^src\/library\/(?!index)|^node:(fs|http|https)/,
    because: 'a listener reads the input, calls the assistant and sends the result',
  },
];

/** Files above the limit, each with the reason why it has one subject all the same. */
const LONG_FILES: Readonly<Record<string, string>> = {};
const MAX_LINES = 300;

interface Import {
  readonly from: string;
  /** A path from the project's root, or a package's name. */
  readonly to: string;
  readonly line: number;
}

const files = sourceFiles('src').map(({ path, text }) => ({ path, text, code: withoutComments(text) }));
const imports = files.flatMap(importsOf);

describe('imports in src', () => {
  it('finds the imports that are known to be there', () => {
    expect(imports.map(({ from, to }) => `${from} > ${to}`)).toEqual(
      expect.arrayContaining(['src/compose.ts > src/assistant.ts', 'src/slack/app.ts > @slack/bolt']),
    );
  });

  it('stand in parts that the table knows', () => {
    const parts = new Set(files.map(({ path }) => partOf(path)));
    expect(
      [...parts].filter((part) => !(part in PARTS)),
      'add a row to PARTS in this test',
    ).toEqual([]);
  });

  it('name parts below their own', () => {
    const order = Object.keys(PARTS);
    const upwards = Object.entries(PARTS).flatMap(([part, { parts }]) =>
      parts.filter((other) => order.indexOf(other) < order.indexOf(part)).map((other) => `${part} > ${other}`),
    );
    expect(upwards, 'a row of PARTS names a part above it').toEqual([]);
  });

  it.each(Object.keys(PARTS))('%s imports only what its row allows', (part) => {
    const { parts, packages, because } = PARTS[part]!;
    const refused = imports
      .filter(({ from, to }) => partOf(from) === part && !isAllowed(part, to, parts, packages))
      .map(({ from, to, line }) => `${from}:${line} imports ${to}`);
    expect(refused, `${part}: ${because}`).toEqual([]);
  });

  it.each(NEVER)('$folder keeps away from $target', ({ folder, target, because }) => {
    const refused = imports
      .filter(({ from, to }) => from.startsWith(folder) && target.test(to))
      .map(({ from, to, line }) => `${from}:${line} imports ${to}`);
    expect(refused, because).toEqual([]);
  });

  it('reach another folder through its index.ts alone', () => {
    const past = imports
      .filter(({ from, to }) => to.startsWith('src/') && partOf(from) !== partOf(to))
      .filter(({ to }) => {
        const index = `src/${partOf(to)}/index.ts`;
        return to !== index && existsSync(join(ROOT, index));
      })
      .map(({ from, to, line }) => `${from}:${line} imports ${to}`);
    expect(past, "a folder's surface is its index.ts; export it there or do without").toEqual([]);
  });

  it('lead to files that exist', () => {
    const known = new Set(files.map(({ path }) => path));
    const dangling = imports.filter(({ to }) => to.startsWith('src/') && !known.has(to) && !existsSync(join(ROOT, to)));
    expect(dangling).toEqual([]);
  });

  it('form no cycle between parts', () => {
    const edges = new Map<string, Set<string>>();
    for (const { from, to } of imports) {
      if (!to.startsWith('src/') || partOf(from) === partOf(to)) continue;
      edges.set(partOf(from), (edges.get(partOf(from)) ?? new Set()).add(partOf(to)));
    }
    expect(cycleIn(edges), 'parts import one another in a circle').toBeUndefined();
  });
});

describe('files in src', () => {
  it('have one subject each: at most 300 lines', () => {
    const long = files
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ path, lines }) => lines > MAX_LINES && !(path in LONG_FILES));
    expect(long, 'look for two subjects, or name the file with its reason in LONG_FILES').toEqual([]);
  });

  it.each([
    { what: 'a cast to any', pattern: /\bas any\b/, except: /^$/ },
    { what: 'the console', pattern: /\bconsole\.\w+\(/, except: /^src\/bin\// },
    { what: 'the environment', pattern: /\bprocess\.env\b/, except: /^src\/bin\// },
    { what: 'a default export', pattern: /^export default\b/m, except: /^$/ },
    { what: 'a namespace of a folder (export *)', pattern: /^export \*/m, except: /^$/ },
    { what: 'a switched-off type check', pattern: /@ts-(ignore|nocheck|expect-error)/, except: /^$/ },
  ])('hold no $what', ({ pattern, except }) => {
    const found = files
      // The switches of the type checker are comments.
      .filter(
        ({ path, text, code }) => !except.test(path) && pattern.test(pattern.source.includes('@ts') ? text : code),
      )
      .map(({ path }) => path);
    expect(found).toEqual([]);
  });
});

function isAllowed(part: string, to: string, parts: readonly string[], packages: readonly string[]): boolean {
  if (to.startsWith('src/')) return partOf(to) === part || parts.includes(partOf(to));
  return packages.some((name) => name === to || (name === 'node:*' && to.startsWith('node:')));
}

/** `src/slack/app.ts` is in `slack`, `src/compose.ts` is `compose`. */
function partOf(path: string): string {
  return path.split('/')[1]!.replace(/\.ts$/, '');
}

function importsOf({ path, code }: { path: string; code: string }): Import[] {
  const pattern = /(?:\bfrom|\bimport)\s*\(?\s*'([^'\n]+)'|\bnew URL\(\s*'([^'\n]+\.js)'/g;
  return [...code.matchAll(pattern)].map((match) => {
    const specifier = match[1] ?? match[2] ?? '';
    const line = code.slice(0, match.index).split('\n').length;
    if (!specifier.startsWith('.')) return { from: path, to: packageOf(specifier), line };
    return { from: path, to: join(dirname(path), specifier).replace(/\.js$/, '.ts'), line };
  });
}

/** `@slack/types/dist/x` is `@slack/types`; Node's modules keep their whole name. */
function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function cycleIn(edges: ReadonlyMap<string, ReadonlySet<string>>): string | undefined {
  const walk = (part: string, path: readonly string[]): string | undefined => {
    if (path.includes(part)) return [...path.slice(path.indexOf(part)), part].join(' > ');
    for (const next of edges.get(part) ?? []) {
      const found = walk(next, [...path, part]);
      if (found) return found;
    }
    return undefined;
  };
  for (const part of edges.keys()) {
    const found = walk(part, []);
    if (found) return found;
  }
  return undefined;
}
