import type { App, BlockAction, ButtonAction, GlobalShortcut, MessageShortcut } from '@slack/bolt';
import type { SlackContext } from '../context.js';
import { ACTIONS, anyOf, SHORTCUTS, VIEWS } from '../ids.js';
import { handleDismissNote } from './actions/dismiss-note.js';
import {
  handleDismissFinding,
  handleExportReport,
  handleRestoreFindings,
  handleShareReport,
  handleTurnReport,
} from './actions/report-buttons.js';
import { handleReviewMessage, handleReviewShortcut } from './shortcuts/review.js';
import { handleReviewForm } from './views/review-form.js';

/** Connects the ids of draft reviews with the listeners that answer them. */
export function registerReviewListeners(app: App, slack: SlackContext): void {
  app.shortcut<GlobalShortcut>({ type: 'shortcut', callback_id: SHORTCUTS.reviewDraft }, handleReviewShortcut());
  app.shortcut<MessageShortcut>(
    { type: 'message_action', callback_id: SHORTCUTS.reviewMessage },
    handleReviewMessage(slack),
  );
  app.view(VIEWS.reviewForm, handleReviewForm(slack));
  app.action<BlockAction<ButtonAction>>(anyOf(ACTIONS.turnReport), handleTurnReport(slack));
  app.action<BlockAction<ButtonAction>>(anyOf(ACTIONS.dismissFinding), handleDismissFinding(slack));
  app.action<BlockAction<ButtonAction>>(anyOf(ACTIONS.restoreFindings), handleRestoreFindings(slack));
  app.action<BlockAction<ButtonAction>>(anyOf(ACTIONS.shareReport), handleShareReport(slack));
  app.action<BlockAction<ButtonAction>>(anyOf(ACTIONS.exportReport), handleExportReport(slack));
  app.action<BlockAction<ButtonAction>>(anyOf(ACTIONS.dismissNote), handleDismissNote(slack));
}
