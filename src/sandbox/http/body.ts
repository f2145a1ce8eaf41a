import type { IncomingMessage } from 'node:http';

/** More than any upload that the sandbox is for. */
const MAX_BYTES = 50_000_000;

export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/** The whole body. Throws `BodyTooLargeError` over 50 MB. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new BodyTooLargeError(`more than ${MAX_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A form field that is no string: Slack takes these as JSON text. */
const STRUCTURED = new Set([
  'blocks',
  'attachments',
  'view',
  'metadata',
  'prompts',
  'chunks',
  'files',
  'document_content',
  'loading_messages',
]);

/** The arguments of a Web API call: JSON, form or multipart body, and the query. `undefined` for broken JSON. */
export async function readArguments(
  request: IncomingMessage,
  body: Buffer,
): Promise<Record<string, unknown> | undefined> {
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
  const type = request.headers['content-type'] ?? '';
  const fromQuery = formFields([...query]);
  if (type.includes('application/json')) {
    const json = parseJson(body.toString());
    return typeof json === 'object' && json !== null ? { ...fromQuery, ...json } : undefined;
  }
  if (type.includes('multipart/form-data')) {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    return {
      ...fromQuery,
      ...formFields([...form].flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : []))),
    };
  }
  return { ...fromQuery, ...formFields([...new URLSearchParams(body.toString())]) };
}

function formFields(fields: readonly (readonly string[])[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.map(([key = '', value = '']) => [key, STRUCTURED.has(key) ? (parseJson(value) ?? value) : value]),
  );
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
