import { App, type AppOptions, type Context, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { Assistant } from '../assistant.js';
import type { SlackConfig } from '../config.js';
import type { Log } from '../log.js';
import { createAudiences } from './audience.js';
import { boltLogger } from './bolt-logger.js';
import type { SlackContext } from './context.js';
import { createDeliveries } from './deliveries.js';
import type { DealStores } from './desk.js';
import { failureFacts, failureReference, failureSentence } from './failures.js';
import { healthRoutes } from './health.js';
import { registerListeners } from './listeners/index.js';
import { type DeskOptions, openDesk } from './open-desk.js';

export interface SlackAppOptions {
  readonly assistant: Assistant;
  readonly slack: Exclude<SlackConfig, { mode: 'sandbox' }>;
  readonly port: number;
  readonly host: string;
  readonly log: Log;
  readonly botName: string;
  /** Where deals and checklists are kept; without it there are none. */
  readonly stores?: DealStores;
  /** Epoch milliseconds; the system's clock by default. */
  readonly now?: () => number;
  /** How fast messages are redrawn and due posts looked for, where a test or a benchmark wants it otherwise. */
  readonly timing?: Pick<DeskOptions, 'pace' | 'pollMs'>;
}

export interface SlackApp {
  /** Makes the posts that are due now; how many were claimed. The bot does so by itself every few seconds. */
  postDue(): Promise<number>;
  /** Begins to take requests; gives the port, which differs from the asked one where that was 0. */
  start(): Promise<{ port: number }>;
  /** Takes no new requests and waits for those under way. */
  stop(): Promise<void>;
}

/** What Bolt's extended error handler is given. */
interface FailedRequest {
  readonly error: Error;
  readonly body: unknown;
  readonly context: Context;
}

/** A person is waiting: an answer that comes minutes later is none. Slack's own default retries for half an hour. */
const INTERACTIVE_CLIENT = {
  timeout: 5000,
  retryConfig: { retries: 1, minTimeout: 200, maxTimeout: 1000 },
  rejectRateLimitedCalls: false,
};

/** The Bolt app with its receiver, listeners and one error handler. */
export function createSlackApp(appOptions: SlackAppOptions): SlackApp {
  const { assistant, slack, port, host, log, botName, stores, now = Date.now, timing } = appOptions;
  const logger = boltLogger(log);
  const readiness = { isOpen: false };
  const customRoutes = healthRoutes(assistant, () => readiness.isOpen);
  const clientOptions = {
    ...INTERACTIVE_CLIENT,
    logger,
    ...(slack.apiUrl ? { slackApiUrl: withSlash(slack.apiUrl) } : {}),
  };
  const receiver =
    slack.mode === 'http'
      ? new HTTPReceiver({ signingSecret: slack.signingSecret, endpoints: '/slack/events', customRoutes, logger })
      : new SocketModeReceiver({
          appToken: slack.appToken,
          customRoutes,
          logger,
          installerOptions: { port, clientOptions },
        });
  const options: AppOptions = {
    token: slack.botToken,
    receiver,
    logger,
    clientOptions,
    convoStore: false,
    extendedErrorHandler: true,
  };
  const app = new App(options);
  const context: SlackContext = { assistant, audiences: createAudiences(), deliveries: createDeliveries(), botName };
  const tokenOf = (): string => slack.botToken;
  const opened = stores && openDesk({ slack: context, stores, log, now, clientOptions, tokenOf, ...timing });
  registerListeners(app, context, opened?.desk);
  app.error(async ({ error, body, context }: FailedRequest) => {
    const reference = failureReference();
    log.error('listener_failed', { reference, ...failureFacts(error), ...placeOf(body) });
    await tellUser(
      new WebClient(slack.botToken, clientOptions),
      body,
      context,
      failureSentence(error, reference),
    ).catch((second: unknown) => {
      log.warn('failure_not_told', { reference, ...failureFacts(second) });
    });
  });

  return {
    postDue: async () => (await opened?.reminders.runOnce()) ?? 0,
    start: async () => {
      const server = slack.mode === 'http' ? await app.start({ port, host }) : await app.start();
      readiness.isOpen = true;
      opened?.reminders.start();
      const address = server && 'address' in server ? server.address() : null;
      return { port: address && typeof address === 'object' ? address.port : port };
    },
    stop: async () => {
      readiness.isOpen = false;
      await app.stop();
      await opened?.close();
    },
  };
}

const withSlash = (url: string): string => (url.endsWith('/') ? url : `${url}/`);

/** Ids of a payload for the log. */
function placeOf(body: unknown): Record<string, string | undefined> {
  const { type, channel, user } = readBody(body);
  return { type, channel, user };
}

function readBody(body: unknown): {
  type?: string;
  channel?: string;
  user?: string;
  responseUrl?: string;
  threadTs?: string;
} {
  if (body === null || typeof body !== 'object') return {};
  const value = (path: string): string | undefined => {
    const found = path
      .split('.')
      .reduce<unknown>((at, key) => (at !== null && typeof at === 'object' ? Reflect.get(at, key) : undefined), body);
    return typeof found === 'string' ? found : undefined;
  };
  const fields = {
    type: value('event.type') ?? value('type') ?? value('command'),
    channel: value('event.channel') ?? value('channel.id') ?? value('channel_id'),
    user: value('event.user') ?? value('user.id') ?? value('user_id'),
    responseUrl: value('response_url'),
    threadTs: value('event.thread_ts') ?? value('event.ts'),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, found]) => found !== undefined));
}

/** Privately, by whichever way still works: someone who addressed the bot always gets an answer or a reason. */
async function tellUser(
  client: WebClient,
  body: unknown,
  context: Context | undefined,
  sentence: string,
): Promise<void> {
  const { channel, user, responseUrl, threadTs } = readBody(body);
  if (responseUrl !== undefined) {
    await fetch(responseUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text: sentence }),
    });
    return;
  }
  if (channel === undefined || user === undefined || user === context?.botUserId) return;
  if (channel.startsWith('D')) {
    await client.chat.postMessage({ channel, text: sentence, ...(threadTs ? { thread_ts: threadTs } : {}) });
    return;
  }
  await client.chat.postEphemeral({ channel, user, text: sentence, ...(threadTs ? { thread_ts: threadTs } : {}) });
}
