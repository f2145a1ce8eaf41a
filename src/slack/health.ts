import type { ServerResponse } from 'node:http';
import type { CustomRoute } from '@slack/bolt';
import type { Assistant } from '../assistant.js';
import { formatProblem } from '../library/index.js';

/**
 * `/healthz` says that the process lives; `/readyz` that it can answer, with what it answers from. A library edit that
 * was refused does not make it unready, since the old library goes on, but the body says so.
 */
export function healthRoutes(assistant: Assistant, isOpen: () => boolean): CustomRoute[] {
  return [
    { path: '/healthz', method: 'GET', handler: (_, response) => reply(response, 200, { status: 'alive' }) },
    {
      path: '/readyz',
      method: 'GET',
      handler: (_, response) => {
        const library = assistant.library();
        const refused = assistant.problems().map(formatProblem);
        reply(response, isOpen() ? 200 : 503, {
          status: isOpen() ? 'ready' : 'not connected to Slack',
          library: {
            version: library.version,
            digest: library.digest,
            cards: library.cards.size,
            refusedEdit: refused,
          },
        });
      },
    },
  ];
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
}
