/** Proves buttons, stateful elements, modals, shortcuts and the Home tab against a bare Bolt app. */
import type { App } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, startBench } from './support/bolt-app.js';

let bench: Bench;
afterEach(() => bench.close());

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(value.toUpperCase()), value });
const modal = (extra: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  callback_id: 'form',
  title: plain('Form'),
  submit: plain('Save'),
  blocks: [
    {
      type: 'input',
      block_id: 'name',
      label: plain('Name'),
      element: { type: 'plain_text_input', action_id: 'value', max_length: 5 },
    },
    {
      type: 'input',
      block_id: 'side',
      optional: true,
      label: plain('Side'),
      element: { type: 'static_select', action_id: 'choice', options: [option('lab'), option('cloud')] },
    },
    {
      type: 'input',
      block_id: 'day',
      optional: true,
      label: plain('Day'),
      element: { type: 'datepicker', action_id: 'date' },
    },
    {
      type: 'input',
      block_id: 'who',
      optional: true,
      label: plain('Who'),
      element: { type: 'users_select', action_id: 'user' },
    },
  ],
  ...extra,
});

/** A command that opens `view`. */
const opens = (view: ModalView) => (app: App) =>
  app.command('/echo', async ({ ack, client, command }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view }).catch(() => undefined);
  });

const openForm = async (): Promise<void> => {
  await bench.workspace.command({ user: 'ada', channel: 'general', text: '' });
  await bench.workspace.idle();
};

describe('a click', () => {
  const blocks: KnownBlock[] = [
    {
      type: 'actions',
      block_id: 'row',
      elements: [{ type: 'button', action_id: 'go', text: plain('Go'), value: 'card-7' }],
    },
    {
      type: 'section',
      block_id: 'ticks',
      text: plain('Pick'),
      accessory: { type: 'checkboxes', action_id: 'boxes', options: [option('a'), option('b')] },
    },
    {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: 'feedback',
          positive_button: { text: plain('Good'), value: 'good:7' },
          negative_button: { text: plain('Bad'), value: 'bad:7' },
        },
      ],
    },
  ];

  it('carries the value, the message and the state of the other inputs', async () => {
    const bodies: Record<string, unknown>[] = [];
    bench = await startBench((app) => {
      app.command('/echo', async ({ ack, say }) => {
        await ack();
        await say({ text: 'x', blocks });
      });
      app.action(/.*/, async ({ ack, body }) => {
        await ack();
        bodies.push(body as unknown as Record<string, unknown>);
      });
    });
    await openForm();
    const [message] = bench.workspace.messages('general');
    const place = { user: 'ben', channel: 'general', ts: message?.ts ?? '' };
    await bench.workspace.tick({ ...place, actionId: 'boxes', value: ['b'] });
    await bench.workspace.click({ ...place, label: 'Go' });
    await bench.workspace.click({ ...place, actionId: 'feedback', value: 'negative' });
    await bench.workspace.idle();
    expect(bodies.map((body) => body.actions)).toMatchObject([
      [{ action_id: 'boxes', selected_options: [{ value: 'b' }] }],
      [{ action_id: 'go', value: 'card-7', block_id: 'row' }],
      [{ action_id: 'feedback', value: 'bad:7' }],
    ]);
    expect(bodies[1]).toMatchObject({
      user: { name: 'ben' },
      message: { text: 'x' },
      container: { is_ephemeral: false },
      state: { values: { ticks: { boxes: { selected_options: [{ value: 'b' }] } } } },
    });
  });

  it('on an ephemeral message comes without the message, and nobody else can click it', async () => {
    const bodies: Record<string, unknown>[] = [];
    bench = await startBench((app) => {
      app.command('/echo', async ({ ack }) => ack({ text: 'x', blocks }));
      app.action('go', async ({ ack, body }) => {
        await ack();
        bodies.push(body as unknown as Record<string, unknown>);
      });
    });
    const { ephemeral } = await bench.workspace.command({ user: 'ada', channel: 'general', text: '' });
    const ts = ephemeral?.ts ?? '';
    await bench.workspace.click({ user: 'ada', channel: 'general', ts, actionId: 'go' });
    expect(bodies[0]).toMatchObject({ container: { is_ephemeral: true, message_ts: ts } });
    expect(bodies[0]).not.toHaveProperty('message');
    await expect(bench.workspace.click({ user: 'ben', channel: 'general', ts, actionId: 'go' })).rejects.toThrow(
      'sees no message',
    );
  });

  it('on something that is not there names what there is', async () => {
    bench = await startBench((app) => app.command('/echo', async ({ ack }) => ack({ text: 'x', blocks })));
    const { ephemeral } = await bench.workspace.command({ user: 'ada', channel: 'general', text: '' });
    const click = bench.workspace.click({ user: 'ada', channel: 'general', ts: ephemeral?.ts ?? '', actionId: 'gone' });
    await expect(click).rejects.toThrow('There is: go "Go"');
  });
});

