import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { DealPatternsError } from '../../errors.js';
import { type Draft, MAX_FILE_BYTES, type Report, type Reviewer } from '../../review/index.js';
import { readLines } from '../lines.js';
import { reportText } from '../print-report.js';
import type { CliCommand } from '../program.js';

const draftLine = z.looseObject({ id: z.string(), text: z.string() });

/** The draft cannot be read; the message says why. */
class DraftError extends DealPatternsError {
  readonly code = 'draft_unreadable';
}

interface NamedDraft {
  readonly draft: Draft;
  /** Set where the offsets count in a text that the caller has not seen. */
  readonly isExtracted: boolean;
}

export const reviewCommand: CliCommand = {
  usage: 'review FILE [--json | --explain] | review - | review --ndjson',
  does: 'reviews a draft (.txt, .md, .docx, .pdf, or - for text on stdin) against the kill-list',
  options: { json: { type: 'boolean' }, ndjson: { type: 'boolean' }, explain: { type: 'boolean' } },
  words: [0, 1],
  run: async ({ words, flag }, { streams, assistant }) => {
    const [file] = words;
    if (flag('ndjson') === (file !== undefined) || (flag('json') && flag('explain'))) {
      streams.stderr.write(`Either a file or --ndjson is expected. Usage: deal-patterns ${reviewCommand.usage}\n`);
      return 2;
    }
    const { reviewer, library } = await assistant();
    if (file === undefined) {
      for await (const { id, text } of readLines(streams.stdin, draftLine)) {
        streams.stdout.write(
          `${JSON.stringify(reportJson(id, await reviewer.review({ text }, { candidates: true })))}\n`,
        );
      }
      return 0;
    }
    const { draft, isExtracted } = await readDraft(file, streams.stdin, reviewer);
    if (flag('explain')) {
      streams.stdout.write(`${await reviewer.explain(draft)}\n`);
      return 0;
    }
    const report = await reviewer.review(draft);
    const json = { ...reportJson('d1', report), ...(isExtracted ? { text: draft.text } : {}) };
    streams.stdout.write(flag('json') ? `${JSON.stringify(json, null, 2)}\n` : `${reportText(report, library())}\n`);
    return 0;
  },
};

async function readDraft(file: string, stdin: Readable, reviewer: Reviewer): Promise<NamedDraft> {
  if (file === '-') return { draft: { text: (await bytesOf(stdin)).toString('utf8') }, isExtracted: false };
  const read = await reviewer.readFile({ name: basename(file), bytes: await contentOf(file) });
  if (read.kind === 'unreadable') throw new DraftError(`${file}: ${read.why}`);
  return { draft: read, isExtracted: /\.(?:docx|pdf)$/i.test(file) };
}

/** A file that is too large is not even read. */
async function contentOf(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > MAX_FILE_BYTES) throw new DraftError(`${file}: larger than 5 MB. Review a part of it.`);
    return await readFile(file);
  } catch (error) {
    if (error instanceof DraftError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new DraftError(`${file}: ${READ_FAILURES[code] ?? `cannot be read (${code}).`}`, { cause: error });
  }
}

const READ_FAILURES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file.',
  EACCES: 'this user may not read it.',
  EISDIR: 'this is a folder. Name a file in it.',
};

async function bytesOf(stdin: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_FILE_BYTES) throw new DraftError('stdin: larger than 5 MB. Review a part of it.');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function reportJson(id: string, { hash, libraryVersion, topics, findings, cleared, checked }: Report) {
  return {
    id,
    topics: topics.map(({ topic, start, end, score }) => ({ topic, start, end, score })),
    findings: findings.map(({ ref, severity, topic, start, end, quote, missing, clause, signals, place }) => ({
      ref,
      severity,
      topic,
      start,
      end,
      quote,
      missing,
      clause,
      signals,
      place,
    })),
    cleared: cleared.map(({ ref, present }) => ({ ref, present })),
    checked,
    hash,
    library: libraryVersion,
  };
}
