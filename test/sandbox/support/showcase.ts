import type { App } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text });
const option = (value: string) => ({ text: plain(value), value });

/** One of every block and element that a message may carry. */
export const SHOWCASE: KnownBlock[] = [
  { type: 'header', text: plain('Right of first refusal :warning:') },
  {
    type: 'section',
    text: mrkdwn(
      '*Bold*, _italic_, ~struck~, `code`, &lt;!here&gt; stays text, <https://example.com/a?b=1&amp;c=2|a link>\n> A quote\n```const x = 1 &lt; 2;```',
    ),
    accessory: { type: 'button', action_id: 'open', text: plain('Open pattern'), value: 'rofr' },
  },
  { type: 'section', fields: [mrkdwn('*Side*\nLab'), mrkdwn('*Phase*\nTerm sheet')] },
  { type: 'divider' },
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'Rich ' },
          { type: 'text', text: 'text', style: { bold: true } },
        ],
      },
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'Ask for a deadline' }] },
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'Cap the matching' }] },
        ],
      },
    ],
  },
  { type: 'markdown', text: '## Markdown\n- one\n- **two**\n\n| a | b |\n|---|---|\n| 1 | 2 |' },
  {
    type: 'table',
    column_settings: [{ align: 'left' }, { align: 'right' }],
    rows: [
      [
        { type: 'raw_text', text: 'Year' },
        { type: 'raw_text', text: 'Spend' },
      ],
      [
        { type: 'raw_text', text: '2026' },
        { type: 'raw_number', value: 250, text: '250' },
      ],
    ],
  },
  {
    type: 'actions',
    block_id: 'controls',
    elements: [
      { type: 'button', action_id: 'primary', text: plain('Share in channel'), style: 'primary' },
      {
        type: 'button',
        action_id: 'danger',
        text: plain('Drop'),
        style: 'danger',
        confirm: {
          title: plain('Drop it?'),
          text: plain('It will be gone.'),
          confirm: plain('Drop'),
          deny: plain('Keep'),
        },
      },
      {
        type: 'static_select',
        action_id: 'side',
        placeholder: plain('Side'),
        options: [option('lab'), option('cloud')],
      },
      { type: 'users_select', action_id: 'owner', placeholder: plain('Owner') },
      { type: 'datepicker', action_id: 'day', initial_date: '2026-12-01' },
      { type: 'timepicker', action_id: 'time' },
      { type: 'overflow', action_id: 'more', options: [option('Edit'), option('Remove')] },
    ],
  },
  {
    type: 'section',
    block_id: 'list',
    text: mrkdwn('Have in hand'),
    accessory: { type: 'checkboxes', action_id: 'ticks', options: [option('Term sheet'), option('Forecast')] },
  },
  { type: 'context', elements: [mrkdwn('Illustrative, not legal advice.')] },
  {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'feedback',
        positive_button: { text: plain('Helpful'), value: 'good' },
        negative_button: { text: plain('Not helpful'), value: 'bad' },
      },
    ],
  },
  { type: 'card', title: mrkdwn('*A card*'), subtitle: mrkdwn('with a subtitle'), body: mrkdwn('and a body') },
  { type: 'task_card', task_id: 't1', title: 'Searching the library', status: 'complete' },
];

