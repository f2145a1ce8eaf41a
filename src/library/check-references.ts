import type { Checked, LibraryParts } from './layout.js';
import { didYouMean } from './nearest.js';
import type { Problem } from './problems.js';
import type { PatternFile } from './schema.js';
import { pathText, type YamlPath } from './yaml-file.js';

/** Names that stand for one thing, what they may lead to, and where they stand. */
interface Link {
  readonly yaml: Checked<unknown>['yaml'];
  readonly path: YamlPath;
  readonly value: string;
}

/**
 * Every reference that leads nowhere and every id that stands twice. What a failed file may hold is not missed: `failed`
 * names the files that could not be taken, as `glossary.yml` or `patterns/ai-reseller`.
 */
export function checkReferences(parts: LibraryParts, failed: ReadonlySet<string>): Problem[] {
  const head = parts.library.at(-1)?.data;
  const patternRefs = parts.patterns.map(({ data }) => data.id);
  const clauseRefs = parts.patterns.flatMap(({ data }) => data.clauses.map(({ id }) => `${data.id}/clauses/${id}`));
  const moveRefs = parts.patterns.flatMap(({ data }) => data.kill_list.map(({ id }) => `${data.id}/kill-list/${id}`));
  const caseIds = parts.cases.map(({ data }) => data.id);
  const cardRefs = [
    ...patternRefs,
    ...clauseRefs,
    ...moveRefs,
    ...caseIds.map((id) => `cases/${id}`),
    ...parts.glossaries.flatMap(({ data }) => data.terms.map(({ id }) => `glossary/${id}`)),
  ];
  const known: Readonly<Record<Target, readonly string[]>> = {
    category: head?.categories.map(({ id }) => id) ?? [],
    section: head?.sections.map(({ id }) => id) ?? [],
    work: parts.references.flatMap(({ data }) => data.works.map(({ id }) => id)),
    pattern: patternRefs,
    clause: clauseRefs,
    case: caseIds,
    card: cardRefs,
  };
  const sets = new Map(Object.entries(known).map(([what, values]) => [what, new Set(values)]));
  const dangling = (what: Target, links: readonly Link[]): Problem[] =>
    links
      .filter(({ value }) => !sets.get(what)?.has(value) && !failed.has(fileOf(what, value)))
      .map(({ yaml, path, value }) =>
        yaml.problemAt(
          path,
          `${pathText(path)} names the unknown ${what} "${value}".${didYouMean(value, known[what])}`,
        ),
      );
  return [
    ...parts.patterns.flatMap((file) => patternProblems(file, dangling)),
    ...parts.cases.flatMap(({ data, yaml }) => [
      ...dangling(
        'pattern',
        data.patterns.map((value, index) => ({ yaml, path: ['patterns', index], value })),
      ),
      ...dangling(
        'card',
        data.lessons.map(({ card }, index) => ({ yaml, path: ['lessons', index, 'card'], value: card })),
      ),
    ]),
    ...parts.glossaries.flatMap(({ data, yaml }) => [
      ...data.terms.flatMap(({ cards }, term) =>
        dangling(
          'card',
          cards.map((value, index) => ({ yaml, path: ['terms', term, 'cards', index], value })),
        ),
      ),
      ...duplicates(data.terms.map(({ id }, index) => ({ yaml, path: ['terms', index, 'id'], value: id }))),
    ]),
    ...parts.interactions.flatMap(({ data, yaml }) => [
      ...data.interactions.flatMap(({ clauses }, entry) =>
        dangling(
          'clause',
          clauses.map((value, index) => ({ yaml, path: ['interactions', entry, 'clauses', index], value })),
        ),
      ),
      ...data.interactions.flatMap(({ clauses: [first, second] }, entry) =>
        first === second
          ? [
              yaml.problemAt(
                ['interactions', entry, 'clauses', 1],
                `the clause "${first}" cannot interact with itself.`,
              ),
            ]
          : [],
      ),
      ...duplicates(
        data.interactions.map(({ id }, index) => ({ yaml, path: ['interactions', index, 'id'], value: id })),
      ),
    ]),
    ...parts.references.flatMap(({ data, yaml }) =>
      duplicates(data.works.map(({ id }, index) => ({ yaml, path: ['works', index, 'id'], value: id }))),
    ),
  ];
}

type Target = 'category' | 'section' | 'work' | 'pattern' | 'clause' | 'case' | 'card';

/** The name of the file that a reference leads into. */
function fileOf(what: Target, value: string): string {
  const [first = '', second = ''] = value.split('/');
  switch (what) {
    case 'category':
    case 'section':
      return 'library.yml';
    case 'work':
      return 'references.yml';
    case 'case':
      return `cases/${value}`;
    case 'pattern':
    case 'clause':
      return `patterns/${first}`;
    case 'card':
      if (first === 'glossary') return 'glossary.yml';
      return first === 'cases' ? `cases/${second}` : `patterns/${first}`;
    default:
      return what satisfies never;
  }
}

function patternProblems(
  { data, yaml }: Checked<PatternFile>,
  dangling: (what: Target, links: readonly Link[]) => Problem[],
): Problem[] {
  const works = (path: YamlPath, ids: readonly string[]): Link[] =>
    ids.map((value, index) => ({ yaml, path: [...path, 'references', index], value }));
  const local = [
    ...data.clauses.map(({ id }) => `clauses/${id}`),
    ...data.kill_list.map(({ id }) => `kill-list/${id}`),
    ...data.considerations.map(({ id }) => `considerations/${id}`),
  ];
  return [
    ...dangling('category', [{ yaml, path: ['category'], value: data.category }]),
    ...dangling(
      'section',
      data.clauses.map(({ section }, index) => ({ yaml, path: ['clauses', index, 'section'], value: section })),
    ),
    ...dangling('work', [
      ...data.references.map(({ work }, index) => ({ yaml, path: ['references', index, 'work'], value: work })),
      ...data.clauses.flatMap(({ references }, index) => works(['clauses', index], references)),
      ...data.kill_list.flatMap(({ references }, index) => works(['kill_list', index], references)),
    ]),
    ...dangling(
      'clause',
      data.kill_list.flatMap(({ answered_by }, move) =>
        answered_by.map((value, index) => ({ yaml, path: ['kill_list', move, 'answered_by', index], value })),
      ),
    ),
    ...dangling(
      'case',
      data.kill_list.flatMap(({ episode }, index) =>
        episode ? [{ yaml, path: ['kill_list', index, 'episode', 'case'], value: episode.case }] : [],
      ),
    ),
    ...data.questions.flatMap(({ about }, index) =>
      local.includes(about)
        ? []
        : [
            yaml.problemAt(
              ['questions', index, 'about'],
              `questions[${index}].about names the unknown part "${about}".${didYouMean(about, local)}`,
            ),
          ],
    ),
    ...(['clauses', 'kill_list', 'considerations', 'questions'] as const).flatMap((list) =>
      duplicates(data[list].map(({ id }, index) => ({ yaml, path: [list, index, 'id'], value: id }))),
    ),
  ];
}

function duplicates(links: readonly Link[]): Problem[] {
  const seen = new Map<string, Link>();
  return links.flatMap((link) => {
    const first = seen.get(link.value);
    if (!first) {
      seen.set(link.value, link);
      return [];
    }
    const { file, line } = first.yaml.problemAt(first.path, '');
    return [link.yaml.problemAt(link.path, `the id "${link.value}" stands twice; first at ${file}:${line}.`)];
  });
}
