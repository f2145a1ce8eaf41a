import type { KnownBlock, ModalView } from '@slack/types';
import { VIEWS } from '../ids.js';
import type { Message } from './block-kit.js';
import { LIMITS } from './limits.js';
import { cut } from './text.js';

/** Block kinds that Slack takes in messages alone. */
const MESSAGE_ONLY: ReadonlySet<string> = new Set(['context_actions', 'markdown']);

/** What would be a message, in a modal: the answer to a search in the Home tab, or the patterns of a category. */
export function messageView(kind: 'answer' | 'category', title: string, { blocks }: Message): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS[kind],
    title: { type: 'plain_text', text: cut(title, LIMITS.viewTitle) },
    close: { type: 'plain_text', text: 'Close' },
    blocks: blocks.filter((block: KnownBlock) => !MESSAGE_ONLY.has(block.type)),
  };
}
