import { setTimeout as sleep } from 'node:timers/promises';
import { slackSignature } from './signing.js';

/** What the app answered to one request. */
export interface Delivery {
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number;
  readonly body: string;
  readonly contentType: string;
  /** Why the person sees a failure: Slack's own words where it has some. */
  readonly error?: 'operation_timeout' | 'dispatch_failed';
  /** The app asked with `x-slack-no-retry: 1` not to be sent this again. */
  readonly noRetry?: boolean;
  /** Milliseconds until the answer (or until Slack stopped waiting). */
  readonly tookMs: number;
}

export interface Outgoing {
  readonly body: string;
  readonly contentType: 'application/json' | 'application/x-www-form-urlencoded';
  readonly headers?: Readonly<Record<string, string>>;
  /** `bad`: not ours; `stale`: right, but ten minutes old; `missing`: no signature at all. */
  readonly signature?: 'good' | 'bad' | 'stale' | 'missing';
  /** Unix seconds for the signature, instead of now. */
  readonly timestamp?: number;
}

export interface Courier {
  /** Sends one signed request and waits for the answer, at most Slack's three seconds. Never rejects. */
  post(request: Outgoing): Promise<Delivery>;
  /** Sends an event, and again after each delay while the app does not answer 2xx. Resolves with the first answer. */
  postEvent(request: Outgoing): Promise<Delivery>;
  /** Requests under way and short waits for a repeat. */
  pending(): number;
  connect(requestUrl: string): void;
  close(): void;
}

export interface CourierOptions {
  readonly signingSecret: string;
  readonly requestUrl: string | undefined;
  readonly ackTimeoutMs: number;
  readonly retryDelaysMs: readonly number[];
  /** Called when a request starts or ends. */
  readonly onActivity: () => void;
}

/** Waits longer than this do not keep `pending()` above zero. */
const SHORT_WAIT_MS = 1000;

export function createCourier(options: CourierOptions): Courier {
  let requestUrl = options.requestUrl;
  let pending = 0;
  const closing = new AbortController();

  const track = async <T>(work: () => Promise<T>): Promise<T> => {
    pending += 1;
    options.onActivity();
    try {
      return await work();
    } finally {
      pending -= 1;
      options.onActivity();
    }
  };

  const post = (request: Outgoing): Promise<Delivery> =>
    track(() => send(requestUrl, request, options.signingSecret, options.ackTimeoutMs));

  const wait = async (delayMs: number): Promise<void> => {
    const waiting = () => sleep(delayMs, undefined, { signal: closing.signal, ref: false });
    await (delayMs <= SHORT_WAIT_MS ? track(waiting) : waiting());
  };

  const repeat = async (request: Outgoing, first: Delivery): Promise<void> => {
    let last = first;
    for (const [index, delayMs] of options.retryDelaysMs.entries()) {
      if (isTaken(last) || last.noRetry) return;
      await wait(delayMs);
      const headers = { 'x-slack-retry-num': String(index + 1), 'x-slack-retry-reason': retryReason(last) };
      last = await post({ ...request, headers: { ...request.headers, ...headers } });
    }
  };

  return {
    post,
    postEvent: async (request) => {
      const first = await post(request);
      // Rejects only when the workspace closes while it waits.
      if (!isTaken(first)) repeat(request, first).catch(() => undefined);
      return first;
    },
    pending: () => pending,
    connect: (url) => {
      requestUrl = url;
    },
    close: () => closing.abort(),
  };
}

const isTaken = (delivery: Delivery): boolean => delivery.status >= 200 && delivery.status < 300;

const retryReason = (delivery: Delivery): string =>
  delivery.error === 'operation_timeout' ? 'http_timeout' : delivery.status === 0 ? 'connection_failed' : 'http_error';

async function send(
  url: string | undefined,
  request: Outgoing,
  signingSecret: string,
  timeoutMs: number,
): Promise<Delivery> {
  const started = performance.now();
  const done = (rest: Omit<Delivery, 'tookMs'>): Delivery => ({ ...rest, tookMs: performance.now() - started });
  if (url === undefined) return done({ status: 0, body: '', contentType: '', error: 'dispatch_failed' });
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: request.body,
      headers: { ...signed(request, signingSecret), 'content-type': request.contentType, ...request.headers },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const body = await response.text();
    return done({
      status: response.status,
      body,
      contentType: response.headers.get('content-type') ?? '',
      noRetry: response.headers.get('x-slack-no-retry') === '1',
    });
  } catch (error) {
    const isTimeout = error instanceof Error && error.name === 'TimeoutError';
    return done({ status: 0, body: '', contentType: '', error: isTimeout ? 'operation_timeout' : 'dispatch_failed' });
  }
}

function signed(request: Outgoing, signingSecret: string): Record<string, string> {
  const kind = request.signature ?? 'good';
  if (kind === 'missing') return {};
  const now = Math.floor(Date.now() / 1000);
  const timestamp = request.timestamp ?? (kind === 'stale' ? now - 600 : now);
  const secret = kind === 'bad' ? `not ${signingSecret}` : signingSecret;
  return {
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': slackSignature(secret, timestamp, request.body),
  };
}
