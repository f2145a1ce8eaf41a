/** Proves the Web API subset through Slack's own WebClient: what is kept, what is refused, and with which code. */
import { WebAPIHTTPError, WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../src/sandbox/index.js';

let workspace: Workspace;
let client: WebClient;
afterEach(() => workspace.close());

async function start(options: Partial<WorkspaceOptions> = {}): Promise<void> {
  workspace = await startWorkspace({
    signingSecret: 's',
    botToken: 'xoxb-1',
    app: { name: 'Echo' },
    retryDelaysMs: [],
    seed: {
      channels: [
        { name: 'general' },
        { name: 'public-away', hasBot: false },
        { name: 'private-away', kind: 'private', hasBot: false },
        { name: 'shared', kind: 'private', isExtShared: true, members: ['ada', 'eve'] },
      ],
      users: [
        { name: 'ada', realName: 'Ada Lind', tz: 'Europe/Berlin' },
        { name: 'eve', teamId: 'T0OTHER' },
        { name: 'gus', isUltraRestricted: true },
      ],
    },
    ...options,
  });
  client = clientWith('xoxb-1');
}

const clientWith = (token: string) =>
  new WebClient(token, { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true });
const id = (name: string) => workspace.channel(name).id;

describe('who may call', () => {
  it('refuses a wrong token and a missing scope', async () => {
    await start({ app: { name: 'Echo', scopes: ['chat:write'] } });
    await expect(clientWith('xoxb-2').auth.test()).rejects.toThrow('invalid_auth');
    await expect(client.users.info({ user: 'U1' })).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'users:read', provided: 'chat:write' },
    });
    expect(await client.auth.test()).toMatchObject({ ok: true, user_id: workspace.botUserId, bot_id: workspace.botId });
  });

  it('answers unknown methods as Slack does', async () => {
    await start();
    await expect(client.apiCall('made.up')).rejects.toThrow('unknown_method');
  });
});

describe('chat.postMessage', () => {
  it('stores text escaped and keeps control forms', async () => {
    await start();
    await client.chat.postMessage({ channel: id('general'), text: 'a & b <c> <!here> <https://x.y|z> &amp;' });
    expect(workspace.messages('general')[0]?.text).toBe('a &amp; b &lt;c&gt; <!here> <https://x.y|z> &amp;');
  });

  it.each([
    ['public-away', 'not_in_channel'],
    ['private-away', 'channel_not_found'],
    ['nowhere', 'channel_not_found'],
  ])('in #%s is refused: %s', async (channel, error) => {
    await start();
    await expect(client.chat.postMessage({ channel, text: 'x' })).rejects.toThrow(error);
  });

  it('reaches a person by id in the direct message', async () => {
    await start();
    await client.chat.postMessage({ channel: workspace.user('ada').id, text: 'psst' });
    expect(workspace.messages(workspace.dm('ada').id).map((message) => message.text)).toEqual(['psst']);
  });

  it('refuses an empty message, blocks beyond the limits, and markdown_text beside text', async () => {
    await start();
    const channel = id('general');
    await expect(client.apiCall('chat.postMessage', { channel })).rejects.toThrow('no_text');
    const blocks = Array.from({ length: 51 }, () => ({ type: 'divider' }));
    await expect(client.chat.postMessage({ channel, text: 'x', blocks })).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        response_metadata: { messages: ['[ERROR] no more than 50 items allowed [json-pointer:/blocks]'] },
      },
    });
    await expect(client.apiCall('chat.postMessage', { channel, text: 'x', markdown_text: 'y' })).rejects.toThrow(
      'markdown_text_conflict',
    );
    const long = Array.from({ length: 5 }, () => ({
      type: 'section',
      text: { type: 'mrkdwn', text: 'x'.repeat(2700) },
    }));
    await expect(client.chat.postMessage({ channel, text: 'x', blocks: long })).rejects.toThrow('msg_blocks_too_long');
  });

  it('puts a reply to a reply into the thread of the root', async () => {
    await start();
    const channel = id('general');
    const root = workspace.say({ user: 'ada', channel, text: 'root' });
    const reply = await client.chat.postMessage({ channel, text: 'one', thread_ts: root.ts });
    await client.chat.postMessage({ channel, text: 'two', thread_ts: reply.ts ?? '' });
    const thread = await client.conversations.replies({ channel, ts: root.ts });
    expect(thread.messages?.map((message) => message.text)).toEqual(['root', 'one', 'two']);
    expect(thread.messages?.[0]?.reply_count).toBe(2);
    expect((await client.conversations.history({ channel })).messages).toHaveLength(1);
  });
});

