import type { ContextBlock } from '@slack/types';
import { context, type Message } from './block-kit.js';
import { LIMITS } from './limits.js';

/** Said wherever Slack did not say who reads, and something was left out for that reason. */
export const LEFT_OUT =
  'Slack did not say in time who can read this, so what is internal to your team was left out. Please ask again in a moment.';

/** The message, which says that what is internal was left out. */
export function withoutInternal({ text, blocks }: Message): Message {
  return { text: `${text} ${LEFT_OUT}`, blocks: withLeftOut(blocks, LIMITS.blocksInMessage) };
}

/** The blocks and the sentence, which takes the place of the last line of the library where there is no other. */
export function withLeftOut<Block>(blocks: readonly Block[], max: number): (Block | ContextBlock)[] {
  return [...blocks.slice(0, max - 1), context(LEFT_OUT)];
}
