import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardAt, formatProblem, type Library } from '../../src/library/index.js';
import { loadLibrary } from '../../src/library/load.js';
import { readSnapshot, type Snapshot } from '../../src/library/snapshot.js';
import { writeSnapshot } from '../../src/library/write-snapshot.js';
import { type LibraryFiles, libraryFolder, SAMPLE, sampleWith, writeFiles } from '../support/sample-library.js';

function loaded(...folders: readonly string[]): Library {
  const outcome = loadLibrary(folders);
  if (outcome.kind === 'invalid') throw new Error(outcome.problems.map(formatProblem).join('\n'));
  return outcome.library;
}

/** The problems of a folder, as printed, with paths as seen from it; empty where it loads. */
function problemsOf(files: LibraryFiles | string): string[] {
  const folder = typeof files === 'string' ? files : libraryFolder(files);
  const outcome = loadLibrary([folder]);
  return outcome.kind === 'loaded'
    ? []
    : outcome.problems.map((problem) => formatProblem(problem).replaceAll(`${folder}/`, ''));
}

describe('loadLibrary', () => {
  it('makes cards whose links run both ways', () => {
    const library = loaded(libraryFolder());
    expect([...library.cards.keys()]).toEqual([
      'resale',
      'resale/clauses/price',
      'resale/clauses/floor',
      'resale/kill-list/squeeze',
      'cases/acme-resale',
      'glossary/margin',
      'glossary/list-price',
    ]);
    expect(cardAt(library, 'resale')).toMatchObject({ cases: ['cases/acme-resale'], internal: false });
    expect(cardAt(library, 'resale/clauses/price')).toMatchObject({
      answers: ['resale/kill-list/squeeze'],
      interactions: [{ id: 'price-with-floor' }],
      references: [{ id: 'doe-2020' }],
    });
    expect(cardAt(library, 'glossary/margin')).toMatchObject({ aliases: ['spread'] });
  });

  it('gives the same library for the same files, and another digest for another name, byte or order of folders', () => {
    const folder = libraryFolder();
    const other = libraryFolder({ 'cases/acme-resale.yml': SAMPLE['cases/acme-resale.yml'] ?? '' });
    expect(loaded(folder)).toEqual(loaded(libraryFolder()));
    const digests = [
      loaded(folder),
      loaded(libraryFolder(sampleWith({ 'glossary.yml': ['keeps', 'holds'] }))),
      loaded(folder, other),
    ].map(({ digest }) => digest);
    expect(new Set(digests).size).toBe(3);
  });
});

