import type { ServerResponse } from 'node:http';
import type { CustomRoute } from '@slack/bolt';
import type { Assistant } from '../assistant.js';
import { formatProblem } from '../library/index.js';

export interface Health {
  readonly assistant: Assistant;
  /** Whether requests are taken. */
  readonly isOpen: () => boolean;
  /** Undefined where there is no database. */
  readonly databaseState: (() => Promise<'opening' | 'open' | 'unreachable'>) | undefined;
}

/**
 * `/healthz` says that the process lives; `/readyz` that it can answer and keep what it is told, with what it answers
 * from. A library edit that was refused does not make it unready, since the old library goes on, but the body says so.
 */
export function healthRoutes(health: Health): CustomRoute[] {
  return [
    { path: '/healthz', method: 'GET', handler: (_, response) => reply(response, 200, { status: 'alive' }) },
    { path: '/readyz', method: 'GET', handler: (_, response) => void replyReady(response, health) },
  ];
}

const DATABASE_PROBLEMS = {
  opening: 'the database is being opened',
  unreachable: 'the database does not answer',
  open: undefined,
} as const;

async function replyReady(response: ServerResponse, { assistant, isOpen, databaseState }: Health): Promise<void> {
  const database = databaseState && (await databaseState());
  const problem = isOpen() ? database && DATABASE_PROBLEMS[database] : 'not connected to Slack';
  const { version, digest, cards } = assistant.library();
  reply(response, problem === undefined ? 200 : 503, {
    status: problem ?? 'ready',
    ...(database ? { database } : {}),
    library: { version, digest, cards: cards.size, refusedEdit: assistant.problems().map(formatProblem) },
  });
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
}
