import { App, type AppOptions, type Context, type CustomRoute, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
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
import { type Health, healthRoutes } from './health.js';
import { createHealthServer } from './health-server.js';
import { createIdentity, TokenRefusedError } from './identity.js';
import { registerListeners } from './listeners/index.js';
import { type DeskOptions, openDesk } from './open-desk.js';
import { createReplies } from './reply.js';
import { placeOf } from './request-place.js';
import { createRoutes } from './routes.js';
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
  /** For health checks. */
  readonly databaseState?: Health['databaseState'];
  /** Epoch milliseconds; the system's clock by default. */
  readonly now?: () => number;
  /** How fast messages are redrawn and due posts looked for, where a test or a benchmark wants it otherwise. */
  readonly timing?: Pick<DeskOptions, 'pace' | 'pollMs'>;
}

export interface SlackApp {
  /** Makes the posts that are due now; how many were claimed. The bot does so by itself every few seconds. */
  postDue(): Promise<number>;
  /**
   * Begins to take requests; gives the port, which differs from the asked one where that was 0. What comes in before Slack
   * has said who the bot is waits for that.
   *
   * @throws TokenRefusedError where Slack refuses the bot's token, StartError where there is no Socket Mode connection
   * within half a minute; what Node says where the port is taken.
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
  const { assistant, slack, log, botName, stores, databaseState, now = Date.now, timing } = appOptions;
  const logger = boltLogger(log);
  const readiness = { isOpen: false };
  const routes = healthRoutes({ assistant, isOpen: () => readiness.isOpen, databaseState });
  const clientOptions = {
    ...INTERACTIVE_CLIENT,
    logger,
    ...(slack.apiUrl ? { slackApiUrl: withSlash(slack.apiUrl) } : {}),
  };
  const receiver =
    slack.mode === 'http'
      ? new HTTPReceiver({
          signingSecret: slack.signingSecret,
          endpoints: '/slack/events',
          customRoutes: routes,
          logger,
        })
      : new SocketModeReceiver({ appToken: slack.appToken, logger, installerOptions: { clientOptions } });
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
  registerListeners(createRoutes(app), context, opened?.desk);
  app.error(async ({ error, body, context }: FailedRequest) => {
    const reference = failureReference();
    const { type, team, channel, user } = placeOf(body);
    log.error('listener_failed', { reference, ...failureFacts(error), type, team, channel, user });
    const client = new WebClient(context?.botToken ?? slack.botToken, clientOptions);
    await tellUser(client, placeOf(body), failureSentence(error, reference)).catch((second: unknown) => {
      log.warn('failure_not_told', { reference, ...failureFacts(second) });
    });
  });

  const door = openDoor(app, appOptions, routes);
  return {
    postDue: async () => (await opened?.reminders.runOnce()) ?? 0,
    start: async () => {
      const boundPort = await door.listen();
      try {
        await identity.find();
      } catch (error) {
        if (error instanceof TokenRefusedError) {
          await door.close();
          throw error;
        }
        log.warn('slack_unreachable', failureFacts(error));
      }
      await withinTime(door.connect(), CONNECT_MS).catch(async (error: unknown) => {
        await Promise.allSettled([door.disconnect(), door.close()]);
        throw startFailure(error, slack);
      });
      readiness.isOpen = true;
      opened?.reminders.start();
      return { port: boundPort };
    },
    stop: async () => {
      readiness.isOpen = false;
      await door.disconnect();
      await door.close();
      await opened?.close();
    },
  };
}

/** The socket client tries for ever; who started the bot wants to know. */
const CONNECT_MS = 30_000;
/** How requests come in: over HTTP, or over a socket with the health routes beside it. */
interface Door {
  /** Gives the port. */
  listen(): Promise<number>;
  connect(): Promise<unknown>;
  disconnect(): Promise<unknown>;
  close(): Promise<unknown>;
}

function openDoor(app: App, { slack, port, host }: SlackAppOptions, routes: readonly CustomRoute[]): Door {
  const nothing = async (): Promise<void> => {};
  if (slack.mode === 'http') {
    const listen = async (): Promise<number> => {
      const server = await app.start({ port, host });
      const address = server && 'address' in server ? server.address() : null;
      return address && typeof address === 'object' ? address.port : port;
    };
    return { listen, connect: nothing, disconnect: nothing, close: () => app.stop() };
  }
  const health = createHealthServer(routes);
  return {
    listen: () => health.listen(port, host),
    connect: () => app.start(),
    disconnect: () => app.stop(),
    close: health.close,
  };
}

const withSlash = (url: string): string => (url.endsWith('/') ? url : `${url}/`);