describe('chat.update and chat.delete', () => {
  it('change the own message only, and never an ephemeral one', async () => {
    await start();
    const channel = id('general');
    const own = (await client.chat.postMessage({ channel, text: 'a' })).ts ?? '';
    await client.chat.update({ channel, ts: own, text: 'b' });
    expect(workspace.messages(channel)[0]).toMatchObject({ text: 'b', edited: { user: workspace.botUserId } });
    const other = workspace.say({ user: 'ada', channel, text: 'mine' }).ts;
    await expect(client.chat.update({ channel, ts: other, text: 'b' })).rejects.toThrow('cant_update_message');
    await expect(client.chat.delete({ channel, ts: other })).rejects.toThrow('cant_delete_message');
    const whisper = await client.chat.postEphemeral({ channel, user: workspace.user('ada').id, text: 'psst' });
    await expect(client.chat.update({ channel, ts: whisper.message_ts ?? '', text: 'b' })).rejects.toThrow(
      'message_not_found',
    );
    await expect(client.chat.update({ channel, ts: own, text: 'x'.repeat(4001) })).rejects.toThrow('msg_too_long');
    await client.chat.delete({ channel, ts: own });
    expect(workspace.messages(channel).map((message) => message.text)).toEqual(['mine']);
  });
});

describe('scheduled messages', () => {
  it('are listed, deleted, and posted when their time comes', async () => {
    const time = Date.UTC(2026, 10, 20, 9);
    await start({ clock: () => time });
    const channel = id('general');
    const at = (minutes: number) => Math.floor(time / 1000) + minutes * 60;
    await client.chat.scheduleMessage({ channel, post_at: at(10), text: 'soon' });
    const later = await client.chat.scheduleMessage({ channel, post_at: at(20), text: 'never' });
    await client.chat.deleteScheduledMessage({ channel, scheduled_message_id: later.scheduled_message_id ?? '' });
    expect((await client.chat.scheduledMessages.list()).scheduled_messages).toMatchObject([{ text: 'soon' }]);
    workspace.tickClock(time + 9 * 60_000);
    expect(workspace.messages(channel)).toEqual([]);
    workspace.tickClock(time + 10 * 60_000);
    expect(workspace.messages(channel)).toMatchObject([{ text: 'soon' }]);
    expect(workspace.scheduled()).toEqual([]);
  });

  it.each([
    [-60, 'time_in_past'],
    [121 * 86_400, 'time_too_far'],
  ])('%i s from now are refused: %s', async (offset, error) => {
    await start();
    const post_at = Math.floor(workspace.now() / 1000) + offset;
    await expect(client.chat.scheduleMessage({ channel: id('general'), post_at, text: 'x' })).rejects.toThrow(error);
  });

  it('are lost when the bot has left the channel by then', async () => {
    await start();
    const post_at = Math.floor(workspace.now() / 1000) + 120;
    await client.chat.scheduleMessage({ channel: id('general'), post_at, text: 'x' });
    workspace.removeMember({ user: workspace.botUserId, channel: 'general' });
    workspace.tickClock((post_at + 1) * 1000);
    expect(workspace.messages('general')).toEqual([]);
  });
});

describe('conversations and users', () => {
  it('say what a channel is shared with and who somebody is', async () => {
    await start();
    expect((await client.conversations.info({ channel: id('shared') })).channel).toMatchObject({
      is_ext_shared: true,
      is_private: true,
    });
    expect((await client.conversations.members({ channel: id('shared') })).members).toHaveLength(3);
    expect((await client.users.info({ user: workspace.user('eve').id })).user).toMatchObject({
      team_id: 'T0OTHER',
      is_stranger: true,
    });
    expect((await client.users.info({ user: workspace.user('gus').id })).user).toMatchObject({
      is_restricted: true,
      is_ultra_restricted: true,
    });
    expect((await client.users.info({ user: workspace.user('ada').id })).user?.tz).toBe('Europe/Berlin');
    const mine = await client.users.conversations({
      user: workspace.user('ada').id,
      types: 'public_channel,private_channel',
    });
    expect(mine.channels?.map((channel) => channel.name)).toEqual(['general', 'public-away', 'shared']);
  });

  it('page by cursor', async () => {
    await start();
    const first = await client.users.list({ limit: 3 });
    expect(first.members).toHaveLength(3);
    const rest = await client.users.list({ limit: 3, cursor: first.response_metadata?.next_cursor ?? '' });
    expect(rest.members).toHaveLength(1);
    expect(rest.response_metadata?.next_cursor).toBe('');
  });
});

