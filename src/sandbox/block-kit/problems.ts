import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** One problem in Slack's own words: `[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]`. */
export const problem = (what: string, path: readonly PropertyKey[]): string =>
  `[ERROR] ${what} [json-pointer:/${path.map(String).join('/')}]`;

/** zod's issues over `root`, as Slack words them, below `prefix` in the JSON pointer. */
export function slackProblems(
  issues: readonly Issue[],
  root: unknown,
  prefix: readonly PropertyKey[],
): readonly string[] {
  return issues.flatMap((issue) => wording(issue, root).map(([what, path]) => problem(what, [...prefix, ...path])));
}

function wording(issue: Issue, root: unknown): readonly (readonly [string, readonly PropertyKey[]])[] {
  const { path } = issue;
  switch (issue.code) {
    case 'too_big':
      return [
        [issue.origin === 'string' ? `must be less than ${Number(issue.maximum) + 1} characters` : most(issue), path],
      ];
    case 'too_small':
      return [
        [issue.origin === 'string' ? `must be more than ${Number(issue.minimum) - 1} characters` : least(issue), path],
      ];
    case 'unrecognized_keys':
      return issue.keys.map((key) => [`invalid additional property: ${key}`, path] as const);
    case 'invalid_type':
      return valueAt(root, path) === undefined && path.length > 0
        ? [[`missing required field: ${String(path.at(-1))}`, path.slice(0, -1)]]
        : [[`must provide ${article(issue.expected)}`, path]];
    case 'invalid_union':
      return [[unionWording(root, path), path]];
    case 'invalid_value':
      return [
        [`invalid value, expected one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`, path],
      ];
    default:
      return [['invalid format', path]];
  }
}

const most = (issue: { origin: string; maximum: number | bigint }): string =>
  issue.origin === 'array' ? `no more than ${issue.maximum} items allowed` : `must be at most ${issue.maximum}`;

const least = (issue: { origin: string; minimum: number | bigint }): string =>
  issue.origin === 'array' ? `no fewer than ${issue.minimum} items allowed` : `must be at least ${issue.minimum}`;

const article = (expected: string): string => (/^[aeio]/.test(expected) ? `an ${expected}` : `a ${expected}`);

function unionWording(root: unknown, path: readonly PropertyKey[]): string {
  if (path.at(-1) !== 'type') return 'failed to match any allowed schema';
  const type = valueAt(root, path);
  return type === undefined ? 'missing required field: type' : `unsupported type: ${String(type)}`;
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    root,
  );
}
