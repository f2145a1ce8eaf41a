import { checkBlocks } from '../block-kit/check-blocks.js';
import { LIMITS } from '../block-kit/limits.js';
import type { Core } from '../core.js';
import type { Message } from '../state/entities.js';
import { messageJson } from '../state/message-json.js';
import { postMessage, storedBlocks } from '../state/post.js';
import {
  type Arguments,
  joinedChannel,
  listArg,
  type Methods,
  ownMessage,
  requiredArg,
  stringArg,
} from './arguments.js';
import { threadOf } from './chat.js';
import { refused, WebApiError } from './web-api-error.js';

type Json = Record<string, unknown>;

export const streamMethods: Methods = {
  'chat.startStream': (core, args) => {
    const channel = joinedChannel(core, args);
    requiredArg(args, 'thread_ts');
    if (channel.kind !== 'im') {
      requiredArg(args, 'recipient_user_id', 'missing_recipient_user_id');
      requiredArg(args, 'recipient_team_id', 'missing_recipient_team_id');
    }
    const { botUserId, botId } = core.state;
    const draft = { user: botUserId, botId, text: '', blocks: [], isStreaming: true, ...threadOf(core, channel, args) };
    const message = postMessage(core, channel, draft);
    append(core, message, args);
    return { channel: channel.id, ts: message.ts };
  },
  'chat.appendStream': (core, args) => {
    const message = streaming(core, args);
    append(core, message, args);
    return { channel: message.channel, ts: message.ts };
  },
  'chat.stopStream': (core, args) => {
    const message = streaming(core, args);
    append(core, message, args);
    const blocks = listArg(args, 'blocks');
    const problems = checkBlocks(blocks, 'message');
    if (problems.length > 0) throw refused('invalid_blocks', problems);
    message.blocks = [...message.blocks, ...storedBlocks(core, blocks)];
    message.isStreaming = false;
    core.changed();
    return { channel: message.channel, ts: message.ts, message: messageJson(core, message) };
  },
};

function streaming(core: Core, args: Arguments): Message {
  const channel = joinedChannel(core, args);
  const message = ownMessage(core, channel, args, 'message_not_owned_by_app');
  if (!message.isStreaming) throw new WebApiError('message_not_in_streaming_state');
  return message;
}

function append(core: Core, message: Message, args: Arguments): void {
  const markdown = stringArg(args, 'markdown_text');
  const chunks = listArg(args, 'chunks') as readonly Json[];
  const all = markdown === undefined ? chunks : [{ type: 'markdown_text', text: markdown }, ...chunks];
  let blocks = message.blocks as unknown as Json[];
  for (const chunk of all) blocks = withChunk(blocks, chunk);
  message.blocks = storedBlocks(core, blocks);
  message.text = blocks.flatMap((block) => (block.type === 'markdown' ? [String(block.text)] : [])).join('\n');
  if (message.text.length > LIMITS.markdownText) throw new WebApiError('msg_too_long');
  core.changed();
}

function withChunk(blocks: readonly Json[], chunk: Json): Json[] {
  switch (chunk.type) {
    case 'markdown_text': {
      const last = blocks.at(-1);
      return last?.type === 'markdown'
        ? [...blocks.slice(0, -1), { ...last, text: `${String(last.text)}${String(chunk.text)}` }]
        : [...blocks, { type: 'markdown', text: chunk.text }];
    }
    case 'task_update': {
      const card = taskCard(chunk);
      const known = blocks.some((block) => block.task_id === card.task_id);
      return known
        ? blocks.map((block) => (block.task_id === card.task_id ? { ...block, ...card } : block))
        : [...blocks, card];
    }
    case 'plan_update':
      return [...blocks.filter((block) => block.type !== 'plan'), { type: 'plan', title: chunk.title }];
    case 'blocks': {
      const problems = checkBlocks(chunk.blocks, 'message');
      if (problems.length > 0) throw refused('invalid_blocks', problems);
      return [...blocks, ...(chunk.blocks as Json[])];
    }
    default:
      throw new WebApiError('invalid_chunks');
  }
}

const taskCard = (chunk: Json): Json => ({
  type: 'task_card',
  task_id: chunk.id,
  title: chunk.title,
  status: chunk.status,
  ...(chunk.details ? { details: asRichText(chunk.details) } : {}),
  ...(chunk.output ? { output: asRichText(chunk.output) } : {}),
  ...(chunk.sources ? { sources: chunk.sources } : {}),
});

const asRichText = (text: unknown): Json => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: String(text) }] }],
});
