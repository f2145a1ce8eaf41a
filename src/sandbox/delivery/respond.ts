import type { Core } from '../core.js';
import type { Channel, EphemeralMessage, Message } from '../state/entities.js';
import { contentFrom, postAsBot, postEphemeral } from '../state/post.js';
import { findEphemeral, findMessage } from '../state/state.js';
import { removeMessage } from '../web-api/chat.js';
import { WebApiError } from '../web-api/web-api-error.js';
import type { ResponseTarget } from './response-urls.js';

type Json = Record<string, unknown>;

/** An answer to a command, in its acknowledgement or through a `response_url`: it needs no membership of the bot. */
export function postAnswer(core: Core, target: ResponseTarget, answer: Json): Message | EphemeralMessage {
  const channel = targetChannel(core, target);
  const content = contentFrom(core, answer);
  const threadTs = typeof answer.thread_ts === 'string' ? answer.thread_ts : target.threadTs;
  return answer.response_type === 'in_channel'
    ? postAsBot(core, channel, content, threadTs ? { threadTs } : {})
    : postEphemeral(core, channel, target.user, content, threadTs);
}

/**
 * Serves one POST to a `response_url`. `replace_original` and `delete_original` act on the message that was clicked;
 * for a command there is none, and a new message comes instead, as in Slack.
 */
export function respond(core: Core, path: string, answer: Json): { status: number; body: Json } {
  const use = core.responseUrls.use(path);
  if (use.kind === 'refused') return logged(core, answer, 404, use.error);
  try {
    apply(core, use.target, answer);
    return logged(core, answer, 200);
  } catch (error) {
    if (!(error instanceof WebApiError)) throw error;
    const metadata = error.details.response_metadata as { messages?: readonly string[] } | undefined;
    return logged(core, answer, 400, error.code, metadata?.messages);
  }
}

function apply(core: Core, target: ResponseTarget, answer: Json): void {
  const original = target.messageTs ? originalMessage(core, target, target.messageTs) : undefined;
  if (answer.delete_original && original) {
    remove(core, target, original);
    return;
  }
  // A private message cannot become a public one.
  const mayReplace = answer.response_type !== 'in_channel' || !(original && 'isEphemeral' in original);
  if (answer.replace_original && original && mayReplace) {
    Object.assign(original, contentFrom(core, answer));
    core.changed();
    return;
  }
  postAnswer(core, target, answer);
}

const originalMessage = (core: Core, target: ResponseTarget, ts: string): Message | EphemeralMessage | undefined =>
  findMessage(core.state, target.channel, ts) ?? findEphemeral(core.state, target.channel, ts);

function remove(core: Core, target: ResponseTarget, original: Message | EphemeralMessage): void {
  if (!('isEphemeral' in original)) {
    removeMessage(core, targetChannel(core, target), original);
    return;
  }
  core.state.ephemerals.splice(core.state.ephemerals.indexOf(original), 1);
  core.changed();
}

function targetChannel(core: Core, target: ResponseTarget): Channel {
  const channel = core.state.channels.get(target.channel);
  if (!channel) throw new WebApiError('channel_not_found');
  return channel;
}

function logged(
  core: Core,
  args: Json,
  status: number,
  error?: string,
  details: readonly string[] = [],
): { status: number; body: Json } {
  const ok = error === undefined;
  core.calls.push({ method: 'response_url', args, at: core.now(), ok, ...(ok ? {} : { error }) });
  if (!ok) core.report('response_url', error, details);
  return {
    status,
    body: ok ? { ok } : { ok, error, ...(details.length ? { response_metadata: { messages: details } } : {}) },
  };
}
