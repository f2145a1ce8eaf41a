import { z } from 'zod';
import type { Core } from '../core.js';
import type { Channel, StoredFile } from '../state/entities.js';
import { fileJson, storeFile } from '../state/files.js';
import { contentFrom, postAsBot } from '../state/post.js';
import {
  type Arguments,
  joinedChannel,
  listArg,
  type Methods,
  numberArg,
  requiredArg,
  stringArg,
} from './arguments.js';
import { threadOf } from './chat.js';
import { WebApiError } from './web-api-error.js';

const UPLOADED = z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1);

export const fileMethods: Methods = {
  'files.getUploadURLExternal': (core, args) => {
    const name = requiredArg(args, 'filename');
    if (numberArg(args, 'length', 0) <= 0) throw new WebApiError('invalid_arguments');
    const bot = core.state.users.get(core.state.botUserId);
    if (!bot) throw new WebApiError('internal_error');
    const file = storeFile(core.state, bot, undefined, { name, content: '' }, core.now());
    return { upload_url: `${core.origin()}/upload/${file.id}`, file_id: file.id };
  },
  'files.completeUploadExternal': (core, args) => {
    const parsed = UPLOADED.safeParse(args.files);
    if (!parsed.success) throw new WebApiError('invalid_arguments');
    const files = parsed.data.map(({ id, title }) => {
      const file = knownFile(core, id);
      if (title) file.title = title;
      return file;
    });
    for (const channel of destinations(core, args)) share(core, args, channel, files);
    return { files: files.map((file) => fileJson(file, core.origin(), core.state.team.id)) };
  },
  'files.info': (core, args) => ({
    file: fileJson(knownFile(core, requiredArg(args, 'file', 'file_not_found')), core.origin(), core.state.team.id),
    comments: [],
  }),
};

/** A file that the bot can see: its own, or one in a channel that it is in. */
function knownFile(core: Core, id: string): StoredFile {
  const file = core.state.files.get(id);
  const { botUserId, channels } = core.state;
  const isVisible =
    file?.user === botUserId || [...(file?.channels ?? [])].some((one) => channels.get(one)?.members.has(botUserId));
  if (!file || !isVisible) throw new WebApiError('file_not_found');
  return file;
}

function destinations(core: Core, args: Arguments): readonly Channel[] {
  const ids = [stringArg(args, 'channel_id'), ...listArg(args, 'channels').map(String)].filter(
    (id) => id !== undefined,
  );
  return ids.map((channel) => joinedChannel(core, { channel }));
}

function share(core: Core, args: Arguments, channel: Channel, files: readonly StoredFile[]): void {
  const text = stringArg(args, 'initial_comment') ?? '';
  const hasContent = text !== '' || args.blocks !== undefined;
  const content = hasContent
    ? contentFrom(core, { text, blocks: args.blocks })
    : { text: '', blocks: [], attachments: [] };
  for (const file of files) file.channels.add(channel.id);
  postAsBot(core, channel, content, {
    files: files.map(({ id }) => id),
    subtype: 'file_share',
    ...threadOf(core, channel, args),
  });
}
