import type { BlockAction, ButtonAction, GlobalShortcut, MessageShortcut } from '@slack/bolt';
import type { SlackContext } from '../context.js';
import { ACTIONS, SHORTCUTS, VIEWS } from '../ids.js';
import type { Routes } from '../routes.js';
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
export function registerReviewListeners(routes: Routes, slack: SlackContext): void {
  routes.shortcut<GlobalShortcut>(SHORTCUTS.reviewDraft, handleReviewShortcut());
  routes.shortcut<MessageShortcut>(SHORTCUTS.reviewMessage, handleReviewMessage(slack));
  routes.view(VIEWS.reviewForm, handleReviewForm(slack));
  routes.action<BlockAction<ButtonAction>>(ACTIONS.turnReport, handleTurnReport(slack));
  routes.action<BlockAction<ButtonAction>>(ACTIONS.dismissFinding, handleDismissFinding(slack));
  routes.action<BlockAction<ButtonAction>>(ACTIONS.restoreFindings, handleRestoreFindings(slack));
  routes.action<BlockAction<ButtonAction>>(ACTIONS.shareReport, handleShareReport(slack));
  routes.action<BlockAction<ButtonAction>>(ACTIONS.exportReport, handleExportReport(slack));
  routes.action<BlockAction<ButtonAction>>(ACTIONS.dismissNote, handleDismissNote(slack));
}
