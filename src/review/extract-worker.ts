import { parentPort, workerData } from 'node:worker_threads';
import mammoth from 'mammoth';
import { extractText, getDocumentProxy } from 'unpdf';
import type { Extracted, ExtractFailure } from './file-text.js';
import { measureZip } from './zip-size.js';

/** What the main thread hands over. */
export interface ExtractTask {
  readonly type: 'docx' | 'pdf';
  readonly bytes: Uint8Array;
  readonly maxExpandedBytes: number;
}

/** A page with fewer letters than this on average was scanned. */
const FEWEST_LETTERS_A_PAGE = 12;

async function extract({ type, bytes, maxExpandedBytes }: ExtractTask): Promise<Extracted | ExtractFailure> {
  return type === 'docx' ? docxText(bytes, maxExpandedBytes) : pdfText(bytes);
}

async function docxText(bytes: Uint8Array, maxExpandedBytes: number): Promise<Extracted | ExtractFailure> {
  const size = measureZip(bytes, maxExpandedBytes);
  if (size.kind === 'too-large') return { kind: 'expands-too-far', maxBytes: maxExpandedBytes };
  if (size.kind !== 'fits') return { kind: size.kind };
  if (!size.names.includes('word/document.xml'))
    return { kind: 'wrong-type', named: 'docx', found: 'another zip archive' };
  try {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    return value.trim() === '' ? { kind: 'no-text' } : { kind: 'text', text: value };
  } catch {
    return { kind: 'broken' };
  }
}

async function pdfText(bytes: Uint8Array): Promise<Extracted | ExtractFailure> {
  try {
    const pdf = await getDocumentProxy(bytes, { verbosity: 0 });
    const { text: pages } = await extractText(pdf, { mergePages: false });
    const letters = pages.reduce((sum, page) => sum + (page.match(/\p{L}/gu)?.length ?? 0), 0);
    if (letters < FEWEST_LETTERS_A_PAGE * Math.max(1, pages.length)) return { kind: 'no-text' };
    const pageStarts: number[] = [];
    let text = '';
    for (const page of pages) {
      if (text !== '') text += '\n\n';
      pageStarts.push(text.length);
      text += page;
    }
    return { kind: 'text', text, pageStarts };
  } catch (error) {
    return { kind: error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'broken' };
  }
}

const task: ExtractTask = workerData;
parentPort?.postMessage(await extract(task));
