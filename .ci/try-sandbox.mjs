// What a newcomer does: waits for the address that `npm start` prints, opens the page and types `/pattern rofr`.
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const START_MS = 60_000;
const [log] = process.argv.slice(2);

const page = await printedAddress();
const html = await (await fetch(page)).text();
if (!html.includes('<script')) throw new Error(`${page} is no page: ${html.slice(0, 200)}`);

const { me, channels } = await state();
const channel = channels.find(({ kind }) => kind === 'public');
if (!channel) throw new Error('the workspace has no public channel');
const asked = { kind: 'command', user: me, channel: channel.id, command: '/pattern', text: 'rofr' };
const response = await fetch(new URL('/sandbox/act', page), {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(asked),
});
const outcome = await response.json();
if (!outcome.ok) throw new Error(`/pattern rofr was answered ${JSON.stringify(outcome)}`);

const { messages, problems } = await state();
const answer = JSON.stringify(messages.filter(({ isEphemeral }) => isEphemeral));
for (const expected of ['ROFR with practical-feasibility limits', 'Why it fails']) {
  if (!answer.includes(expected))
    throw new Error(`the answer to /pattern rofr lacks “${expected}”: ${answer.slice(0, 500)}`);
}
if (problems.length > 0) throw new Error(`Slack would have refused: ${JSON.stringify(problems)}`);
process.stdout.write('/pattern rofr was answered with the clause and its warning.\n');

async function printedAddress() {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(await readFile(log, 'utf8').catch(() => ''))?.[0];
    if (found) return found;
    await sleep(100);
  }
  throw new Error(`npm start printed no address within ${START_MS / 1000} s`);
}

async function state() {
  return (await fetch(new URL('/sandbox/state', page))).json();
}
