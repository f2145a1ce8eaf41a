import type { App, BlockAction, ButtonAction, PlainTextInputAction } from '@slack/bolt';
import type { SlackContext } from '../context.js';
import type { Desk } from '../desk.js';
import { ACTIONS, anyOf, COMMANDS } from '../ids.js';
import { createWatches, handleWatchedMessage } from '../watch/watch-message.js';
import { handleChooseCard } from './actions/choose-card.js';
import { handleFeedback } from './actions/feedback.js';
import { handleKeepGaps } from './actions/keep-gaps.js';
import { handleOpenCard } from './actions/open-card.js';
import { handleOpenCategory } from './actions/open-category.js';
import { handleSearchHome } from './actions/search-home.js';
import { handleShareCard } from './actions/share-card.js';
import { handlePatternCommand } from './commands/pattern.js';
import { registerDeskListeners } from './desk.js';
import { handleAppHomeOpened } from './events/app-home-opened.js';
import { handleMessage } from './events/message.js';
import { registerReviewListeners } from './review.js';

/** Connects every id that Slack sends with the listener that answers it. */
export function registerListeners(app: App, context: SlackContext, desk?: Desk): void {
  const watches = desk && createWatches(desk.stores.watches);
  app.command(COMMANDS.pattern, handlePatternCommand(context, desk, watches));
  if (desk) registerDeskListeners(app, desk);
  registerReviewListeners(app, context);

  app.action<BlockAction<ButtonAction>>(anyOf(ACTIONS.openCard), handleOpenCard(context));
  app.action<BlockAction<ButtonAction>>(anyOf(ACTIONS.chooseCard), handleChooseCard(context));
  app.action<BlockAction<ButtonAction>>(anyOf(ACTIONS.shareCard), handleShareCard(context));
  app.action<BlockAction<ButtonAction>>(anyOf(ACTIONS.openCategory), handleOpenCategory(context));
  app.action<BlockAction<ButtonAction>>(anyOf(ACTIONS.keepGaps), handleKeepGaps(context));
  app.action<BlockAction>(anyOf(ACTIONS.feedback), handleFeedback(context));
  app.action<BlockAction<PlainTextInputAction>>(ACTIONS.searchHome, handleSearchHome(context));

  const answer = handleMessage(context, desk);
  const watch = desk && watches && handleWatchedMessage(desk, watches);
  app.event('app_mention', answer);
  app.event('message', async ({ event, ...args }) => {
    // Edits, deletions and other changes have neither an author nor a text of their own.
    if (!('user' in event || 'text' in event)) return;
    await Promise.all([answer({ ...args, event }), watch?.({ ...args, event })]);
  });
  app.event('app_home_opened', handleAppHomeOpened(context, desk));
}
