import { createHmac } from 'node:crypto';

/** The value of `x-slack-signature` for a raw body, as Slack computes it. `timestamp` is in Unix seconds. */
export const slackSignature = (signingSecret: string, timestamp: number, rawBody: string): string =>
  `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${rawBody}`).digest('hex')}`;
