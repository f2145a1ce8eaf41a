import { StoreError } from '../checklist/index.js';

/** What a failed statement means: worth another try at once, a failure of the store, or a mistake of ours. */
export type Failure =
  | { readonly kind: 'retry'; readonly error: StoreError }
  | { readonly kind: 'store'; readonly error: StoreError }
  | { readonly kind: 'other'; readonly error: unknown };

/** Reads an error of libsql or pg; `where` names the file, or the server without its password. */
export function readFailure(error: unknown, where: string): Failure {
  if (error instanceof StoreError) return { kind: 'store', error };
  if (!(error instanceof Error)) return { kind: 'other', error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const fail = (kind: 'retry' | 'store', make: (cause: Error) => StoreError): Failure => ({ kind, error: make(error) });
  const isAbout = (pattern: RegExp) => pattern.test(code) || pattern.test(error.message);

  if (/^SQLITE_BUSY|^SQLITE_LOCKED/.test(code)) return fail('retry', (cause) => locked(where, cause));
  if (RETRIED_STATES.has(code)) return fail('retry', (cause) => unavailable(where, cause));
  if (/^SQLITE_(CORRUPT|NOTADB)|^XX00[12]$/.test(code)) return fail('store', (cause) => corrupt(where, cause));
  if (/^SQLITE_READONLY|^25006$|^EACCES$|^EROFS$|^EPERM$/.test(code))
    return fail('store', (cause) => readOnly(where, cause));
  if (isAbout(/^SQLITE_CANTOPEN|^ENOTDIR$|^EEXIST$|^ENOENT$|Unable to open connection/))
    return fail('store', (cause) => cannotOpen(where, cause));
  if (/^SQLITE_(IOERR|FULL)/.test(code) || DOWN_STATES.test(code) || DOWN_MESSAGES.test(error.message)) {
    return fail('store', (cause) => unavailable(where, cause));
  }
  return { kind: 'other', error };
}

/** Postgres: serialization failure, deadlock, lock not available. */
const RETRIED_STATES: ReadonlySet<string> = new Set(['40001', '40P01', '55P03']);

/** Postgres: connection (08), authorisation (28), no such database, resources (53), operator (57), and Node's own. */
const DOWN_STATES =
  /^(08...|28...|3D000|53...|57P0.|57014|58...|ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE)$/;

/** What pg and Kysely say without a code. */
const DOWN_MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|Cannot use a pool after calling end|driver has already been destroyed|connection is not open|not queryable/i;

function corrupt(where: string, cause: unknown): StoreError {
  const message = `The database ${where} is damaged. Restore a copy, or move it away to start empty.`;
  return new StoreError('corrupt', message, { cause });
}

function readOnly(where: string, cause: unknown): StoreError {
  const message = `The database ${where} cannot be written to. Give this process the right to write to it.`;
  return new StoreError('read-only', message, { cause });
}

function cannotOpen(where: string, cause: unknown): StoreError {
  const message = `The database ${where} cannot be opened. Check that its folder exists and belongs to this process.`;
  return new StoreError('cannot-open', message, { cause });
}

export function newer(where: string, migration: string): StoreError {
  const message = `The database ${where} was written by a newer version (it has ${migration}). Start that version.`;
  return new StoreError('newer', message);
}

function unavailable(where: string, cause: unknown): StoreError {
  return new StoreError('unavailable', `The database ${where} cannot be reached just now.`, { cause });
}

function locked(where: string, cause: unknown): StoreError {
  return new StoreError('unavailable', `The database ${where} is locked by another process.`, { cause });
}
