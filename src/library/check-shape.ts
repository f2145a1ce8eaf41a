import { z } from 'zod';
import { didYouMean } from './nearest.js';
import type { Problem } from './problems.js';
import { pathText, type YamlFile, type YamlPath } from './yaml-file.js';

type Issue = z.core.$ZodIssue;

/** The file's value in the schema's type, or every way in which it does not fit. */
export function checkShape<S extends z.ZodType>(yaml: YamlFile, schema: S): z.infer<S> | readonly Problem[] {
  const checked = schema.safeParse(yaml.value);
  if (checked.success) return checked.data;
  return checked.error.issues.flatMap((issue) => problemsOf(yaml, schema, issue));
}

function problemsOf(yaml: YamlFile, schema: z.ZodType, issue: Issue): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, issue.path);
    return issue.keys.map((key) =>
      yaml.problemAt(
        issue.path,
        `unknown key "${pathText([...issue.path, key])}".${didYouMean(key, known) || expectedKeys(known)}`,
        key,
      ),
    );
  }
  return [yaml.problemAt(issue.path, `${where(issue.path)}${sentence(yaml, issue)}`)];
}

function sentence(yaml: YamlFile, issue: Issue): string {
  const given = valueAt(yaml.value, issue.path);
  switch (issue.code) {
    case 'invalid_type':
      return given === undefined
        ? `is missing; expected ${typeNames[issue.expected] ?? issue.expected}.`
        : `is ${typeName(given)}; expected ${typeNames[issue.expected] ?? issue.expected}.${quoteHint(issue.expected, given)}`;
    case 'invalid_value': {
      const values = issue.values.map(String);
      if (given === undefined) return `is missing; expected one of ${values.join(', ')}.`;
      return `is ${show(given)}; expected one of ${values.join(', ')}.${didYouMean(String(given), values)}`;
    }
    case 'too_big':
      return typeof given === 'string'
        ? `has ${given.trim().length} characters, too long for Slack; expected at most ${issue.maximum}.`
        : `${sizeOf(given)}; expected at most ${issue.maximum}.`;
    case 'too_small':
      return typeof given === 'string' && given.trim() === ''
        ? 'is empty; expected a text.'
        : `${sizeOf(given)}; expected at least ${issue.minimum}.`;
    case 'invalid_format':
      return `is ${show(given)}; ${issue.message.startsWith('expected') ? issue.message : `expected a valid ${issue.format}`}.`;
    default:
      return `is ${show(given)}; ${issue.message}.`;
  }
}

/** zod's names of types in an editor's words. */
const typeNames: Readonly<Record<string, string>> = {
  object: 'keys with values (key: value)',
  array: 'a list',
  string: 'a text',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
};

/** YAML reads 0.1 as a number and yes-or-no words as such; in quotes they are texts. */
function quoteHint(expected: string, given: unknown): string {
  const isBare = typeof given === 'number' || typeof given === 'boolean';
  return expected === 'string' && isBare ? ` Put it in quotes: "${given}".` : '';
}

function sizeOf(given: unknown): string {
  if (Array.isArray(given)) return `has ${given.length} ${given.length === 1 ? 'entry' : 'entries'}`;
  if (typeof given === 'string') return `has ${given.trim().length} characters`;
  return `is ${show(given)}`;
}

const where = (path: YamlPath): string => (path.length === 0 ? 'the file ' : `${pathText(path)} `);

const expectedKeys = (known: readonly string[]): string => ` Expected one of ${known.join(', ')}.`;

const show = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
};

function typeName(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'keys with values';
  return typeof value === 'string' ? `the text ${show(value)}` : `the ${typeof value} ${show(value)}`;
}

function valueAt(value: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>(
    (at, key) => (at !== null && typeof at === 'object' ? Reflect.get(at, key) : undefined),
    value,
  );
}

/** The keys that the schema's object at `path` allows. */
function keysAt(schema: z.ZodType, path: YamlPath): readonly string[] {
  const inner = unwrap(schema);
  const [key, ...rest] = path;
  if (inner instanceof z.ZodObject) {
    if (key === undefined) return Object.keys(inner.shape);
    const next: unknown = inner.shape[String(key)];
    return next instanceof z.ZodType ? keysAt(next, rest) : [];
  }
  if (inner instanceof z.ZodArray && inner.element instanceof z.ZodType) return keysAt(inner.element, rest);
  if (inner instanceof z.ZodRecord && inner.valueType instanceof z.ZodType) return keysAt(inner.valueType, rest);
  return [];
}

function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    const inner: unknown = schema.unwrap();
    return inner instanceof z.ZodType ? unwrap(inner) : schema;
  }
  return schema;
}