describe('a modal', () => {
  it('opens with the trigger, takes the values, and closes on an empty acknowledgement', async () => {
    const states: unknown[] = [];
    bench = await startBench((app) => {
      opens(modal({ private_metadata: 'deal-1' }))(app);
      app.view('form', async ({ ack, view }) => {
        await ack();
        states.push([view.private_metadata, view.state.values]);
      });
    });
    await openForm();
    const ben = bench.workspace.user('ben').id;
    const result = await bench.workspace.submitView({
      user: 'ada',
      values: { name: 'Atlas', side: 'cloud', date: '2026-12-01', who: ben },
    });
    expect(result).toMatchObject({ status: 200, isDelivered: true });
    expect(bench.workspace.views({ user: 'ada' })).toEqual([]);
    expect(states).toEqual([
      [
        'deal-1',
        {
          name: { value: { type: 'plain_text_input', value: 'Atlas' } },
          side: { choice: { type: 'static_select', selected_option: option('cloud') } },
          day: { date: { type: 'datepicker', selected_date: '2026-12-01' } },
          who: { user: { type: 'users_select', selected_user: ben } },
        },
      ],
    ]);
  });

  it('is not submitted while a required field is empty or too long', async () => {
    bench = await startBench(opens(modal()));
    await openForm();
    expect(await bench.workspace.submitView({ user: 'ada' })).toMatchObject({
      isDelivered: false,
      errors: { name: 'Please complete this required field.' },
    });
    expect(await bench.workspace.submitView({ user: 'ada', values: { name: 'Atlantis' } })).toMatchObject({
      isDelivered: false,
      errors: { name: 'Must be less than 6 characters.' },
    });
  });

  it('shows the errors of the app at their fields and stays open', async () => {
    bench = await startBench((app) => {
      opens(modal())(app);
      app.view('form', async ({ ack }) => ack({ response_action: 'errors', errors: { name: 'Taken.' } }));
    });
    await openForm();
    const result = await bench.workspace.submitView({ user: 'ada', values: { name: 'x' } });
    expect(result.errors).toEqual({ name: 'Taken.' });
    expect(bench.workspace.views({ user: 'ada' })).toHaveLength(1);
  });

  it('is updated, pushed upon and cleared by the acknowledgement', async () => {
    bench = await startBench((app) => {
      opens(modal())(app);
      app.view('form', async ({ ack }) => ack({ response_action: 'push', view: modal({ callback_id: 'second' }) }));
      app.view('second', async ({ ack }) => ack({ response_action: 'update', view: modal({ callback_id: 'third' }) }));
      app.view('third', async ({ ack }) => ack({ response_action: 'clear' }));
    });
    await openForm();
    const names = () => bench.workspace.views({ user: 'ada' }).map((view) => view.callbackId);
    await bench.workspace.submitView({ user: 'ada', values: { name: 'x' } });
    expect(names()).toEqual(['form', 'second']);
    await bench.workspace.submitView({ user: 'ada', values: { name: 'x' } });
    expect(names()).toEqual(['form', 'third']);
    expect(bench.workspace.views({ user: 'ada' })[1]?.values.name?.value).toMatchObject({ value: 'x' });
    await bench.workspace.submitView({ user: 'ada' });
    expect(names()).toEqual([]);
  });

  it('stacks three views and no fourth', async () => {
    bench = await startBench((app) => {
      const pushing = modal({
        blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'more', text: plain('More') }] }],
      });
      opens(pushing)(app);
      app.action('more', async ({ ack, body, client }) => {
        await ack();
        if (body.type !== 'block_actions') return;
        await client.views.push({ trigger_id: body.trigger_id, view: pushing }).catch(() => undefined);
      });
    });
    await openForm();
    for (let count = 0; count < 3; count += 1) {
      const viewId = bench.workspace.views({ user: 'ada' }).at(-1)?.id ?? '';
      await bench.workspace.click({ user: 'ada', viewId, actionId: 'more' });
      await bench.workspace.idle();
    }
    expect(bench.workspace.views({ user: 'ada' })).toHaveLength(3);
    expect(bench.workspace.calls('views.push').at(-1)?.error).toBe('push_limit_reached');
  });

  it('tells the app that it was closed only where the app asked for it', async () => {
    const closed: string[] = [];
    bench = await startBench((app) => {
      app.command('/echo', async ({ ack, client, command }) => {
        await ack();
        const view = modal({ notify_on_close: command.text === 'tell', callback_id: command.text });
        await client.views.open({ trigger_id: command.trigger_id, view });
      });
      app.view({ type: 'view_closed', callback_id: /.*/ }, async ({ ack, view }) => {
        await ack();
        closed.push(view.callback_id);
      });
    });
    for (const text of ['quiet', 'tell']) {
      await bench.workspace.command({ user: 'ada', channel: 'general', text });
      await bench.workspace.idle();
      await bench.workspace.closeView({ user: 'ada' });
    }
    await bench.workspace.idle();
    expect(closed).toEqual(['tell']);
  });

  it('is refused when the trigger is older than three seconds or was used', async () => {
    let time = Date.now();
    bench = await startBench((app) => app.command('/echo', async ({ ack }) => ack()), { clock: () => time });
    const { client } = bench.app;
    const open = async (trigger_id: string) => client.views.open({ trigger_id, view: modal() });
    const first = await bench.workspace.command({ user: 'ada', channel: 'general', text: '' });
    await open(first.triggerId);
    await expect(open(first.triggerId)).rejects.toThrow('exchanged_trigger_id');
    const second = await bench.workspace.command({ user: 'ada', channel: 'general', text: '' });
    time += 3001;
    await expect(open(second.triggerId)).rejects.toThrow('expired_trigger_id');
    await expect(open('made-up')).rejects.toThrow('invalid_trigger');
  });

  it('is refused an update with an old hash', async () => {
    bench = await startBench(opens(modal()));
    await openForm();
    const [view] = bench.workspace.views({ user: 'ada' });
    const update = (hash: string) => bench.app.client.views.update({ view_id: view?.id ?? '', hash, view: modal() });
    const old = view?.hash ?? '';
    await update(old);
    await expect(update(old)).rejects.toThrow('hash_conflict');
  });

  it('is refused beyond the limits, with the reason', async () => {
    bench = await startBench(opens(modal({ title: plain('A title of more than 24 characters') })));
    await openForm();
    expect(bench.workspace.problems()).toMatchObject([
      {
        where: 'views.open',
        error: 'invalid_arguments',
        details: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
      },
    ]);
  });
});

