import { z } from 'zod';
import { LIMITS } from '../block-kit/limits.js';
import { threadKey } from '../state/state.js';
import { joinedChannel, listArg, type Methods, requiredArg, stringArg } from './arguments.js';
import { WebApiError } from './web-api-error.js';

const PROMPTS = z
  .array(z.object({ title: z.string().min(1), message: z.string().min(1) }))
  .min(1)
  .max(LIMITS.suggestedPrompts);

export const assistantMethods: Methods = {
  'assistant.threads.setStatus': (core, args) => {
    const channel = joinedChannel(core, args, 'channel_id');
    const threadTs = requiredArg(args, 'thread_ts');
    const key = threadKey(channel.id, threadTs);
    const status = stringArg(args, 'status');
    const loadingMessages = listArg(args, 'loading_messages').map(String);
    if (loadingMessages.length > LIMITS.loadingMessages) throw new WebApiError('invalid_arguments');
    if (status === undefined) core.state.statuses.delete(key);
    else core.state.statuses.set(key, { channel: channel.id, threadTs, status, loadingMessages, since: core.now() });
    core.changed();
    return {};
  },
  'assistant.threads.setTitle': (core, args) => {
    const channel = joinedChannel(core, args, 'channel_id');
    core.state.threadTitles.set(threadKey(channel.id, requiredArg(args, 'thread_ts')), requiredArg(args, 'title'));
    core.changed();
    return {};
  },
  'assistant.threads.setSuggestedPrompts': (core, args) => {
    const channel = joinedChannel(core, args, 'channel_id');
    const prompts = PROMPTS.safeParse(args.prompts);
    if (!prompts.success) throw new WebApiError('invalid_arguments');
    const title = stringArg(args, 'title');
    // Under the agent experience a call with `thread_ts` is taken and does nothing.
    if (stringArg(args, 'thread_ts') === undefined)
      core.state.prompts.set(channel.id, { prompts: prompts.data, ...(title ? { title } : {}) });
    core.changed();
    return {};
  },
};
