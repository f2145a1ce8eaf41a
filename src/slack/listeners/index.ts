import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { SlackContext } from '../context.js';
import type { Desk } from '../desk.js';
import { ACTIONS, anyOf, COMMANDS } from '../ids.js';
import { handleChooseCard } from './actions/choose-card.js';
import { handleOpenCard } from './actions/open-card.js';
import { handleShareCard } from './actions/share-card.js';
import { handlePatternCommand } from './commands/pattern.js';
import { registerDeskListeners } from './desk.js';
import { answerAddressed } from './events/addressed.js';

/** Connects every id that Slack sends with the listener that answers it. */
export function registerListeners(app: App, context: SlackContext, desk?: Desk): void {
  app.command(COMMANDS.pattern, handlePatternCommand(context, desk));
  if (desk) registerDeskListeners(app, desk);
  app.action<BlockAction<ButtonAction>>(anyOf(ACTIONS.openCard), handleOpenCard(context));
  app.action<BlockAction<ButtonAction>>(anyOf(ACTIONS.chooseCard), handleChooseCard(context));
  app.action<BlockAction<ButtonAction>>(anyOf(ACTIONS.shareCard), handleShareCard(context));
  const answer = answerAddressed(context);
  app.event('app_mention', answer);
  app.event('message', async ({ event, ...args }) => {
    if ('user' in event || 'text' in event) await answer({ ...args, event });
  });
}
