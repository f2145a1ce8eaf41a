/**
 * Proves the slash command's way: a signed request enters Bolt's real receiver, the acknowledgement comes back as a
 * message, and the `response_url` reaches channels that the bot is not in. Events are proven in events.test.ts.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, startBench } from './support/bolt-app.js';

let bench: Bench;
afterEach(() => bench.close());

describe('a slash command', () => {
  it('shows a text acknowledgement to the asker alone', async () => {
    bench = await startBench((app) =>
      app.command('/echo', async ({ ack, command }) => ack(`You said ${command.text}`)),
    );
    const { workspace } = bench;
    const answer = await workspace.command({ user: 'ada', channel: 'general', text: 'hi <there> & all' });
    expect(answer.status).toBe(200);
    expect(answer.ephemeral?.text).toBe('You said hi &lt;there&gt; &amp; all');
    expect(workspace.ephemerals({ user: 'ada' })).toHaveLength(1);
    expect(workspace.ephemerals({ user: 'ben' })).toHaveLength(0);
    expect(workspace.messages('general')).toHaveLength(0);
  });

  it('posts an in_channel acknowledgement for everybody', async () => {
    bench = await startBench((app) =>
      app.command('/echo', async ({ ack }) => ack({ response_type: 'in_channel', text: 'to all' })),
    );
    const answer = await bench.workspace.command({ user: 'ada', channel: 'general', text: '' });
    expect(answer.message?.text).toBe('to all');
    expect(bench.workspace.messages('general').map((message) => message.text)).toEqual(['to all']);
  });

  it('brings people, channels and links in Slack’s forms where the command asks for it', async () => {
    const commands = [{ command: '/echo', description: 'Says it again', shouldEscape: true }];
    const heard: string[] = [];
    bench = await startBench(
      (app) =>
        app.command('/echo', async ({ ack, command }) => {
          heard.push(command.text);
          await ack();
        }),
      { app: { name: 'Echo', commands } },
    );
    const { workspace } = bench;
    await workspace.command({
      user: 'ada',
      channel: 'general',
      text: '@ben in #general: <b> & https://a.example/?x=1&y=2.',
    });
    const [ben, general] = [workspace.user('ben').id, workspace.channel('general').id];
    expect(heard).toEqual([
      `<@${ben}|ben> in <#${general}|general>: &lt;b&gt; &amp; <https://a.example/?x=1&amp;y=2>.`,
    ]);
  });

  it('fails with operation_timeout when nobody acknowledges in time', async () => {
    bench = await startBench((app) => app.command('/echo', async () => undefined), { ackTimeoutMs: 100 });
    const answer = await bench.workspace.command({ user: 'ada', channel: 'general', text: '' });
    expect(answer).toMatchObject({ status: 0, error: 'operation_timeout' });
    expect(bench.workspace.problems()).toMatchObject([{ where: '/echo', error: 'operation_timeout' }]);
  });

  it('fails with dispatch_failed when the app is not there', async () => {
    bench = await startBench(() => undefined);
    bench.workspace.connect('http://127.0.0.1:1/slack/events');
    const answer = await bench.workspace.command({ user: 'ada', channel: 'general', text: '' });
    expect(answer.error).toBe('dispatch_failed');
  });

  it('is refused by Bolt when its signature is bad, stale or missing', async () => {
    bench = await startBench((app) => app.command('/echo', async ({ ack }) => ack('never')));
    for (const signature of ['bad', 'stale', 'missing'] as const) {
      const answer = await bench.workspace.command({ user: 'ada', channel: 'general', text: '', signature });
      expect(answer.status).toBe(401);
    }
    expect(bench.workspace.ephemerals()).toHaveLength(0);
  });

  it('shows nothing of an acknowledgement with blocks beyond the limits, and says why', async () => {
    const text = { type: 'mrkdwn' as const, text: 'x'.repeat(3001) };
    bench = await startBench((app) =>
      app.command('/echo', async ({ ack }) => ack({ text: 'x', blocks: [{ type: 'section', text }] })),
    );
    const answer = await bench.workspace.command({ user: 'ada', channel: 'general', text: '' });
    expect(answer.error).toBe('invalid_blocks');
    expect(bench.workspace.ephemerals()).toHaveLength(0);
    expect(bench.workspace.problems()[0]?.details).toEqual([
      '[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ]);
  });
});

describe('a response_url', () => {
  const seed = { channels: [{ name: 'general' }, { name: 'secret', kind: 'private' as const, hasBot: false }] };

  it('posts in a channel that the bot is not in', async () => {
    bench = await startBench(
      (app) =>
        app.command('/echo', async ({ ack, respond }) => {
          await ack();
          await respond({ response_type: 'in_channel', text: 'from outside' });
        }),
      { seed },
    );
    await bench.workspace.command({ user: 'ada', channel: 'secret', text: '' });
    await bench.workspace.idle();
    expect(bench.workspace.messages('secret').map((message) => message.text)).toEqual(['from outside']);
  });

  it('works five times within thirty minutes', async () => {
    let time = Date.now();
    bench = await startBench((app) => app.command('/echo', async ({ ack }) => ack()), { clock: () => time });
    const post = (url: string) =>
      fetch(url, {
        method: 'POST',
        body: JSON.stringify({ text: 'x' }),
        headers: { 'content-type': 'application/json' },
      });
    const first = await bench.workspace.command({ user: 'ada', channel: 'general', text: '' });
    for (const status of [200, 200, 200, 200, 200, 404]) expect((await post(first.responseUrl)).status).toBe(status);
    const second = await bench.workspace.command({ user: 'ada', channel: 'general', text: '' });
    time += 31 * 60_000;
    expect(await (await post(second.responseUrl)).json()).toEqual({ ok: false, error: 'expired_url' });
  });

  it('replaces and deletes the private message that was clicked', async () => {
    const button = (action_id: string) => ({
      type: 'button' as const,
      action_id,
      text: { type: 'plain_text' as const, text: action_id },
    });
    bench = await startBench((app) => {
      app.command('/echo', async ({ ack }) =>
        ack({ text: 'first', blocks: [{ type: 'actions', elements: [button('replace'), button('remove')] }] }),
      );
      app.action('replace', async ({ ack, respond }) => {
        await ack();
        await respond({
          replace_original: true,
          text: 'second',
          blocks: [{ type: 'actions', elements: [button('remove')] }],
        });
      });
      app.action('remove', async ({ ack, respond }) => {
        await ack();
        await respond({ delete_original: true });
      });
    });
    const { workspace } = bench;
    const { ephemeral } = await workspace.command({ user: 'ada', channel: 'general', text: '' });
    const place = { user: 'ada', channel: 'general', ts: ephemeral?.ts ?? '' };
    await workspace.click({ ...place, actionId: 'replace' });
    await workspace.idle();
    expect(workspace.ephemerals().map((message) => message.text)).toEqual(['second']);
    await workspace.click({ ...place, actionId: 'remove' });
    await workspace.idle();
    expect(workspace.ephemerals()).toHaveLength(0);
  });

  it('posts a new message for replace_original after a command, which has no original', async () => {
    bench = await startBench((app) =>
      app.command('/echo', async ({ ack, respond }) => {
        await ack('thinking');
        await respond({ replace_original: true, text: 'done' });
      }),
    );
    await bench.workspace.command({ user: 'ada', channel: 'general', text: '' });
    await bench.workspace.idle();
    expect(
      bench.workspace
        .ephemerals()
        .map((message) => message.text)
        .sort(),
    ).toEqual(['done', 'thinking']);
  });
});
