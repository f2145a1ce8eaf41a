import { createServer } from 'node:http';

/** What the Web API says to the calls that an answer to `/pattern` needs. */
const ANSWERS = {
  'auth.test': {
    url: 'https://bench.slack.test/',
    team: 'Bench',
    user: 'deals',
    team_id: 'T1',
    user_id: 'UBOT',
    bot_id: 'BBOT',
  },
  'users.info': { user: { id: 'U1', team_id: 'T1', name: 'ada', tz: 'Europe/Berlin', is_restricted: false } },
};

/** A Web API on this machine that answers at once; gives its address and the way to stop it. */
export async function startStubSlack() {
  const server = createServer((request, response) => {
    request.resume();
    const method = request.url?.split('/').at(-1) ?? '';
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ok: true, ...ANSWERS[method] }));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/api/`, stop: () => server.close() };
}