describe('a library with a fault is refused with the place, what was expected and the nearest valid value', () => {
  const cases: readonly [fault: string, file: string, edit: readonly [string, string], expected: readonly string[]][] =
    [
      [
        'an unknown key',
        'patterns/resale.yml',
        ['tagline:', 'taglin:'],
        [
          'patterns/resale.yml:1:1: tagline is missing; expected a text.',
          'patterns/resale.yml:9:1: unknown key "taglin". Did you mean "tagline"?',
        ],
      ],
      [
        'an unknown key deep in the file',
        'patterns/resale.yml',
        ['    why: Margin needs', '    reason: none\n    why: Margin needs'],
        [
          'patterns/resale.yml:25:5: unknown key "clauses[0].reason". Expected one of id, title, aliases, asked_as, internal, section, text, why, traps, positions, references.',
        ],
      ],
      [
        'a list where a text belongs',
        'glossary.yml',
        ['definition: What a reseller keeps.', 'definition: [What a reseller keeps.]'],
        ['glossary.yml:6:17: terms[0].definition is a list; expected a text.'],
      ],
      [
        'a number where a text belongs',
        'library.yml',
        ['version: 0.1.0', 'version: 0.1'],
        ['library.yml:1:10: version is the number 0.1; expected a text. Put it in quotes: "0.1".'],
      ],
      [
        'a text where a number belongs',
        'references.yml',
        ['year: 2020', 'year: "2020"'],
        ['references.yml:4:11: works[0].year is the text "2020"; expected a number.'],
      ],
      [
        'a value outside its choice',
        'patterns/resale.yml',
        ['severity: high', 'severity: hihg'],
        [
          'patterns/resale.yml:48:15: kill_list[0].severity is "hihg"; expected one of high, medium, low. Did you mean "high"?',
        ],
      ],
      [
        'a missing part',
        'patterns/resale.yml',
        ['    mitigation: Tie wholesale to list.\n', ''],
        ['patterns/resale.yml:41:5: kill_list[0].mitigation is missing; expected a text.'],
      ],
      [
        'too few entries',
        'patterns/resale.yml',
        ['fits_when: [one, two, three]\ndoes', 'fits_when: [one]\ndoes'],
        ['patterns/resale.yml:11:12: fits_when has 1 entry; expected at least 3.'],
      ],
      [
        'an empty text',
        'glossary.yml',
        ['What a reseller keeps.', '" "'],
        ['glossary.yml:6:17: terms[0].definition is empty; expected a text.'],
      ],
      [
        'a key without a value',
        'glossary.yml',
        ['definition: What a reseller keeps.', 'definition:'],
        ['glossary.yml:6:16: terms[0].definition is empty; expected a text.'],
      ],
      [
        'a text too long for Slack',
        'patterns/resale.yml',
        ['The price stays', `${'x'.repeat(2800)} The price stays`],
        ['patterns/resale.yml:24:11: clauses[0].text has 2832 characters, too long for Slack; expected at most 2800.'],
      ],
      [
        'a day that no calendar has',
        'cases/acme-resale.yml',
        ['- date: "2025-03"', '- date: "2025-02-30"'],
        [
          'cases/acme-resale.yml:9:11: timeline[0].date is "2025-02-30"; expected a date as YYYY, YYYY-MM or YYYY-MM-DD.',
        ],
      ],
      [
        'an address that is none',
        'cases/acme-resale.yml',
        ['https://example.com/acme', 'javascript:alert(1)'],
        [
          'cases/acme-resale.yml:12:75: timeline[0].source.url is "javascript:alert(1)"; expected an address such as https://example.com/page.',
        ],
      ],
      [
        'a reference to an unknown card',
        'glossary.yml',
        ['cards: [resale/clauses/price]', 'cards: [resale/clauses/prices]'],
        [
          'glossary.yml:7:13: terms[0].cards[0] names the unknown card "resale/clauses/prices". Did you mean "resale/clauses/price"?',
        ],
      ],
      [
        'a reference to an unknown category',
        'patterns/resale.yml',
        ['category: reseller', 'category: reselling'],
        ['patterns/resale.yml:3:11: category names the unknown category "reselling". Did you mean "reseller"?'],
      ],
      [
        'a reference to an unknown work',
        'patterns/resale.yml',
        ['{work: doe-2020,', '{work: roe-1999,'],
        ['patterns/resale.yml:54:12: references[0].work names the unknown work "roe-1999".'],
      ],
      [
        'a reference to an unknown case',
        'patterns/resale.yml',
        ['case: acme-resale', 'case: acme-sale'],
        [
          'patterns/resale.yml:45:21: kill_list[0].episode.case names the unknown case "acme-sale". Did you mean "acme-resale"?',
        ],
      ],
      [
        'a question about an unknown part',
        'patterns/resale.yml',
        ['about: considerations/deprecation', 'about: considerations/depreciation'],
        [
          'patterns/resale.yml:52:101: questions[1].about names the unknown part "considerations/depreciation". Did you mean "considerations/deprecation"?',
        ],
      ],
      [
        'an id that stands twice',
        'glossary.yml',
        ['- id: list-price', '- id: margin'],
        ['glossary.yml:8:9: the id "margin" stands twice; first at glossary.yml:3.'],
      ],
      [
        'a clause that interacts with itself',
        'interactions.yml',
        ['resale/clauses/floor]', 'resale/clauses/price]'],
        ['interactions.yml:4:37: the clause "resale/clauses/price" cannot interact with itself.'],
      ],
      [
        'an id that is not the name of its file',
        'cases/acme-resale.yml',
        ['id: acme-resale', 'id: acme'],
        ['cases/acme-resale.yml:1:5: id is "acme"; expected the file\'s name, "acme-resale".'],
      ],
      [
        'a key that stands twice',
        'library.yml',
        ['note:', 'version: 0.2.0\nnote:'],
        ['library.yml:2:1: not readable as YAML: Map keys must be unique'],
      ],
      [
        'a broken line',
        'library.yml',
        ['{id: pricing, title: Pricing}', '{id: pricing, title: Pricing'],
        [expect.stringMatching(/^library\.yml:7:1: not readable as YAML: /)],
      ],
      [
        'an alias without an anchor',
        'library.yml',
        ['note: Illustrative, not legal advice.', 'note: *disclaimer'],
        ['library.yml:2:7: the alias *disclaimer has no anchor before it.'],
      ],
      [
        'an alias within what it repeats',
        'library.yml',
        ['categories:\n  - {id', 'categories: &all\n  - *all\n  - {id'],
        ['library.yml:4:5: the alias *all repeats what it stands in.'],
      ],
    ];
  it.each(cases)('%s', (_, file, edit, expected) => {
    expect(problemsOf(sampleWith({ [file]: edit }))).toEqual(expected);
  });

  it('aliases that would expand without bound, in little time', () => {
    const levels = Array.from({ length: 9 }, (_, level) => {
      const items = level === 0 ? Array(9).fill('lol') : Array(9).fill(`*l${level - 1}`);
      return `l${level}: &l${level} [${items.join(', ')}]`;
    });
    const start = performance.now();
    expect(problemsOf({ ...SAMPLE, 'synonyms.yml': levels.join('\n') })).toEqual([
      "synonyms.yml:2:10: the file's aliases expand beyond 100 copies. Write the repeated parts out.",
    ]);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('bytes that are not UTF-8, with their line', () => {
    const [head = '', tail = ''] = (SAMPLE['library.yml'] ?? '').split('Reseller}');
    const bytes = Buffer.concat([Buffer.from(`${head}R`), Buffer.from([0xe9]), Buffer.from(`seller}${tail}`)]);
    expect(problemsOf({ ...SAMPLE, 'library.yml': bytes })).toEqual([
      'library.yml:4:1: the file is not valid UTF-8 in this line. Save it as UTF-8.',
    ]);
  });

  it.each(['', '\n\n', '# only a comment\n'])('an empty file: %j', (content) => {
    expect(problemsOf({ ...SAMPLE, 'glossary.yml': content })).toEqual([
      expect.stringMatching(/^glossary\.yml:\d+:1: the file is empty\.$/),
    ]);
  });

  it('a file that is one text', () => {
    expect(problemsOf({ ...SAMPLE, 'glossary.yml': 'terms' })).toEqual([
      'glossary.yml:1:1: the file is the text "terms"; expected keys with values (key: value).',
    ]);
  });

  it('a file that is nested too deeply to be read', () => {
    expect(problemsOf({ ...SAMPLE, 'glossary.yml': '['.repeat(20_000) })[0]).toMatch(/^glossary\.yml:\d+:\d+: /);
  });

  it('a file that cannot be read', () => {
    const folder = libraryFolder();
    rmSync(join(folder, 'glossary.yml'));
    mkdirSync(join(folder, 'glossary.yml'));
    expect(problemsOf(folder)).toEqual(['glossary.yml:1:1: the file cannot be read (EISDIR).']);
  });

  it('a folder that is not there', () => {
    const folder = join(libraryFolder(), 'nowhere');
    expect(loadLibrary([folder])).toEqual({
      kind: 'invalid',
      problems: [{ file: folder, line: 1, column: 1, message: 'there is no such folder. LIBRARY_DIR names it.' }],
    });
  });

  it('a folder without a library', () => {
    expect(problemsOf({ 'README.md': 'Not a library.', 'compose.yml': 'services: {}' })).toEqual([
      'library.yml:1:1: the file is missing. LIBRARY_DIR must name a folder with a pattern library.',
    ]);
  });

  it.each([
    ['glosary.yml', '"glosary.yml" is no part of a library and would not be read. Did you mean "glossary.yml"?'],
    ['pattern/x.yml', '"pattern" is no part of a library and would not be read. Did you mean "patterns"?', 'pattern'],
    ['cases/b.yaml', 'the file would not be read: its name ends in ".yaml"; expected ".yml".'],
  ])('a file that nothing reads: %s', (file, message, place = file) => {
    expect(problemsOf({ ...SAMPLE, [file]: 'id: x' })).toEqual([`${place}:1:1: ${message}`]);
  });

  it('everything at once, in order of file and line', () => {
    const problems = problemsOf({
      ...sampleWith({
        'patterns/resale.yml': ['category: reseller', 'category: resseller'],
        'cases/acme-resale.yml': ['summary: Acme sold on.', 'sumary: Acme sold on.'],
        'library.yml': ['note: Illustrative, not legal advice.\n', ''],
        'references.yml': ['kind: empirical', 'kind: rumour'],
      }),
      'glossary.yml': '',
      'synonyms.yml': 'groups: [[a, b]',
    });
    expect(problems.map((problem) => problem.split(': ')[0])).toEqual([
      'cases/acme-resale.yml:1:1',
      'cases/acme-resale.yml:7:1',
      'glossary.yml:1:1',
      'library.yml:1:1',
      'references.yml:7:11',
      'synonyms.yml:1:16',
    ]);
  });

  it('what leads into a file that failed is not called unknown', () => {
    const broken = problemsOf(sampleWith({ 'patterns/resale.yml': ['tagline: One makes, one sells.\n', ''] }));
    expect(broken).toEqual(['patterns/resale.yml:1:1: tagline is missing; expected a text.']);
  });
});

describe('a folder laid over another', () => {
  const own: LibraryFiles = {
    'cases/globex.yml': (SAMPLE['cases/acme-resale.yml'] ?? '')
      .replaceAll('acme-resale', 'globex')
      .replaceAll('Acme', 'Globex'),
    'glossary.yml': `reviewed: "2026-11-01"
terms:
  - {id: margin, title: Margin, definition: What our partners keep., cards: [resale]}
`,
  };

  it('adds its cards as internal, unless they say otherwise', () => {
    const shown = { 'cases/open.yml': `${own['cases/globex.yml']}internal: false\n`.replace('id: globex', 'id: open') };
    const library = loaded(libraryFolder(), libraryFolder({ ...own, ...shown }));
    expect([...library.cards.values()].map(({ ref, internal }) => [ref, internal])).toEqual([
      ['resale', false],
      ['resale/clauses/price', false],
      ['resale/clauses/floor', false],
      ['resale/kill-list/squeeze', false],
      ['cases/acme-resale', false],
      ['cases/globex', true],
      ['cases/open', false],
      ['glossary/margin', true],
      ['glossary/list-price', false],
    ]);
  });

  it('keeps its interactions from other companies, as its cards', () => {
    const interactions = (SAMPLE['interactions.yml'] ?? '').replace('id: price-with-floor', 'id: our-trap');
    const library = loaded(libraryFolder(), libraryFolder({ 'interactions.yml': interactions }));
    expect(library.interactions.map(({ id, internal }) => [id, internal])).toEqual([
      ['price-with-floor', false],
      ['our-trap', true],
    ]);
  });

  it('stands for an earlier file of the same name and an earlier term of the same id', () => {
    const library = loaded(
      libraryFolder(),
      libraryFolder({
        ...own,
        'cases/acme-resale.yml': (SAMPLE['cases/acme-resale.yml'] ?? '').replace('Acme sold on.', 'Acme told us more.'),
      }),
    );
    expect(cardAt(library, 'cases/acme-resale')).toMatchObject({ summary: 'Acme told us more.', internal: true });
    expect(cardAt(library, 'glossary/margin')).toMatchObject({ definition: 'What our partners keep.', internal: true });
    expect(library.terms).toHaveLength(2);
  });

  it('needs no file of its own but may not be missing', () => {
    expect(loaded(libraryFolder(), libraryFolder({})).cards.size).toBe(7);
    expect(loadLibrary([libraryFolder(), '/nowhere/ours'])).toMatchObject({
      kind: 'invalid',
      problems: [{ file: '/nowhere/ours', message: 'there is no such folder. LIBRARY_DIR names it.' }],
    });
  });
});

describe('any edit of a good library', () => {
  /** So that each run parses the edited file alone. */
  function snapshotOf(folder: string): Snapshot {
    const file = join(libraryFolder({}), 'snapshot.json');
    expect(writeSnapshot([folder], file)).toEqual([]);
    return readSnapshot(file);
  }

  const files = Object.keys(SAMPLE);
  const cutAt = fc.record({
    file: fc.constantFrom(...files),
    at: fc.nat(1500),
    length: fc.nat(60),
    put: fc.oneof(
      fc.constantFrom(
        '',
        ' ',
        '\n',
        ': ',
        '- ',
        '[',
        '{',
        '"',
        "'",
        '*a',
        '&a ',
        '!!int ',
        '---\n',
        '\t',
        '\u0000',
        '\uFEFF',
        '# ',
        'null',
        '0',
        '~',
        '<<: ',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    ),
  });

  it('either loads whole or is refused with places that exist', () => {
    const folder = libraryFolder();
    const snapshot = snapshotOf(folder);
    fc.assert(
      fc.property(cutAt, ({ file, at, length, put }) => {
        const text = SAMPLE[file] ?? '';
        const start = at % (text.length + 1);
        const edited = text.slice(0, start) + put + text.slice(start + length);
        writeFiles(folder, { ...SAMPLE, [file]: edited });
        const outcome = loadLibrary([folder], { snapshot });
        if (outcome.kind === 'loaded') {
          expect(outcome.library.cards.size).toBeGreaterThan(0);
          return;
        }
        expect(outcome.problems.length).toBeGreaterThan(0);
        for (const { file: place, line, column, message } of outcome.problems) {
          const lines = (place.endsWith(file) ? edited : (SAMPLE[place.slice(folder.length + 1)] ?? '')).split('\n');
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
          expect(message.trim()).not.toBe('');
        }
      }),
      { numRuns: 200 },
    );
  });

  it('in its bytes never throws', () => {
    const folder = libraryFolder();
    const snapshot = snapshotOf(folder);
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.uint8Array({ maxLength: 200 }), fc.nat(), (file, bytes, at) => {
        const text = Buffer.from(SAMPLE[file] ?? '');
        const start = at % text.length;
        writeFiles(folder, {
          ...SAMPLE,
          [file]: Buffer.concat([text.subarray(0, start), bytes, text.subarray(start)]),
        });
        expect(['loaded', 'invalid']).toContain(loadLibrary([folder], { snapshot }).kind);
      }),
      { numRuns: 80 },
    );
  });
});
