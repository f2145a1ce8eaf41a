import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Workspace } from '../../src/sandbox/index.js';

export interface AdminProxy {
  /** For `SLACK_API_URL`; ends in `/api/`. */
  readonly apiUrl: string;
  close(): void;
}

/** The workspace's Web API, in which these people are admins: the sandbox knows none. */
export async function startAdminProxy(workspace: Workspace, admins: readonly string[]): Promise<AdminProxy> {
  const ids = new Set(admins.map((name) => workspace.user(name).id));
  const server = createServer(async (request, response) => {
    const answer = await fetch(new URL((request.url ?? '').replace(/^\/api\//, ''), workspace.apiUrl), {
      method: request.method ?? 'POST',
      headers: {
        'content-type': request.headers['content-type'] ?? '',
        authorization: request.headers.authorization ?? '',
      },
      body: new Uint8Array(await buffer(request)),
    });
    const body = (await answer.json()) as { user?: { id?: string; is_admin?: boolean } };
    if (body.user && ids.has(body.user.id ?? '')) body.user.is_admin = true;
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
