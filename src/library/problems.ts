import { DealPatternsError } from '../errors.js';

/** A fault in a library file. Lines and columns count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What is wrong, what was expected and the nearest valid value. */
  readonly message: string;
}

/** `data/patterns/ai-reseller.yml:12:5: what is wrong`. */
export function formatProblem({ file, line, column, message }: Problem): string {
  return `${file}:${line}:${column}: ${message}`;
}

/** Thrown where a library is needed at start and cannot be had; the message lists every problem. */
export class LibraryError extends DealPatternsError {
  readonly code = 'library_invalid';

  constructor(readonly problems: readonly Problem[]) {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    super(`The pattern library has ${count}:\n${problems.map(formatProblem).join('\n')}`);
  }
}

/** What a step gives instead of a value that is no list. */
export function isProblems(value: unknown): value is readonly Problem[] {
  return Array.isArray(value);
}
