import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { extractText, failureSentence, pageAt } from '../../src/review/engine.js';
import { builtWorker } from './support/built-worker.js';
import { bombOf, docxOf, pdfOf } from './support/files.js';

let workerUrl: URL;
beforeAll(() => {
  workerUrl = builtWorker();
}, 60_000);

const read = (name: string, bytes: Uint8Array, options = {}) => extractText(name, bytes, { workerUrl, ...options });

describe('extractText', () => {
  it('reads the paragraphs of a docx', async () => {
    const outcome = await read('Draft.DOCX', await docxOf('4.3 Right of first refusal', 'Lab shall not sign.'));
    expect(outcome).toMatchObject({ kind: 'text' });
    if (outcome.kind === 'text') expect(outcome.text).toMatch(/4\.3 Right of first refusal\s+Lab shall not sign\./);
  });

  it('reads the pages of a PDF and knows where each begins', async () => {
    const outcome = await read('draft.pdf', pdfOf(['The first page has text', 'And the second has too']));
    expect(outcome.kind).toBe('text');
    if (outcome.kind !== 'text') return;
    const second = outcome.text.indexOf('And the second');
    expect(second).toBeGreaterThan(0);
    expect(pageAt(outcome.pageStarts, second)).toBe(2);
    expect(pageAt(outcome.pageStarts, 3)).toBe(1);
    expect(pageAt(undefined, 3)).toBeUndefined();
  });

  it('reads text in UTF-8 and in UTF-16', async () => {
    expect(await read('a.txt', Buffer.from('\uFEFFPrice “parity”', 'utf8'))).toEqual({
      kind: 'text',
      text: 'Price “parity”',
    });
    expect(await read('a.md', Buffer.from('\uFEFF# Terms', 'utf16le'))).toEqual({ kind: 'text', text: '# Terms' });
  });

  const html = Buffer.from('<!DOCTYPE html><html><body>Sign in to your workspace</body></html>');
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
  const encryptedOle = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]);
  const key = '(0123456789012345678901234567890x)';
  const encryptedPdf = pdfOf(
    ['secret words here'],
    `/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ${key} /U ${key} >>`,
  );

  it.each([
    [
      'a file above the limit',
      'a.txt',
      Buffer.alloc(5_000_001, 97),
      { kind: 'too-big', bytes: 5_000_001, maxBytes: 5_000_000 },
    ],
    ['another kind of file', 'a.xlsx', Buffer.from('PK'), { kind: 'unsupported', extension: 'xlsx' }],
    ['a file without an ending', 'draft', Buffer.from('x'), { kind: 'unsupported', extension: '' }],
    ['a sign-in page instead of a docx', 'a.docx', html, { kind: 'sign-in-page' }],
    ['a sign-in page instead of a text', 'a.txt', html, { kind: 'sign-in-page' }],
    ['a PDF that is named docx', 'a.docx', pdfOf(['text']), { kind: 'wrong-type', named: 'docx', found: 'pdf' }],
    ['an old Word file that is named docx', 'a.docx', ole, { kind: 'wrong-type', named: 'docx', found: 'doc' }],
    ['a docx with a password', 'a.docx', encryptedOle, { kind: 'encrypted' }],
    ['a PDF with a password', 'a.pdf', encryptedPdf, { kind: 'encrypted' }],
    ['a scanned PDF', 'a.pdf', pdfOf(['', '']), { kind: 'no-text' }],
    ['a damaged PDF', 'a.pdf', Buffer.from('%PDF-1.4 and nothing more'), { kind: 'broken' }],
    ['a damaged docx', 'a.docx', Buffer.from('PK\x03\x04 and nothing more'), { kind: 'broken' }],
    [
      'another zip archive',
      'a.docx',
      zipSync({ 'x.txt': strToU8('x') }),
      { kind: 'wrong-type', named: 'docx', found: 'another zip archive' },
    ],
    ['binary named txt', 'a.txt', Buffer.from([1, 0, 2, 0]), { kind: 'broken' }],
    ['an empty text', 'a.md', Buffer.from(' \n'), { kind: 'no-text' }],
  ])('says what is wrong with %s', async (_, name, bytes, outcome) => {
    const failure = await read(name, bytes);
    expect(failure).toEqual(outcome);
    if (failure.kind !== 'text') expect(failureSentence(failure)).toMatch(/^[A-Z].*\.$/);
  });

  it('refuses a zip bomb before it expands', async () => {
    const bomb = bombOf(300_000_000);
    expect(bomb.length).toBeLessThan(5_000_000);
    const start = performance.now();
    expect(await read('a.docx', bomb)).toEqual({ kind: 'expands-too-far', maxBytes: 60_000_000 });
    expect(performance.now() - start).toBeLessThan(10_000);
  }, 30_000);

  it('measures what a docx expands to, whatever sizes its directory states', async () => {
    const bomb = Buffer.from(bombOf(100_000_000));
    const entry = bomb.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
    bomb.writeUInt32LE(1_000, entry + 24);
    expect(await read('a.docx', bomb)).toEqual({ kind: 'expands-too-far', maxBytes: 60_000_000 });
  }, 30_000);

  it('refuses a docx whose directory leads outside the file', async () => {
    const docx = Buffer.from(await docxOf('Lab shall not sign.'));
    const end = docx.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    const lying = Buffer.from(docx);
    lying.writeUInt32LE(0xffff_fff0, end + 16);
    expect(await read('a.docx', lying)).toEqual({ kind: 'broken' });
    const packed = Buffer.from(docx);
    packed.writeUInt32LE(0x7fff_ffff, packed.indexOf(Buffer.from('PK\x01\x02', 'latin1')) + 20);
    expect(await read('a.docx', packed)).toEqual({ kind: 'broken' });
  });

  it('does not open an archive inside an archive', async () => {
    const nested = zipSync({ 'word/document.xml': strToU8('<w:document/>'), 'inner.zip': bombOf(50_000_000) });
    expect((await read('a.docx', nested)).kind).not.toBe('text');
  }, 30_000);

  it('ends a worker that needs too much memory, and goes on', async () => {
    const big = await docxOf(...Array.from({ length: 40_000 }, (_, n) => `Paragraph ${n} of a long draft.`));
    expect(await read('a.docx', big, { maxMemoryMb: 10 })).toEqual({ kind: 'broken' });
    expect((await read('b.docx', await docxOf('Lab shall not sign.'))).kind).toBe('text');
  }, 60_000);

  it('stops a worker that takes too long', async () => {
    expect(await read('a.pdf', pdfOf(['text']), { timeoutMs: 1 })).toEqual({ kind: 'too-slow', timeoutMs: 1 });
  });

  it('leaves the main thread free while it reads', async () => {
    const reading = read('a.docx', bombOf(59_000_000));
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 5);
    await reading;
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(3);
  }, 30_000);
});
