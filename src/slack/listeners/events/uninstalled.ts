import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Desk } from '../../desk.js';

/** The app was removed from a workspace: nothing of it is kept. */
export function handleUninstalled(desk: Desk) {
  return async ({ body }: SlackEventMiddlewareArgs<'app_uninstalled'> & AllMiddlewareArgs): Promise<void> => {
    await forget(desk, body.team_id);
  };
}

/** The bot's token was revoked; those of single users do not concern what a team keeps. */
export function handleTokensRevoked(desk: Desk) {
  return async ({ body, event }: SlackEventMiddlewareArgs<'tokens_revoked'> & AllMiddlewareArgs): Promise<void> => {
    if ((event.tokens.bot ?? []).length > 0) await forget(desk, body.team_id);
  };
}

async function forget({ stores, log }: Desk, team: string): Promise<void> {
  await stores.teamData.delete(team);
  log.info('team_data_deleted', { team });
}
