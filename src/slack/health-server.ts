import { createServer } from 'node:http';
import type { CustomRoute } from '@slack/bolt';

/**
 * Serves the health routes where Slack is met over a socket. Bolt's socket receiver could, but takes no address to listen
 * on, and where the port is taken it ends the process with a stack.
 */
export interface HealthServer {
  /** The port that it listens on. Throws what Node says where it cannot, with the code `EADDRINUSE` for instance. */
  listen(port: number, host: string): Promise<number>;
  close(): Promise<void>;
}

export function createHealthServer(routes: readonly CustomRoute[]): HealthServer {
  const server = createServer((request, response) => {
    const [path] = (request.url ?? '').split('?');
    const route = routes.find((each) => each.path === path && each.method === request.method);
    if (route) return void route.handler(Object.assign(request, { params: {} }), response);
    response.writeHead(404).end();
  });
  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          const address = server.address();
          resolve(address && typeof address === 'object' ? address.port : port);
        });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
