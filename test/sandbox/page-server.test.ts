/** Proves who may talk to the page's server and what it gives out. The page itself is proven in page.test.ts. */
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWorkspace, type Workspace } from '../../src/sandbox/index.js';

let workspace: Workspace;
beforeEach(async () => {
  workspace = await startWorkspace({ signingSecret: 's', botToken: 'xoxb-1', app: { name: '<b>Echo</b>' } });
});
afterEach(() => workspace.close());

const statusWithHost = (host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(workspace.url);
    request({ host: '127.0.0.1', port, path: '/sandbox/state', headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });

describe('the server of the page', () => {
  it('listens on this machine only', () => {
    expect(new URL(workspace.url).hostname).toBe('127.0.0.1');
    expect(workspace.apiUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/$/);
  });

  it('refuses a request that came for another host name', async () => {
    expect(await statusWithHost('evil.example')).toBe(403);
    expect(await statusWithHost(new URL(workspace.url).host)).toBe(200);
  });

  it('takes no action from a form of another site', async () => {
    const say = JSON.stringify({
      user: workspace.user('ada').id,
      kind: 'say',
      channel: workspace.channel('general').id,
      text: 'x',
    });
    const post = (type: string) =>
      fetch(`${workspace.url}sandbox/act`, { method: 'POST', body: say, headers: { 'content-type': type } });
    expect((await post('text/plain')).status).toBe(400);
    expect(workspace.messages('general')).toEqual([]);
    expect((await post('application/json')).status).toBe(200);
    expect(workspace.messages('general')).toHaveLength(1);
  });

  it('serves the page without remote assets, with the name as text', async () => {
    const response = await fetch(workspace.url);
    const html = await response.text();
    expect(html).toContain('&lt;b&gt;Echo&lt;/b&gt;');
    expect(html).not.toMatch(/https?:\/\//);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  it('gives one person no private message of another', async () => {
    const state = async (name: string) => {
      const response = await fetch(`${workspace.url}sandbox/state?user=${workspace.user(name).id}`);
      return (await response.json()) as { messages: { text: string }[] };
    };
    const body = JSON.stringify({
      channel: workspace.channel('general').id,
      user: workspace.user('ada').id,
      text: 'psst',
    });
    const headers = { authorization: 'Bearer xoxb-1', 'content-type': 'application/json' };
    await fetch(`${workspace.apiUrl}chat.postEphemeral`, { method: 'POST', body, headers });
    expect((await state('ada')).messages).toMatchObject([{ text: 'psst' }]);
    expect((await state('ben')).messages).toEqual([]);
  });
});
