import { describe, expect, it } from 'vitest';
import { checkBlocks, checkMessage, checkView } from '../../src/sandbox/index.js';

const plain = (text: string) => ({ type: 'plain_text', text });
const button = (extra: object = {}) => ({ type: 'button', action_id: 'a', text: plain('Go'), ...extra });
const option = (value: string) => ({ text: plain(value), value });
const richText = {
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }],
};
const tableOf = (rows: unknown[][]) => ({ type: 'table', rows });

describe('checkBlocks takes', () => {
  it.each([
    ['a section with fields and an accessory', { type: 'section', fields: [plain('a')], accessory: button() }],
    [
      'feedback buttons',
      {
        type: 'context_actions',
        elements: [
          {
            type: 'feedback_buttons',
            positive_button: { text: plain('+'), value: 'p' },
            negative_button: { text: plain('-'), value: 'n' },
          },
        ],
      },
    ],
    [
      'a table with text, number and rich text',
      tableOf([[{ type: 'raw_text', text: 'a' }, { type: 'raw_number', value: 1, text: '1' }, richText]]),
    ],
    [
      'option groups',
      {
        type: 'actions',
        elements: [
          {
            type: 'static_select',
            option_groups: [{ label: plain('g'), options: [option('a')] }],
            initial_option: option('a'),
          },
        ],
      },
    ],
    ['a markdown block', { type: 'markdown', text: '# Hi' }],
    ['a task card', { type: 'task_card', task_id: 't', title: 'Look', status: 'complete', details: richText }],
    ['a carousel', { type: 'carousel', elements: [{ type: 'card', title: { type: 'mrkdwn', text: 'x' } }] }],
  ])('%s', (_name, block) => {
    expect(checkBlocks([block], 'message')).toEqual([]);
  });
});

describe('checkBlocks refuses', () => {
  it.each([
    ['an unknown block', { type: 'sction' }, '[ERROR] unsupported type: sction [json-pointer:/blocks/0/type]'],
    [
      'a property of our own',
      { type: 'divider', meta: 1 },
      '[ERROR] invalid additional property: meta [json-pointer:/blocks/0]',
    ],
    ['a header without text', { type: 'header' }, '[ERROR] missing required field: text [json-pointer:/blocks/0]'],
    [
      'mrkdwn in a header',
      { type: 'header', text: { type: 'mrkdwn', text: 'x' } },
      '[ERROR] invalid value, expected one of "plain_text" [json-pointer:/blocks/0/text/type]',
    ],
    [
      'empty text',
      { type: 'section', text: plain('') },
      '[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    ],
    ['an empty section', { type: 'section' }, '[ERROR] must provide text or fields [json-pointer:/blocks/0]'],
    [
      'a long button',
      { type: 'actions', elements: [button({ text: plain('x'.repeat(76)) })] },
      '[ERROR] must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ],
    [
      'a made-up style',
      { type: 'actions', elements: [button({ style: 'blue' })] },
      '[ERROR] invalid value, expected one of "primary", "danger" [json-pointer:/blocks/0/elements/0/style]',
    ],
    [
      '26 actions',
      { type: 'actions', elements: Array.from({ length: 26 }, (_, index) => button({ action_id: `a${index}` })) },
      '[ERROR] no more than 25 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'one action_id twice in a block',
      { type: 'actions', elements: [button(), button()] },
      '[ERROR] action_id "a" already exists within the block [json-pointer:/blocks/0]',
    ],
    [
      'an option value of 151',
      {
        type: 'actions',
        elements: [{ type: 'static_select', options: [{ text: plain('x'), value: 'x'.repeat(151) }] }],
      },
      '[ERROR] must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]',
    ],
    [
      'an initial option that differs',
      {
        type: 'actions',
        elements: [{ type: 'static_select', options: [option('a')], initial_option: { text: plain('A'), value: 'a' } }],
      },
      '[ERROR] initial option does not match any option exactly [json-pointer:/blocks/0]',
    ],
    [
      'an alert in a message',
      { type: 'alert', text: plain('x') },
      '[ERROR] alert is only supported in modals [json-pointer:/blocks/0]',
    ],
    [
      '21 cells',
      tableOf([Array.from({ length: 21 }, () => ({ type: 'raw_text', text: 'x' }))]),
      '[ERROR] no more than 20 items allowed [json-pointer:/blocks/0/rows/0]',
    ],
    [
      'an image without its text',
      { type: 'image', image_url: 'https://x' },
      '[ERROR] missing required field: alt_text [json-pointer:/blocks/0]',
    ],
  ])('%s', (_name, block, message) => {
    expect(checkBlocks([block], 'message')).toEqual([message]);
  });

  it('what only shows over all blocks', () => {
    const same = { type: 'divider', block_id: 'x' };
    expect(checkBlocks([same, same], 'message')).toEqual([
      '[ERROR] block_id "x" already exists [json-pointer:/blocks/1]',
    ]);
    const table = tableOf([[{ type: 'raw_text', text: 'x' }]]);
    expect(checkBlocks([table, table], 'message')[0]).toContain('only one table');
    const markdown = { type: 'markdown', text: 'x'.repeat(7000) };
    expect(checkBlocks([markdown, markdown], 'message')[0]).toContain('less than 12001 characters in all');
  });

  it('51 blocks in a message but not in a modal', () => {
    const blocks = Array.from({ length: 51 }, () => ({ type: 'divider' }));
    expect(checkBlocks(blocks, 'message')).toHaveLength(1);
    expect(checkBlocks(blocks, 'modal')).toEqual([]);
  });
});

describe('checkView refuses', () => {
  const view = { type: 'modal', title: plain('T'), blocks: [] as unknown[] };

  it.each([
    [
      'inputs without submit',
      { ...view, blocks: [{ type: 'input', label: plain('L'), element: { type: 'plain_text_input' } }] },
      'missing required field: submit',
    ],
    [
      'long private_metadata',
      { ...view, private_metadata: 'x'.repeat(3001) },
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [
      'bad blocks, with the pointer below the view',
      { ...view, blocks: [{ type: 'header' }] },
      '[json-pointer:/view/blocks/0]',
    ],
    ['a Home tab where a modal is due', { type: 'home', blocks: [] }, 'must be a modal view'],
  ])('%s', (_name, sent, message) => {
    expect(checkView(sent, 'modal')).toMatchObject({
      error: 'invalid_arguments',
      messages: [expect.stringContaining(message)],
    });
  });

  it('more than 250 KB', () => {
    expect(checkView({ ...view, callback_id: 'x'.repeat(250_001) }, 'modal')?.error).toBe('view_too_large');
  });
});

describe('checkMessage', () => {
  it.each([
    ['no_text', {}],
    ['no_text', { text: '', blocks: [] }],
    ['invalid_blocks', { text: 'x', blocks: 'nonsense' }],
    ['too_many_attachments', { attachments: Array.from({ length: 101 }, () => ({})) }],
  ])('answers %s', (error, parts) => {
    expect(checkMessage(parts)?.error).toBe(error);
  });
});
