import { Worker } from 'node:worker_threads';
import type { ExtractTask } from './extract-worker.js';
import { MAX_FILE_BYTES } from './reviewer.js';

/** The text of a file. */
export interface Extracted {
  readonly kind: 'text';
  readonly text: string;
  /** For a PDF: the offset at which each page begins in `text`. */
  readonly pageStarts?: readonly number[] | undefined;
}

/** Why a file gave no text; `kind` is what callers branch on, `failureSentence` what people read. */
export type ExtractFailure =
  | { readonly kind: 'too-big'; readonly bytes: number; readonly maxBytes: number }
  | { readonly kind: 'expands-too-far'; readonly maxBytes: number }
  | { readonly kind: 'unsupported'; readonly extension: string }
  | { readonly kind: 'wrong-type'; readonly named: string; readonly found: string }
  | { readonly kind: 'sign-in-page' }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'no-text' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'too-slow'; readonly timeoutMs: number };

export interface ExtractOptions {
  /** Larger files are refused unread; default 5 MB. */
  readonly maxBytes?: number | undefined;
  /** A docx that would expand further is refused before it does; default 60 MB. */
  readonly maxExpandedBytes?: number | undefined;
  /** After this the worker is ended; default 20 seconds. */
  readonly timeoutMs?: number | undefined;
  /** The worker's memory; default 256 MB. */
  readonly maxMemoryMb?: number | undefined;
  /** The built worker, where it does not lie beside this file. */
  readonly workerUrl?: URL | undefined;
}

const MAX_EXPANDED_BYTES = 60_000_000;
const TIMEOUT_MS = 20_000;
const MAX_MEMORY_MB = 256;

const TYPES: Readonly<Record<string, 'docx' | 'pdf' | 'text'>> = {
  docx: 'docx',
  pdf: 'pdf',
  txt: 'text',
  text: 'text',
  md: 'text',
  markdown: 'text',
};

/**
 * The text of a .docx, .pdf, .txt or .md file, or why there is none. Never throws for a file. Documents are read in a
 * worker with a limit on time and memory, so that a hostile one neither blocks nor exhausts the process.
 */
export async function extractText(
  name: string,
  bytes: Uint8Array,
  options: ExtractOptions = {},
): Promise<Extracted | ExtractFailure> {
  const maxBytes = options.maxBytes ?? MAX_FILE_BYTES;
  if (bytes.length > maxBytes) return { kind: 'too-big', bytes: bytes.length, maxBytes };
  const extension = /\.([a-z0-9]+)$/i.exec(name.trim())?.[1]?.toLowerCase() ?? '';
  const type = TYPES[extension];
  if (type === undefined) return { kind: 'unsupported', extension };
  const found = sniff(bytes);
  if (found === 'html') return { kind: 'sign-in-page' };
  if (found === 'ole')
    return extension === 'docx' && holdsEncrypted(bytes)
      ? { kind: 'encrypted' }
      : { kind: 'wrong-type', named: extension, found: 'doc' };
  if (type === 'text') {
    if (found === 'pdf' || found === 'zip')
      return { kind: 'wrong-type', named: extension, found: found === 'zip' ? 'docx' : found };
    return decodeText(bytes);
  }
  if (type === 'pdf' && found !== 'pdf') {
    return found === 'zip' ? { kind: 'wrong-type', named: 'pdf', found: 'docx' } : { kind: 'broken' };
  }
  if (type === 'docx' && found !== 'zip') {
    return found === 'pdf' ? { kind: 'wrong-type', named: 'docx', found: 'pdf' } : { kind: 'broken' };
  }
  return extractInWorker({ type, bytes, maxExpandedBytes: options.maxExpandedBytes ?? MAX_EXPANDED_BYTES }, options);
}

/** What the first bytes show, whatever the file is called. */
function sniff(bytes: Uint8Array): 'pdf' | 'zip' | 'ole' | 'html' | 'other' {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (head.includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK\x03\x04')) return 'zip';
  if (head.startsWith('\xd0\xcf\x11\xe0')) return 'ole';
  if (/^(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html[\s>])/i.test(head)) return 'html';
  return 'other';
}

/** Word stores a docx with a password as an OLE file with this stream. */
const ENCRYPTED_STREAM = 'EncryptedPackage';

function holdsEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from(ENCRYPTED_STREAM, 'utf16le'),
  );
}

function decodeText(bytes: Uint8Array): Extracted | ExtractFailure {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.includes('\0')) return { kind: 'broken' };
  return text.trim() === '' ? { kind: 'no-text' } : { kind: 'text', text };
}

function extractInWorker(task: ExtractTask, options: ExtractOptions): Promise<Extracted | ExtractFailure> {
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  return new Promise((resolve) => {
    const worker = new Worker(options.workerUrl ?? new URL('./extract-worker.js', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: options.maxMemoryMb ?? MAX_MEMORY_MB },
      stdout: true,
      stderr: true,
    });
    const finish = (outcome: Extracted | ExtractFailure): void => {
      clearTimeout(timer);
      resolve(outcome);
      void worker.terminate();
    };
    const timer = setTimeout(() => finish({ kind: 'too-slow', timeoutMs }), timeoutMs);
    worker.once('message', finish);
    // Running out of memory or crashing on a document says the same of it: it cannot be read here.
    worker.once('error', () => finish({ kind: 'broken' }));
    worker.once('exit', () => finish({ kind: 'broken' }));
  });
}

/** The page that an offset lies on, from 1; `undefined` where the text has no pages. */
export function pageAt(pageStarts: readonly number[] | undefined, offset: number): number | undefined {
  if (!pageStarts || pageStarts.length === 0) return undefined;
  const after = pageStarts.findIndex((start) => start > offset);
  return after === -1 ? pageStarts.length : Math.max(1, after);
}

/** One plain sentence on a failure and what to do about it. */
export function failureSentence(failure: ExtractFailure): string {
  const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1_000_000)} MB`;
  switch (failure.kind) {
    case 'too-big':
      return `The file has ${megabytes(failure.bytes)}; I read up to ${megabytes(failure.maxBytes)}. Send the part that matters, or its text.`;
    case 'expands-too-far':
      return `The file would expand to more than ${megabytes(failure.maxBytes)}, so I did not open it. Send its text instead.`;
    case 'unsupported':
      return `I read .docx, .pdf, .txt and .md files, not ${failure.extension === '' ? 'files without an ending' : `.${failure.extension}`}.`;
    case 'wrong-type':
      return `The file is named .${failure.named} but holds ${failure.found}. Rename or save it again and send it once more.`;
    case 'sign-in-page':
      return 'Instead of the file I received a web page. If it came from Slack, the app lacks the files:read permission.';
    case 'encrypted':
      return 'The file is protected by a password. Send a copy without one.';
    case 'no-text':
      return 'The file holds no text; it may be a scan. Send a version with text, I cannot read pictures.';
    case 'broken':
      return 'The file is damaged and cannot be read. Save it again, or send its text.';
    case 'too-slow':
      return `Reading the file took longer than ${Math.round(failure.timeoutMs / 1000)} seconds, so I stopped. Send its text instead.`;
  }
}