export const FORM: ModalView = {
  type: 'modal',
  callback_id: 'form',
  title: plain('Set up the deal'),
  submit: plain('Save'),
  notify_on_close: true,
  blocks: [
    { type: 'alert', level: 'warning', text: mrkdwn('Visible to everybody in this channel.') },
    {
      type: 'input',
      block_id: 'name',
      label: plain('Counterparty'),
      element: { type: 'plain_text_input', action_id: 'value' },
    },
    {
      type: 'input',
      block_id: 'side',
      label: plain('Our side'),
      element: {
        type: 'radio_buttons',
        action_id: 'value',
        options: [option('lab'), option('cloud')],
        initial_option: option('lab'),
      },
    },
    {
      type: 'input',
      block_id: 'day',
      optional: true,
      label: plain('Next meeting'),
      element: { type: 'datepicker', action_id: 'value' },
    },
    {
      type: 'input',
      block_id: 'who',
      optional: true,
      label: plain('Who prepares'),
      hint: plain('Gets the reminder.'),
      element: { type: 'users_select', action_id: 'value' },
    },
    {
      type: 'input',
      block_id: 'patterns',
      optional: true,
      label: plain('Patterns'),
      element: { type: 'multi_static_select', action_id: 'value', options: [option('rofr'), option('mfn')] },
    },
    {
      type: 'input',
      block_id: 'note',
      optional: true,
      label: plain('Note'),
      element: { type: 'plain_text_input', action_id: 'value', multiline: true },
    },
  ],
};

/** An app that shows everything that the page has to draw. It is no part of the bot: the sandbox runs any Bolt app. */
export function listenShowcase(app: App): void {
  app.command('/show', async ({ ack, command, client }) => {
    if (command.text === 'form') {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: FORM });
    } else if (command.text === 'bad')
      await ack({ text: 'x', blocks: [{ type: 'header', text: plain('x'.repeat(151)) }] });
    else if (command.text !== 'slow') await ack({ text: 'Everything', blocks: SHOWCASE });
  });
  app.action(/.*/, async ({ ack, action, body, client, respond }) => {
    await ack();
    if (body.type !== 'block_actions') return;
    if ('action_id' in action && action.action_id === 'open')
      await client.views.open({ trigger_id: body.trigger_id, view: FORM });
    else if (body.container?.type === 'message')
      await respond({
        text: `Got ${'action_id' in action ? action.action_id : ''}`,
        replace_original: false,
        response_type: 'in_channel',
      });
  });
  app.view('form', async ({ ack, view, body, client }) => {
    const name = view.state.values.name?.value?.value ?? '';
    if (name === 'taken') {
      await ack({ response_action: 'errors', errors: { name: 'That counterparty has a deal already.' } });
      return;
    }
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: `Saved ${name}` });
  });
  app.view({ type: 'view_closed', callback_id: 'form' }, async ({ ack }) => ack());
  app.shortcut('check', async ({ ack, client, shortcut }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: FORM });
  });
  app.event('app_mention', async ({ event, say }) => {
    await say({
      thread_ts: event.thread_ts ?? event.ts,
      text: `You asked: ${event.text}`,
      blocks: SHOWCASE.slice(0, 4),
    });
  });
  app.message(async ({ message, client }) => {
    if (message.channel_type !== 'im' || message.subtype !== undefined) return;
    const thread_ts = message.thread_ts ?? message.ts;
    await client.assistant.threads.setStatus({ channel_id: message.channel, thread_ts, status: 'is thinking' });
    await client.assistant.threads.setTitle({ channel_id: message.channel, thread_ts, title: 'About the ROFR' });
    await client.chat.postMessage({ channel: message.channel, thread_ts, text: 'An answer in the *thread*.' });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab === 'home')
      await client.views.publish({
        user_id: event.user,
        view: { type: 'home', blocks: SHOWCASE.filter((block) => block.type !== 'context_actions') },
      });
  });
}

export const SHOWCASE_APP = {
  name: 'Showcase',
  commands: [{ command: '/show', usageHint: '[form | bad | slow]', description: 'Shows every block' }],
  shortcuts: [
    { type: 'global' as const, name: 'Fill in the form', callbackId: 'check', description: 'Opens the form' },
    { type: 'message' as const, name: 'Check this', callbackId: 'check', description: 'Opens the form' },
  ],
  suggestedPrompts: [{ title: 'What is a ROFR?', message: 'What is a right of first refusal?' }],
  hints: ['`/show` shows every block', '`/show form` opens a modal', '`@Showcase hello` is answered in the thread'],
};
