import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Installation } from './audience.js';
import type { SlackContext } from './context.js';
import { sentenceMessage } from './render/answer.js';
import { settingsMessage } from './render/settings.js';

export interface SettingsRequest {
  readonly client: WebClient;
  readonly respond: RespondFn;
  readonly userId: string;
  readonly installation: Installation;
}

/** Shows an admin what the workspace keeps, and everyone else who can change it. Asks Slack each time: admins change. */
export async function replyWithSettings({ assistant }: SlackContext, request: SettingsRequest): Promise<void> {
  const { client, respond, userId, installation } = request;
  if (!assistant.gaps) {
    await respond({
      response_type: 'ephemeral',
      ...sentenceMessage('Nothing is kept here, so there is nothing to set.'),
    });
    return;
  }
  if (!(await isAdmin(client, userId))) {
    await respond({
      response_type: 'ephemeral',
      ...sentenceMessage('Only admins and owners of this workspace can change the settings.'),
    });
    return;
  }
  const isKeeping = await assistant.gaps.isKeeping(installation.teamId);
  await respond({ response_type: 'ephemeral', replace_original: false, ...settingsMessage(isKeeping) });
}

/** True for admins and owners of the bot's own workspace. */
export async function isAdmin(client: WebClient, userId: string): Promise<boolean> {
  const { user } = await client.users.info({ user: userId });
  return user?.is_admin === true || user?.is_owner === true;
}
