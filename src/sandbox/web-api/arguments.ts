import type { Core } from '../core.js';
import type { Channel, Message, User } from '../state/entities.js';
import { directMessage, findChannel, findMessage, hasBot } from '../state/state.js';
import { WebApiError } from './web-api-error.js';

export type Arguments = Readonly<Record<string, unknown>>;

/** A method of the Web API: takes the arguments, answers the fields beside `ok`, or throws a `WebApiError`. */
export type Method = (core: Core, args: Arguments) => Record<string, unknown>;
export type Methods = Readonly<Record<string, Method>>;

export function stringArg(args: Arguments, name: string): string | undefined {
  const value = args[name];
  if (value === undefined || value === null || value === '') return undefined;
  return String(value);
}

export function requiredArg(args: Arguments, name: string, error = 'invalid_arguments'): string {
  const value = stringArg(args, name);
  if (value !== undefined) return value;
  const messages = [`[ERROR] missing required field: ${name}`];
  throw new WebApiError(error, error === 'invalid_arguments' ? { response_metadata: { messages } } : {});
}

export const booleanArg = (args: Arguments, name: string): boolean =>
  ['true', '1'].includes(stringArg(args, name) ?? '');

export function numberArg(args: Arguments, name: string, fallback: number): number {
  const value = Number(stringArg(args, name) ?? fallback);
  if (!Number.isFinite(value)) throw new WebApiError('invalid_arguments');
  return value;
}

export const listArg = (args: Arguments, name: string): readonly unknown[] => {
  const value = args[name];
  if (value === undefined || value === null || value === '') return [];
  if (Array.isArray(value)) return value;
  if (typeof value === 'string' && !value.startsWith('[')) return value.split(',').map((one) => one.trim());
  throw new WebApiError('invalid_arguments', { response_metadata: { messages: [`[ERROR] ${name} must be an array`] } });
};

/** A channel that the bot can see: a private one without the bot is `channel_not_found`, as in Slack. */
export function visibleChannel(core: Core, args: Arguments, name = 'channel'): Channel {
  const id = requiredArg(args, name, name === 'channel' ? 'channel_not_found' : 'invalid_arguments');
  const channel = findChannel(core.state, id);
  if (!channel || (channel.kind !== 'public' && !hasBot(core.state, channel)))
    throw new WebApiError('channel_not_found');
  return channel;
}

/** A channel that the bot is in. A person's id stands for the direct message with that person. */
export function joinedChannel(core: Core, args: Arguments, name = 'channel'): Channel {
  const direct = directMessage(core.state, stringArg(args, name) ?? '');
  if (direct) return direct;
  const channel = visibleChannel(core, args, name);
  if (!hasBot(core.state, channel)) throw new WebApiError('not_in_channel');
  return channel;
}

/** A channel that the bot can post in. */
export function postableChannel(core: Core, args: Arguments): Channel {
  const direct = directMessage(core.state, stringArg(args, 'channel') ?? '');
  const channel = direct ?? visibleChannel(core, args);
  if (channel.isArchived) throw new WebApiError('is_archived');
  const mayPost =
    hasBot(core.state, channel) || (channel.kind === 'public' && core.app.scopes?.includes('chat:write.public'));
  if (!mayPost) throw new WebApiError('not_in_channel');
  return channel;
}

export function knownUser(core: Core, args: Arguments, name = 'user'): User {
  const user = core.state.users.get(requiredArg(args, name, 'user_not_found'));
  if (!user) throw new WebApiError('user_not_found');
  return user;
}

/** The bot's own message. */
export function ownMessage(core: Core, channel: Channel, args: Arguments, error: string): Message {
  const message = findMessage(core.state, channel.id, requiredArg(args, 'ts', 'message_not_found'));
  if (!message) throw new WebApiError('message_not_found');
  if (message.botId !== core.state.botId) throw new WebApiError(error);
  return message;
}

/** One page of a list, and the cursor of the next one, as Slack pages. */
export function paged<T>(
  items: readonly T[],
  args: Arguments,
  fallbackLimit = 100,
): { page: T[]; metadata: Record<string, unknown> } {
  const start = Number(
    Buffer.from(stringArg(args, 'cursor') ?? '', 'base64')
      .toString()
      .replace('next:', '') || 0,
  );
  if (!Number.isInteger(start)) throw new WebApiError('invalid_cursor');
  const end = start + Math.min(Math.max(numberArg(args, 'limit', fallbackLimit), 1), 999);
  const next = end < items.length ? Buffer.from(`next:${end}`).toString('base64') : '';
  return {
    page: items.slice(start, end),
    metadata: { response_metadata: { next_cursor: next }, has_more: next !== '' },
  };
}