describe('shortcuts and Home', () => {
  it('sends a message shortcut with the message and a global one without a channel', async () => {
    const bodies: unknown[] = [];
    bench = await startBench((app) =>
      app.shortcut(/.*/, async ({ ack, body }) => {
        await ack();
        bodies.push(body);
      }),
    );
    const { ts } = bench.workspace.say({ user: 'ben', channel: 'general', text: 'exclusive & forever' });
    await bench.workspace.shortcut({ user: 'ada', callbackId: 'check', channel: 'general', ts });
    await bench.workspace.shortcut({ user: 'ada', callbackId: 'paste' });
    expect(bodies).toMatchObject([
      { type: 'message_action', callback_id: 'check', message: { text: 'exclusive &amp; forever' }, message_ts: ts },
      { type: 'shortcut', callback_id: 'paste' },
    ]);
    expect(bodies[1]).not.toHaveProperty('response_url');
  });

  it('shows the Home tab that the app publishes when it is opened', async () => {
    bench = await startBench((app) =>
      app.event('app_home_opened', async ({ event, client }) => {
        if (event.tab !== 'home') return;
        const blocks: KnownBlock[] = [{ type: 'header', text: plain('Welcome') }];
        await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
      }),
    );
    await bench.workspace.openMessagesTab({ user: 'ada' });
    await bench.workspace.idle();
    expect(bench.workspace.home('ada')).toBeUndefined();
    await bench.workspace.openHome({ user: 'ada' });
    await bench.workspace.idle();
    expect(bench.workspace.home('ada')?.blocks).toMatchObject([{ type: 'header' }]);
  });

  it('asks the app for the options of an external select', async () => {
    const picked: unknown[] = [];
    bench = await startBench((app) => {
      app.command('/echo', async ({ ack }) =>
        ack({
          text: 'x',
          blocks: [
            { type: 'actions', elements: [{ type: 'external_select', action_id: 'find', placeholder: plain('Find') }] },
          ],
        }),
      );
      app.options('find', async ({ ack, options }) => ack({ options: [option(`${options.value}-1`)] }));
      app.action('find', async ({ ack, action }) => {
        await ack();
        picked.push(action);
      });
    });
    const { ephemeral } = await bench.workspace.command({ user: 'ada', channel: 'general', text: '' });
    const place = { user: 'ada', channel: 'general', ts: ephemeral?.ts ?? '', actionId: 'find' };
    expect(await bench.workspace.suggest({ ...place, query: 'rofr' })).toMatchObject([{ value: 'rofr-1' }]);
    await bench.workspace.select({ ...place, value: 'rofr-1' });
    expect(picked).toMatchObject([{ selected_option: { value: 'rofr-1' } }]);
  });
});
