import { randomBytes } from 'node:crypto';
import type { Assistant } from '../assistant.js';
import type { Config } from '../config.js';
import type { Log } from '../log.js';
import { demoSeed, startWorkspace } from '../sandbox/index.js';
import { createSlackApp } from '../slack/app.js';
import type { DealStores } from '../slack/desk.js';
import { readManifest } from './manifest.js';

export interface SandboxOptions {
  readonly config: Config;
  readonly assistant: Assistant;
  readonly stores: DealStores;
  readonly log: Log;
  readonly botName: string;
}

/** What a newcomer is told to type, in the empty channel. */
const HINTS = [
  '/pattern rofr',
  '/pattern list',
  '@Deal Patterns our investor can match any cloud quote we get. Is that a problem?',
];

/**
 * The bot and a local workspace that it is connected to, each with its own HTTP server on loopback: signed requests go
 * one way, Web API calls the other, as with Slack.
 */
export async function startSandbox({
  config,
  assistant,
  stores,
  log,
  botName,
}: SandboxOptions): Promise<{ stop(): Promise<void> }> {
  const signingSecret = randomBytes(16).toString('hex');
  const botToken = `xoxb-${randomBytes(12).toString('hex')}`;
  const workspace = await startWorkspace({
    port: config.port,
    signingSecret,
    botToken,
    seed: demoSeed(),
    app: { ...(await readManifest()), name: botName, hints: HINTS },
  });
  const app = createSlackApp({
    assistant,
    stores,
    slack: { mode: 'http', botToken, signingSecret, apiUrl: workspace.apiUrl },
    port: 0,
    host: '127.0.0.1',
    log,
    botName,
  });
  const { port } = await app.start();
  workspace.connect(`http://127.0.0.1:${port}/slack/events`);
  process.stdout.write(`Deal Patterns runs in a local workspace: ${workspace.url}\n`);
  return {
    stop: async () => {
      await app.stop();
      await workspace.close();
    },
  };
}
