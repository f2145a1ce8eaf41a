import type { InputBlock, ModalView } from '@slack/types';
import { BLOCKS, VIEWS } from '../ids.js';
import { context, section } from './block-kit.js';
import { LIMITS } from './limits.js';

/** What the form was opened from: the channel that the report is then shown in, where there is one. */
export interface ReviewFormOptions {
  readonly channel?: string | undefined;
}

/** The form that takes a draft: pasted, in two fields because one is short, or as a file. */
export function reviewFormView({ channel }: ReviewFormOptions = {}): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.reviewForm,
    private_metadata: channel ?? '',
    title: { type: 'plain_text', text: 'Review a draft' },
    submit: { type: 'plain_text', text: 'Review' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      pasteField(BLOCKS.draftText, 'Clause or term sheet', true),
      pasteField(BLOCKS.draftMore, 'More of it', false),
      {
        type: 'input',
        block_id: BLOCKS.draftFile,
        optional: true,
        label: { type: 'plain_text', text: 'Or a file' },
        hint: { type: 'plain_text', text: '.docx, .pdf, .txt or .md, at most 5 MB.' },
        element: {
          type: 'file_input',
          action_id: BLOCKS.draftFile,
          filetypes: ['docx', 'pdf', 'txt', 'md'],
          max_files: 1,
        },
      },
      section(
        `A field of Slack’s takes ${LIMITS.plainTextInput.toLocaleString('en')} characters. For more: attach a file here, in a direct message to me or with a mention, use the message shortcut *Check against kill-list*, or run \`deal-patterns review FILE\`.`,
      ),
      context(
        'Only you see the report until you share it. The text stays in memory for a while and is never stored or logged.',
      ),
    ],
  };
}

function pasteField(blockId: string, label: string, hasFocus: boolean): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    optional: true,
    label: { type: 'plain_text', text: label },
    element: {
      type: 'plain_text_input',
      action_id: blockId,
      multiline: true,
      max_length: LIMITS.plainTextInput,
      ...(hasFocus ? { focus_on_load: true } : {}),
      placeholder: { type: 'plain_text', text: 'Paste the wording as it stands' },
    },
  };
}
