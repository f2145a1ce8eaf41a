import { checkBlocks } from './check-blocks.js';
import { LIMITS } from './limits.js';
import { textLength } from './walk.js';

/** The parts of a message that Slack checks. */
export interface MessageParts {
  readonly text?: unknown;
  readonly blocks?: unknown;
  readonly attachments?: unknown;
  readonly markdown_text?: unknown;
}

/** What Slack answers to a message that it refuses. */
export interface MessageRefusal {
  readonly error: string;
  readonly messages: readonly string[];
}

const refusal = (error: string, ...messages: readonly string[]): MessageRefusal => ({ error, messages });

/** Why Slack would refuse this message, or `undefined`. `maxText` is set for `chat.update`, which does not cut text. */
export function checkMessage(parts: MessageParts, maxText?: number): MessageRefusal | undefined {
  const { text, blocks, attachments, markdown_text: markdown } = parts;
  const hasBlocks = Array.isArray(blocks) ? blocks.length > 0 : blocks !== undefined && blocks !== null;
  const hasAttachments = Array.isArray(attachments) && attachments.length > 0;
  if (text !== undefined && typeof text !== 'string')
    return refusal('invalid_arguments', '[ERROR] text must be a string');
  if (markdown !== undefined) return checkMarkdownText(markdown, Boolean(text) || hasBlocks);
  if (hasBlocks) {
    const problems = checkBlocks(blocks, 'message');
    if (problems.length > 0) return refusal('invalid_blocks', ...problems);
    if (textLength(blocks) > LIMITS.allBlocksText)
      return refusal(
        'msg_blocks_too_long',
        `[ERROR] all blocks together have more than ${LIMITS.allBlocksText} characters`,
      );
  }
  if (!text && !hasBlocks && !hasAttachments) return refusal('no_text');
  if (hasAttachments && attachments.length > LIMITS.attachments) return refusal('too_many_attachments');
  return maxText !== undefined && (text?.length ?? 0) > maxText ? refusal('msg_too_long') : undefined;
}

function checkMarkdownText(markdown: unknown, hasOther: boolean): MessageRefusal | undefined {
  if (hasOther) return refusal('markdown_text_conflict');
  if (typeof markdown !== 'string' || markdown === '') return refusal('no_text');
  return markdown.length > LIMITS.markdownText ? refusal('msg_too_long') : undefined;
}
