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
import { createDraftFiles } from './drafts/files.js';
import { createKeptReports } from './drafts/kept-reports.js';
import { failureFacts, failureReference, failureSentence } from './failures.js';
import { healthRoutes } from './health.js';
import { createIdentity, TokenRefusedError } from './identity.js';
import { registerListeners } from './listeners/index.js';
import { type DeskOptions, openDesk } from './open-desk.js';
import { createReplies } from './reply.js';
import { placeOf } from './request-place.js';
import { startFailure } from './start-failure.js';
import { tellUser } from './tell-user.js';
import { createThreads } from './threads.js';
import { withinTime } from './within-time.js';

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
  /**
   * Begins to take requests; gives the port, which differs from the asked one where that was 0.
   *
   * @throws TokenRefusedError where Slack refuses the bot's token, StartError where the port is taken, or where there is
   * no Socket Mode connection within half a minute.
   */
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

/** A lookup that waits holds up an answer that has three seconds in all: it fails, and the careful answer is given. */
const LOOKUP_CLIENT = { timeout: 1000, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true };

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
  const lookups = new WebClient(slack.botToken, { ...clientOptions, ...LOOKUP_CLIENT });
  const identity = createIdentity(lookups, slack.botToken);
  const options: AppOptions = {
    authorize: identity.authorize,
    receiver,
    logger,
    clientOptions,
    convoStore: false,
    extendedErrorHandler: true,
  };
  const app = new App(options);
  const context: SlackContext = {
    assistant,
    replies: createReplies(assistant, botName),
    audiences: createAudiences(lookups),
    deliveries: createDeliveries({ shared: stores?.seenKeys, log, now }),
    threads: createThreads(now),
    reports: createKeptReports(),
    draftFiles: createDraftFiles({ client: lookups, apiUrl: slack.apiUrl }),
    log,
    now,
    botName,
  };
  const tokenOf = (): string => slack.botToken;
  const opened = stores && openDesk({ slack: context, stores, clientOptions, tokenOf, ...timing });
  registerListeners(app, context, opened?.desk);
  app.error(async ({ error, body, context }: FailedRequest) => {
    const reference = failureReference();
    const { type, team, channel, user } = placeOf(body);
    log.error('listener_failed', { reference, ...failureFacts(error), type, team, channel, user });
    const client = new WebClient(context?.botToken ?? slack.botToken, clientOptions);
    await tellUser(client, placeOf(body), failureSentence(error, reference)).catch((second: unknown) => {
      log.warn('failure_not_told', { reference, ...failureFacts(second) });
    });
  });

  const begin = () => (slack.mode === 'http' ? app.start({ port, host }) : withinTime(app.start(), CONNECT_MS));

  return {
    postDue: async () => (await opened?.reminders.runOnce()) ?? 0,
    start: async () => {
      await identity.find().catch((error: unknown) => {
        if (error instanceof TokenRefusedError) throw error;
        log.warn('slack_unreachable', failureFacts(error));
      });
      const server = await begin().catch(async (error: unknown) => {
        await app.stop().catch(() => undefined);
        throw startFailure(error, slack, port);
      });
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

/** The socket client tries for ever; who started the bot wants to know. */
const CONNECT_MS = 30_000;

const withSlash = (url: string): string => (url.endsWith('/') ? url : `${url}/`);
