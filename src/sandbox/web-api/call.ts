import { setTimeout as sleep } from 'node:timers/promises';
import type { Core, Fault } from '../core.js';
import type { Arguments } from './arguments.js';
import { METHODS, SCOPES } from './methods.js';
import { WebApiError } from './web-api-error.js';

/** An HTTP answer of the Web API. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

/** Calls one method as the holder of `token`, with the faults that a test set, and logs it. */
export async function callMethod(
  core: Core,
  method: string,
  args: Arguments,
  token: string | undefined,
): Promise<Answer> {
  const fault = takeFault(core, method);
  if (fault?.delayMs) await sleep(fault.delayMs);
  const answer = (fault && faultAnswer(fault)) ?? methodAnswer(core, method, args, token);
  log(core, method, args, answer);
  return answer;
}

function log(core: Core, method: string, args: Arguments, answer: Answer): void {
  const error = answer.body?.ok === true ? undefined : String(answer.body?.error ?? `http_${answer.status}`);
  core.calls.push({ method, args, at: core.now(), ok: error === undefined, ...(error ? { error } : {}) });
  if (error === undefined) return;
  const metadata = answer.body?.response_metadata as { messages?: readonly string[] } | undefined;
  core.report(method, error, metadata?.messages);
}

function methodAnswer(core: Core, method: string, args: Arguments, token: string | undefined): Answer {
  try {
    if (method !== 'api.test') authenticate(core, token);
    const call = METHODS[method];
    if (!call) throw new WebApiError('unknown_method', { req_method: method });
    checkScope(core, method);
    return { status: 200, body: { ok: true, ...call(core, args) } };
  } catch (error) {
    if (!(error instanceof WebApiError)) throw error;
    return { status: 200, body: { ok: false, error: error.code, ...error.details } };
  }
}

function authenticate(core: Core, token: string | undefined): void {
  if (token === undefined) throw new WebApiError('not_authed');
  if (token !== core.options.botToken) throw new WebApiError('invalid_auth');
}

function checkScope(core: Core, method: string): void {
  const provided = core.app.scopes;
  const needed = SCOPES[method];
  if (!provided || !needed || needed.some((scope) => provided.includes(scope))) return;
  throw new WebApiError('missing_scope', { needed: needed.join(','), provided: provided.join(',') });
}

function takeFault(core: Core, method: string): Fault | undefined {
  const queue = core.faults.get(method) ?? [];
  const [first, ...rest] = queue;
  if (!first) return undefined;
  const left = (first.times ?? 1) - 1;
  core.faults.set(method, left > 0 ? [{ ...first, times: left }, ...rest] : rest);
  return first;
}

function faultAnswer(fault: Fault): Answer | undefined {
  if (fault.retryAfter !== undefined)
    return {
      status: 429,
      headers: { 'retry-after': String(fault.retryAfter) },
      body: { ok: false, error: 'ratelimited' },
    };
  if (fault.status !== undefined) return { status: fault.status, body: undefined };
  return fault.error === undefined ? undefined : { status: 200, body: { ok: false, error: fault.error } };
}
