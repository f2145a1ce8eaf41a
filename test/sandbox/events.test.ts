/** Proves what the app is sent when people write, and how often. Commands are proven in commands.test.ts. */
import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, startBench } from './support/bolt-app.js';

let bench: Bench;
afterEach(() => bench.close());

interface Seen {
  readonly type: string;
  readonly subtype?: string;
  readonly ts?: string;
  readonly text?: string;
  readonly eventId: string;
  readonly retryNum: number | undefined;
  readonly channelType?: string;
}

async function startListening(options: Parameters<typeof startBench>[1] = {}): Promise<Seen[]> {
  const seen: Seen[] = [];
  bench = await startBench(
    (app) =>
      app.use(async ({ body, context, next }) => {
        const { event, event_id: eventId } = body as unknown as { event: Record<string, string>; event_id: string };
        if (event)
          seen.push({
            ...event,
            type: event.type ?? '',
            eventId,
            retryNum: context.retryNum,
            channelType: event.channel_type ?? '',
          });
        await next();
      }),
    options,
  );
  return seen;
}

describe('say', () => {
  it('delivers a mention as message and as app_mention, with different event ids and the same ts', async () => {
    const seen = await startListening();
    const message = bench.workspace.say({ user: 'ada', channel: 'general', text: '@Echo are you there?' });
    await bench.workspace.idle();
    expect(seen.map(({ type }) => type)).toEqual(['message', 'app_mention']);
    expect(new Set(seen.map(({ eventId }) => eventId)).size).toBe(2);
    expect(
      seen.every(({ ts, text }) => ts === message.ts && text === `<@${bench.workspace.botUserId}> are you there?`),
    ).toBe(true);
  });

  it('delivers the two in the other order, or one alone, when told so', async () => {
    const seen = await startListening();
    bench.workspace.say({ user: 'ada', channel: 'general', text: '@Echo a', events: ['app_mention', 'message'] });
    await bench.workspace.idle();
    bench.workspace.say({ user: 'ada', channel: 'general', text: '@Echo b', events: ['app_mention'] });
    await bench.workspace.idle();
    expect(seen.map(({ type }) => type)).toEqual(['app_mention', 'message', 'app_mention']);
  });

  it('escapes what is typed: a typed <!channel> stays text', async () => {
    const seen = await startListening();
    bench.workspace.say({
      user: 'ada',
      channel: 'general',
      text: '<!channel> a & b <@U0NOBODY> https://example.com/x.',
    });
    await bench.workspace.idle();
    expect(seen[0]?.text).toBe('&lt;!channel&gt; a &amp; b &lt;@U0NOBODY&gt; <https://example.com/x>.');
  });

  it('delivers a mention with a file as file_share only, with the file', async () => {
    const seen = await startListening();
    bench.workspace.say({
      user: 'ada',
      channel: 'general',
      text: '@Echo review this',
      files: [{ name: 'terms.txt', content: 'exclusive' }],
    });
    await bench.workspace.idle();
    expect(seen).toMatchObject([{ type: 'message', subtype: 'file_share', files: [{ name: 'terms.txt', size: 9 }] }]);
  });

  it('delivers nothing from a channel that the bot is not in', async () => {
    const seen = await startListening({ seed: { channels: [{ name: 'general' }, { name: 'away', hasBot: false }] } });
    bench.workspace.say({ user: 'ada', channel: 'away', text: '@Echo hello' });
    await bench.workspace.idle();
    expect(seen).toEqual([]);
  });

  it('delivers a direct message as message.im without app_mention', async () => {
    const seen = await startListening();
    bench.workspace.say({ user: 'ada', channel: 'dm', text: '@Echo hello' });
    await bench.workspace.idle();
    expect(seen).toMatchObject([{ type: 'message', channelType: 'im' }]);
  });

  it('marks what another bot writes with its bot_id, as the only sign', async () => {
    const seen = await startListening({
      seed: {
        users: [{ name: 'ada' }, { name: 'otherbot', isBot: true }],
        channels: [{ name: 'general', members: ['ada', 'otherbot'] }],
      },
    });
    bench.workspace.say({ user: 'otherbot', channel: 'general', text: 'beep' });
    await bench.workspace.idle();
    expect(seen).toMatchObject([{ type: 'message', bot_id: expect.stringMatching(/^B/) }]);
    expect(seen[0]).not.toHaveProperty('subtype');
  });

  it('keeps to the events that the app subscribed to', async () => {
    const seen = await startListening({ app: { name: 'Echo', events: ['app_mention'] } });
    bench.workspace.say({ user: 'ada', channel: 'general', text: '@Echo hello' });
    await bench.workspace.idle();
    expect(seen.map(({ type }) => type)).toEqual(['app_mention']);
  });

  it('tells the app of edits, deletions and joins by their subtypes', async () => {
    const seen = await startListening({ seed: { channels: [{ name: 'general', members: ['ada'] }] } });
    const { ts } = bench.workspace.say({ user: 'ada', channel: 'general', text: 'a' });
    await bench.workspace.idle();
    bench.workspace.edit({ user: 'ada', channel: 'general', ts, text: 'b' });
    await bench.workspace.idle();
    bench.workspace.deleteMessage({ user: 'ada', channel: 'general', ts });
    await bench.workspace.idle();
    bench.workspace.invite({ user: 'ben', channel: 'general', by: 'ada' });
    await bench.workspace.idle();
    expect(seen.map(({ type, subtype }) => subtype ?? type).sort()).toEqual(
      ['message', 'message_changed', 'message_deleted', 'channel_join', 'member_joined_channel'].sort(),
    );
  });
});

describe('an event that is not taken', () => {
  it('comes again with the same event id, at most three times', async () => {
    const requests: { num: string | undefined; reason: string | undefined; id: string }[] = [];
    bench = await startBench(() => undefined);
    const { createServer } = await import('node:http');
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const header = (name: string) => request.headers[name]?.toString();
        const { event_id: id } = JSON.parse(Buffer.concat(chunks).toString()) as { event_id: string };
        requests.push({ num: header('x-slack-retry-num'), reason: header('x-slack-retry-reason'), id });
        response.writeHead(500).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('no address');
    bench.workspace.connect(`http://127.0.0.1:${address.port}/`);
    bench.workspace.say({ user: 'ada', channel: 'general', text: 'anyone?' });
    await bench.workspace.idle();
    server.close();
    expect(requests.map(({ num }) => num)).toEqual([undefined, '1', '2', '3']);
    expect(requests.slice(1).every(({ reason }) => reason === 'http_error')).toBe(true);
    expect(new Set(requests.map(({ id }) => id)).size).toBe(1);
  });

  it('is repeated by hand with its retry headers, and refused with a bad signature', async () => {
    const seen = await startListening();
    const event = {
      type: 'app_mention',
      text: 'x',
      user: bench.workspace.user('ada').id,
      channel: 'C1',
      ts: '1.1',
      event_ts: '1.1',
    };
    expect((await bench.workspace.deliver(event, { eventId: 'Ev1' })).status).toBe(200);
    expect((await bench.workspace.deliver(event, { eventId: 'Ev1', retryNum: 1 })).status).toBe(200);
    expect((await bench.workspace.deliver(event, { signature: 'bad' })).status).toBe(401);
    expect((await bench.workspace.deliver(event, { signature: 'stale' })).status).toBe(401);
    await bench.workspace.idle();
    expect(seen.map(({ eventId, retryNum }) => [eventId, retryNum])).toEqual([
      ['Ev1', undefined],
      ['Ev1', 1],
    ]);
  });
});