describe('files', () => {
  it('are downloaded with the token; without it comes an HTML page with status 200', async () => {
    await start();
    workspace.say({ user: 'ada', channel: 'general', text: '', files: [{ name: 'terms.md', content: '# Terms' }] });
    const [file] = workspace.files();
    const info = await client.files.info({ file: file?.id ?? '' });
    const url = info.file?.url_private_download ?? '';
    const fetched = await fetch(url, { headers: { authorization: 'Bearer xoxb-1' } });
    expect([fetched.headers.get('content-type'), await fetched.text()]).toEqual(['text/markdown', '# Terms']);
    const page = await fetch(url);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });

  it('are uploaded and shared by filesUploadV2', async () => {
    await start();
    const upload = { channel_id: id('general'), filename: 'list.md', content: '- one', initial_comment: 'Here it is' };
    await client.filesUploadV2(upload);
    expect(workspace.messages('general')).toMatchObject([{ text: 'Here it is', subtype: 'file_share' }]);
    expect(workspace.files().map((file) => [file.name, file.content.toString()])).toEqual([['list.md', '- one']]);
  });

  it('of another company come in events as check_file_info', async () => {
    await start();
    workspace.say({ user: 'eve', channel: 'shared', text: '', files: [{ name: 'draft.docx', content: 'x' }] });
    const { messages } = await client.conversations.history({ channel: id('shared') });
    expect(messages?.[0]?.files?.[0]).toMatchObject({ file_access: 'check_file_info' });
  });
});

describe('the agent', () => {
  it('sets status and title, and prompts only without thread_ts', async () => {
    await start();
    const channel_id = workspace.dm('ada').id;
    const { ts: thread_ts } = workspace.say({ user: 'ada', channel: 'dm', text: 'hi' });
    const prompts = [{ title: 'Ask', message: 'rofr?' }] as [{ title: string; message: string }];
    await client.assistant.threads.setStatus({ channel_id, thread_ts, status: 'is thinking…' });
    await client.assistant.threads.setTitle({ channel_id, thread_ts, title: 'ROFR' });
    await client.assistant.threads.setSuggestedPrompts({ channel_id, thread_ts, prompts });
    expect(workspace.status(channel_id, thread_ts)?.status).toBe('is thinking…');
    expect(workspace.threadTitle(channel_id, thread_ts)).toBe('ROFR');
    expect(workspace.prompts('ada')).toBeUndefined();
    await client.apiCall('assistant.threads.setSuggestedPrompts', { channel_id, prompts });
    expect(workspace.prompts('ada')?.prompts).toEqual(prompts);
    await client.chat.postMessage({ channel: channel_id, thread_ts, text: 'answer' });
    expect(workspace.status(channel_id, thread_ts)).toBeUndefined();
  });

  it('streams an answer that can be updated only when it is stopped', async () => {
    await start();
    const channel = workspace.dm('ada').id;
    const { ts: thread_ts } = workspace.say({ user: 'ada', channel: 'dm', text: 'hi' });
    const ts = (await client.chat.startStream({ channel, thread_ts, markdown_text: 'One, ' })).ts ?? '';
    await client.chat.appendStream({ channel, ts, markdown_text: 'two' });
    await expect(client.chat.update({ channel, ts, text: 'x' })).rejects.toThrow('streaming_state_conflict');
    await client.chat.stopStream({ channel, ts, blocks: [{ type: 'divider' }] });
    expect(workspace.messages(channel).at(-1)).toMatchObject({
      text: 'One, two',
      blocks: [{ type: 'markdown' }, { type: 'divider' }],
    });
    await expect(client.chat.appendStream({ channel, ts, markdown_text: '!' })).rejects.toThrow(
      'message_not_in_streaming_state',
    );
  });

  it('creates canvases and reacts', async () => {
    await start();
    const channel = id('general');
    await client.canvases.create({ title: 'Checklist', document_content: { type: 'markdown', markdown: '# List' } });
    expect(workspace.canvases()).toMatchObject([{ title: 'Checklist', markdown: '# List' }]);
    const { ts } = workspace.say({ user: 'ada', channel, text: 'hi' });
    await client.reactions.add({ channel, timestamp: ts, name: 'eyes' });
    await expect(client.reactions.add({ channel, timestamp: ts, name: 'eyes' })).rejects.toThrow('already_reacted');
  });
});

describe('failNext', () => {
  it('makes the next calls fail as told, and then no more', async () => {
    await start();
    const post = () => client.chat.postMessage({ channel: id('general'), text: 'x' });
    workspace.failNext('chat.postMessage', { error: 'fatal_error', times: 2 });
    workspace.failNext('chat.postMessage', { status: 503 });
    workspace.failNext('chat.postMessage', { retryAfter: 7 });
    await expect(post()).rejects.toThrow('fatal_error');
    await expect(post()).rejects.toThrow('fatal_error');
    await expect(post()).rejects.toBeInstanceOf(WebAPIHTTPError);
    const limited = await post().catch((error: unknown) => error);
    expect(limited).toBeInstanceOf(WebAPIRateLimitedError);
    expect(limited).toMatchObject({ retryAfter: 7 });
    await post();
    expect(workspace.calls('chat.postMessage').map(({ ok, error }) => error ?? ok)).toEqual([
      'fatal_error',
      'fatal_error',
      'http_503',
      'ratelimited',
      true,
    ]);
  });
});
