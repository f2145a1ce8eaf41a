import { setTimeout as sleep } from 'node:timers/promises';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../../src/sandbox/index.js';

/** A bare Bolt app behind Bolt's own HTTP receiver, connected to a fresh workspace. */
export interface Bench {
  readonly app: App;
  readonly workspace: Workspace;
  close(): Promise<void>;
}

const SIGNING_SECRET = 'a-signing-secret';
const BOT_TOKEN = 'xoxb-sandbox';

export async function startBench(listen: (app: App) => void, options: Partial<WorkspaceOptions> = {}): Promise<Bench> {
  const workspace = await startWorkspace({
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    retryDelaysMs: [1, 1, 1],
    ...options,
    app: { name: 'Echo', commands: [{ command: '/echo', description: 'Says it again' }], ...options.app },
  });
  const receiver = new HTTPReceiver({ signingSecret: SIGNING_SECRET, logLevel: LogLevel.ERROR });
  const app = new App({
    token: BOT_TOKEN,
    receiver,
    logLevel: LogLevel.ERROR,
    convoStore: false,
    clientOptions: { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } },
  });
  app.error(async () => undefined);
  listen(app);
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The receiver has no port.');
  workspace.connect(`http://127.0.0.1:${address.port}/slack/events`);
  // Bolt asks auth.test as soon as it is made; a test that ends first would leave that call hanging.
  while (workspace.calls('auth.test').length === 0) await sleep(2);
  await workspace.idle();
  return {
    app,
    workspace,
    close: async () => {
      await workspace.close();
      await app.stop();
    },
  };
}
