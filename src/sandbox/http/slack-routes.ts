import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Core } from '../core.js';
import { respond } from '../delivery/respond.js';
import { callMethod } from '../web-api/call.js';
import { parseJson, readArguments, readBody } from './body.js';
import { send, sendJson } from './reply.js';

/** What Slack shows, with status 200, to a file request without a valid token. */
const SIGN_IN_PAGE =
  '<!DOCTYPE html><html><head><title>Sign in | Slack</title></head><body>Sign in to your workspace</body></html>';

type Route = (core: Core, path: string, request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The addresses that an app talks to, by the start of their path. */
export const SLACK_ROUTES: readonly (readonly [string, Route])[] = [
  ['/api/', webApi],
  ['/response/', responseUrl],
  ['/upload/', upload],
  ['/files-pri/', download],
];

const bearer = (request: IncomingMessage): string | undefined =>
  /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];

async function webApi(core: Core, path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  const all = await readArguments(request, body);
  if (all === undefined) return sendJson(response, 200, { ok: false, error: 'invalid_json' });
  const { token, ...args } = all;
  const answer = await callMethod(
    core,
    path.slice('/api/'.length),
    args,
    bearer(request) ?? (token as string | undefined),
  );
  if (answer.body === undefined) return send(response, answer.status, 'text/plain', '');
  sendJson(response, answer.status, answer.body, { ...answer.headers });
}

async function responseUrl(
  core: Core,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const json = parseJson((await readBody(request)).toString());
  if (typeof json !== 'object' || json === null)
    return sendJson(response, 400, { ok: false, error: 'invalid_payload' });
  const { status, body } = respond(core, path, json as Record<string, unknown>);
  sendJson(response, status, body);
}

async function upload(core: Core, path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const file = core.state.files.get(path.slice('/upload/'.length));
  const body = await readBody(request);
  if (!file) return send(response, 404, 'text/plain', 'no such upload');
  const type = request.headers['content-type'] ?? '';
  file.content = type.includes('multipart/form-data') ? await firstFile(body, type) : body;
  send(response, 200, 'text/plain', `OK - ${file.content.length}`);
}

async function firstFile(body: Buffer, contentType: string): Promise<Buffer> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  for (const value of form.values()) if (typeof value !== 'string') return Buffer.from(await value.arrayBuffer());
  return Buffer.alloc(0);
}

async function download(core: Core, path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const file = core.state.files.get(/^\/files-pri\/[^/]+-(F[A-Z0-9]+)\//.exec(path)?.[1] ?? '');
  const mayRead = core.app.scopes === undefined || core.app.scopes.includes('files:read');
  if (bearer(request) !== core.options.botToken || !mayRead)
    return send(response, 200, 'text/html; charset=utf-8', SIGN_IN_PAGE);
  if (!file) return send(response, 404, 'text/plain', 'not found');
  send(response, 200, file.mimetype, file.content);
}
