import { z } from 'zod';
import { joinedChannel, type Methods, stringArg } from './arguments.js';
import { WebApiError } from './web-api-error.js';

const DOCUMENT = z.object({ type: z.literal('markdown'), markdown: z.string().max(100_000) });

export const canvasMethods: Methods = {
  'canvases.create': (core, args) => {
    const document = DOCUMENT.optional().safeParse(args.document_content);
    if (!document.success) throw new WebApiError('invalid_arguments');
    const channel = stringArg(args, 'channel_id') ? joinedChannel(core, args, 'channel_id').id : undefined;
    const id = core.state.ids.next('F');
    const title = stringArg(args, 'title') ?? 'Untitled';
    core.state.canvases.set(id, {
      id,
      title,
      markdown: document.data?.markdown ?? '',
      created: Math.floor(core.now() / 1000),
      ...(channel ? { channel } : {}),
    });
    core.changed();
    return { canvas_id: id };
  },
};
