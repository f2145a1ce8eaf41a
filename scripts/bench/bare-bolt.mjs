// The yardstick: a Bolt app that acknowledges /pattern with one block, and does nothing else.
import bolt from '@slack/bolt';

const { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL, PORT } = process.env;
const app = new bolt.App({
  token: SLACK_BOT_TOKEN,
  signingSecret: SLACK_SIGNING_SECRET,
  clientOptions: { slackApiUrl: SLACK_API_URL },
  logLevel: 'error',
});
app.command('/pattern', async ({ ack }) => {
  const text = 'Right of first refusal';
  await ack({ response_type: 'ephemeral', text, blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }] });
});
await app.start(Number(PORT));
