import type { BlockAction, ButtonAction, PlainTextInputAction } from '@slack/bolt';
import type { SlackContext } from '../context.js';
import type { Desk } from '../desk.js';
import { ACTIONS, COMMANDS } from '../ids.js';
import type { Routes } from '../routes.js';
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
export function registerListeners(routes: Routes, context: SlackContext, desk?: Desk): void {
  const watches = desk && createWatches(desk.stores.watches);
  routes.command(COMMANDS.pattern, handlePatternCommand(context, desk, watches));
  if (desk) registerDeskListeners(routes, desk);
  registerReviewListeners(routes, context);

  routes.action<BlockAction<ButtonAction>>(ACTIONS.openCard, handleOpenCard(context));
  routes.action<BlockAction<ButtonAction>>(ACTIONS.chooseCard, handleChooseCard(context));
  routes.action<BlockAction<ButtonAction>>(ACTIONS.shareCard, handleShareCard(context));
  routes.action<BlockAction<ButtonAction>>(ACTIONS.openCategory, handleOpenCategory(context));
  routes.action<BlockAction<ButtonAction>>(ACTIONS.keepGaps, handleKeepGaps(context));
  routes.action<BlockAction>(ACTIONS.feedback, handleFeedback(context));
  routes.action<BlockAction<PlainTextInputAction>>(ACTIONS.searchHome, handleSearchHome(context));

  const answer = handleMessage(context, desk);
  const watch = desk && watches && handleWatchedMessage(desk, watches);
  routes.event('app_mention', answer);
  routes.event('message', async ({ event, ...args }) => {
    // Edits, deletions and other changes have neither an author nor a text of their own.
    if (!('user' in event || 'text' in event)) return;
    await Promise.all([answer({ ...args, event }), watch?.({ ...args, event })]);
  });
  routes.event('app_home_opened', handleAppHomeOpened(context, desk));
}
