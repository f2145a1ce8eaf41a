import { LIMITS } from '../block-kit/limits.js';
import type { Core } from '../core.js';
import { contentFrom, postAsBot } from '../state/post.js';
import { hasBot } from '../state/state.js';
import { joinedChannel, type Methods, numberArg, paged, requiredArg, stringArg } from './arguments.js';
import { threadOf } from './chat.js';
import { WebApiError } from './web-api-error.js';

/** Slack refuses to delete what is due within this time. */
const DELETE_MARGIN_SECONDS = 60;

export const scheduledMessageMethods: Methods = {
  'chat.scheduleMessage': (core, args) => {
    const channel = joinedChannel(core, args);
    const postAt = Math.floor(Number(requiredArg(args, 'post_at', 'invalid_time')));
    checkTime(core, channel.id, postAt);
    const { text, blocks } = contentFrom(core, args);
    const id = core.state.ids.next('Q');
    core.state.scheduled.set(id, {
      id,
      channel: channel.id,
      postAt,
      dateCreated: seconds(core),
      text,
      blocks,
      hasMetadata: args.metadata !== undefined,
      ...threadOf(core, channel, args),
    });
    core.changed();
    return {
      channel: channel.id,
      scheduled_message_id: id,
      post_at: postAt,
      message: { type: 'delayed_message', text, blocks },
    };
  },
  'chat.deleteScheduledMessage': (core, args) => {
    const channel = joinedChannel(core, args);
    const scheduled = core.state.scheduled.get(requiredArg(args, 'scheduled_message_id'));
    if (scheduled?.channel !== channel.id) throw new WebApiError('invalid_scheduled_message_id');
    if (scheduled.postAt - seconds(core) < DELETE_MARGIN_SECONDS) throw new WebApiError('invalid_scheduled_message_id');
    core.state.scheduled.delete(scheduled.id);
    core.changed();
    return {};
  },
  'chat.scheduledMessages.list': (core, args) => {
    const channel = stringArg(args, 'channel');
    const oldest = numberArg(args, 'oldest', 0);
    const latest = numberArg(args, 'latest', Number.MAX_SAFE_INTEGER);
    const wanted = [...core.state.scheduled.values()].filter(
      (one) => (channel === undefined || one.channel === channel) && one.postAt >= oldest && one.postAt <= latest,
    );
    const { page, metadata } = paged(wanted, args);
    const list = page.map((one) => ({
      id: one.id,
      channel_id: one.channel,
      post_at: one.postAt,
      date_created: one.dateCreated,
      text: one.text,
    }));
    return { scheduled_messages: list, response_metadata: metadata.response_metadata };
  },
};

const seconds = (core: Core): number => Math.floor(core.now() / 1000);

function checkTime(core: Core, channel: string, postAt: number): void {
  if (!Number.isFinite(postAt)) throw new WebApiError('invalid_time');
  if (postAt <= seconds(core)) throw new WebApiError('time_in_past');
  if (postAt > seconds(core) + LIMITS.scheduleAheadDays * 86_400) throw new WebApiError('time_too_far');
  const window = Math.floor(postAt / LIMITS.scheduleWindowSeconds);
  const neighbours = [...core.state.scheduled.values()].filter(
    (one) => one.channel === channel && Math.floor(one.postAt / LIMITS.scheduleWindowSeconds) === window,
  );
  if (neighbours.length >= LIMITS.scheduledPerWindow) throw new WebApiError('restricted_too_many');
}

/**
 * Posts what is due. Messages with metadata never appear (a known fault of Slack's), nor do those in a channel that
 * the bot has left; the app is told of neither.
 */
export function postDueMessages(core: Core): void {
  const due = [...core.state.scheduled.values()]
    .filter((one) => one.postAt * 1000 <= core.now())
    .sort((a, b) => a.postAt - b.postAt);
  for (const one of due) {
    core.state.scheduled.delete(one.id);
    const channel = core.state.channels.get(one.channel);
    if (!channel || one.hasMetadata || !hasBot(core.state, channel)) continue;
    const content = { text: one.text, blocks: one.blocks, attachments: [] };
    postAsBot(core, channel, content, one.threadTs ? { threadTs: one.threadTs } : {});
  }
}
