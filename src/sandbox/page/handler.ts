import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Core } from '../core.js';
import { parseJson, readBody } from '../http/body.js';
import { send, sendJson } from '../http/reply.js';
import type { PageHandler } from '../http/server.js';
import { pageHtml } from './html.js';
import type { PageAct } from './page-state.js';
import { perform } from './perform.js';
import { snapshot } from './snapshot.js';
import { STYLE } from './style.js';

/** Nothing from elsewhere is loaded, and nobody frames the page. Images may come from where the app says. */
const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' https: data:; style-src 'self'; script-src 'self'; frame-ancestors 'none'",
  'cache-control': 'no-store',
};

/** Changes within this time reach the page as one. */
const CHANGE_PAUSE_MS = 15;

/** Serves the page, its state, its live updates, and what people do on it. */
export function createPageHandler(core: Core, listeners: Set<() => void>): { handle: PageHandler; close(): void } {
  const live = new Set<ServerResponse>();
  let timer: NodeJS.Timeout | undefined;
  listeners.add(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      for (const response of live) response.write('data: changed\n\n');
    }, CHANGE_PAUSE_MS);
  });
  return {
    handle: async (path, request, response) => {
      if (!isLocal(core, request)) {
        send(response, 403, 'text/plain', 'The sandbox answers on its own address only.');
        return true;
      }
      return route(core, live, path, request, response);
    },
    close: () => {
      clearTimeout(timer);
      for (const response of live) response.end();
    },
  };
}

/** Guards against other sites: a rebound name arrives with another host. */
const isLocal = (core: Core, request: IncomingMessage): boolean => {
  const { port } = new URL(core.origin());
  return [`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host ?? '');
};

async function route(
  core: Core,
  live: Set<ServerResponse>,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (path === '/' || path.startsWith('/archives/'))
    send(response, 200, 'text/html; charset=utf-8', pageHtml(core.app.name), PAGE_HEADERS);
  else if (path === '/sandbox/style.css') send(response, 200, 'text/css; charset=utf-8', STYLE);
  else if (path.startsWith('/sandbox/client/')) await sendScript(core, path, response);
  else if (path === '/sandbox/state') sendState(core, request, response);
  else if (path === '/sandbox/live') startLive(live, response);
  else if (path === '/sandbox/act' && request.method === 'POST') await sendAct(core, request, response);
  else if (path.startsWith('/sandbox/files/')) sendFile(core, path, response);
  else return false;
  return true;
}

async function sendScript(core: Core, path: string, response: ServerResponse): Promise<void> {
  const name = /^\/sandbox\/client\/([\w-]+\.js)$/.exec(path)?.[1];
  const folder = core.options.pageScripts ?? fileURLToPath(new URL('./client/', import.meta.url));
  const script = name === undefined ? undefined : await readFile(join(folder, name)).catch(() => undefined);
  if (script === undefined) send(response, 404, 'text/plain', 'no such script');
  else send(response, 200, 'text/javascript; charset=utf-8', script, { 'cache-control': 'no-store' });
}

function sendState(core: Core, request: IncomingMessage, response: ServerResponse): void {
  const asked = new URL(request.url ?? '/', core.origin()).searchParams.get('user');
  const first = [...core.state.users.values()].find((user) => !user.isBot && !user.deleted);
  const user = asked && core.state.users.has(asked) ? asked : first?.id;
  if (user === undefined) sendJson(response, 404, { error: 'The workspace has no people.' });
  else sendJson(response, 200, snapshot(core, user));
}

function startLive(live: Set<ServerResponse>, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write('data: connected\n\n');
  live.add(response);
  response.once('close', () => live.delete(response));
}

async function sendAct(core: Core, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // Another site cannot send this type without asking first.
  const isJson = request.headers['content-type']?.startsWith('application/json') ?? false;
  const asked = isJson ? parseJson((await readBody(request)).toString()) : undefined;
  if (typeof asked !== 'object' || asked === null) return sendJson(response, 400, { ok: false, error: 'invalid_json' });
  try {
    sendJson(response, 200, await perform(core, asked as PageAct));
  } catch (error) {
    // What nobody could do in Slack, for example acting on a message that is gone meanwhile.
    sendJson(response, 200, { ok: false, error: error instanceof Error ? error.message : String(error) });
  }
}

function sendFile(core: Core, path: string, response: ServerResponse): void {
  const file = core.state.files.get(path.slice('/sandbox/files/'.length));
  if (!file) {
    send(response, 404, 'text/plain', 'no such file');
    return;
  }
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`;
  send(response, 200, 'application/octet-stream', file.content, { 'content-disposition': disposition });
}
