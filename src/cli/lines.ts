import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import { DealPatternsError } from '../errors.js';

export class LineError extends DealPatternsError {
  readonly code = 'line_invalid';

  constructor(line: number, problem: string) {
    super(`stdin:${line}: ${problem}`);
  }
}

/**
 * The objects of newline-delimited JSON, in order; empty lines are passed over.
 *
 * @throws LineError at the first line that is no JSON or does not fit the schema.
 */
export async function* readLines<S extends z.ZodType>(input: Readable, schema: S): AsyncGenerator<z.infer<S>> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new LineError(number, 'not JSON.');
    }
    const parsed = schema.safeParse(value);
    if (!parsed.success) throw new LineError(number, parsed.error.issues.map(issueText).join(' '));
    yield parsed.data;
  }
}

function issueText({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? `${message}.` : `${path.join('.')}: ${message}.`;
}
