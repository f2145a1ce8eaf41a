import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Core } from '../core.js';
import { BodyTooLargeError } from './body.js';
import { send } from './reply.js';
import { SLACK_ROUTES } from './slack-routes.js';

/** A handler that answers `true` when the request was its own. */
export type PageHandler = (path: string, request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

export interface SandboxServer {
  readonly port: number;
  /** Requests of the app under way. */
  open(): number;
  close(): Promise<void>;
}

/** Only this machine reaches the sandbox, whatever the options say. */
const HOST = '127.0.0.1';

export async function startServer(
  core: Core,
  page: PageHandler,
  port: number,
  onActivity: () => void,
): Promise<SandboxServer> {
  let open = 0;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const route = SLACK_ROUTES.find(([start]) => path.startsWith(start))?.[1];
    const handle = route
      ? route(core, path, request, response)
      : page(path, request, response).then((isTaken) => {
          if (!isTaken) send(response, 404, 'text/plain', 'not found');
        });
    if (route) {
      open += 1;
      onActivity();
      response.once('close', () => {
        open -= 1;
        onActivity();
      });
    }
    handle.catch((error: unknown) => fail(core, path, response, error));
  });
  server.on('connection', onActivity);
  await listen(server, port);
  return {
    port: (server.address() as AddressInfo).port,
    open: () => open,
    close: () => close(server),
  };
}

function fail(core: Core, path: string, response: ServerResponse, error: unknown): void {
  core.report(`sandbox ${path}`, 'internal_error', [
    error instanceof Error ? (error.stack ?? error.message) : String(error),
  ]);
  if (!response.headersSent) send(response, error instanceof BodyTooLargeError ? 413 : 500, 'text/plain', 'error');
  else response.end();
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => resolve());
  });

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
