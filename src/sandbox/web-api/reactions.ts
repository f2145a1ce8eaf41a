import type { Core } from '../core.js';
import type { Message } from '../state/entities.js';
import { findMessage } from '../state/state.js';
import { type Arguments, joinedChannel, type Methods, requiredArg } from './arguments.js';
import { WebApiError } from './web-api-error.js';

export const reactionMethods: Methods = {
  'reactions.add': (core, args) => {
    const { message, name, reaction } = target(core, args);
    if (reaction?.users.includes(core.state.botUserId)) throw new WebApiError('already_reacted');
    if (reaction) reaction.users.push(core.state.botUserId);
    else message.reactions.push({ name, users: [core.state.botUserId] });
    core.changed();
    return {};
  },
  'reactions.remove': (core, args) => {
    const { message, reaction } = target(core, args);
    if (!reaction?.users.includes(core.state.botUserId)) throw new WebApiError('no_reaction');
    reaction.users.splice(reaction.users.indexOf(core.state.botUserId), 1);
    message.reactions = message.reactions.filter((one) => one.users.length > 0);
    core.changed();
    return {};
  },
};

function target(
  core: Core,
  args: Arguments,
): { message: Message; name: string; reaction: Message['reactions'][number] | undefined } {
  const channel = joinedChannel(core, args);
  const name = requiredArg(args, 'name', 'invalid_name').replaceAll(':', '');
  const message = findMessage(core.state, channel.id, requiredArg(args, 'timestamp', 'message_not_found'));
  if (!message) throw new WebApiError('message_not_found');
  return { message, name, reaction: message.reactions.find((one) => one.name === name) };
}
