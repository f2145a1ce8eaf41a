import type {
  App,
  BlockAction,
  ButtonAction,
  MultiStaticSelectAction,
  OverflowAction,
  StaticSelectAction,
} from '@slack/bolt';
import type { Desk } from '../desk.js';
import { ACTIONS, VIEWS } from '../ids.js';
import { handleCloseList, handleKeepList, handleRepostList } from './actions/after-meeting.js';
import { handleChoosePreview } from './actions/choose-preview.js';
import { handleChangeDeal, handleChooseDeal, handleDealChecklist, handleDeleteDeal } from './actions/deal-buttons.js';
import { handleListMenu } from './actions/list-menu.js';
import { handleAddItem, handleOpenHistory, handleOpenItem, handleOpenList } from './actions/open-item.js';
import { handleDropItem, handleRestoreItem, handleTickItem } from './actions/tick-item.js';
import { handleOpenChecklist } from './commands/checklist.js';
import type { DeskAction } from './desk-request.js';
import { handleTokensRevoked, handleUninstalled } from './events/uninstalled.js';
import { handlePostChecklist } from './views/post-checklist.js';
import { handleSaveDeal } from './views/save-deal.js';
import { handleSaveItem, handleSaveNewItem } from './views/save-item.js';

/** Connects the ids of deals and checklists with the listeners that answer them. */
export function registerDeskListeners(app: App, desk: Desk): void {
  const buttons: Readonly<Record<string, (args: DeskAction<ButtonAction>) => Promise<void>>> = {
    [ACTIONS.openChecklist]: handleOpenChecklist(desk),
    [ACTIONS.tickItem]: handleTickItem(desk),
    [ACTIONS.dropItem]: handleDropItem(desk),
    [ACTIONS.restoreItem]: handleRestoreItem(desk),
    [ACTIONS.addItem]: handleAddItem(desk),
    [ACTIONS.openList]: handleOpenList(desk),
    [ACTIONS.openHistory]: handleOpenHistory(desk),
    [ACTIONS.repostList]: handleRepostList(desk),
    [ACTIONS.keepList]: handleKeepList(desk),
    [ACTIONS.closeList]: handleCloseList(desk),
    [ACTIONS.changeDeal]: handleChangeDeal(desk),
    [ACTIONS.deleteDeal]: handleDeleteDeal(desk),
    [ACTIONS.dealChecklist]: handleDealChecklist(desk),
    [ACTIONS.chooseDeal]: handleChooseDeal(desk),
  };
  // Bolt walks through every listener for every request, so the buttons share one.
  const ids = new RegExp(`^(${Object.keys(buttons).join('|')})(:\\d+)?$`);
  app.action<BlockAction<ButtonAction>>(ids, async (args) => {
    const [id = ''] = args.action.action_id.split(':');
    await buttons[id]?.(args);
  });
  app.action<BlockAction<StaticSelectAction>>(ACTIONS.openItem, handleOpenItem(desk));
  app.action<BlockAction<OverflowAction>>(ACTIONS.listMenu, handleListMenu(desk));
  const choosePreview = handleChoosePreview(desk);
  app.action<BlockAction<MultiStaticSelectAction>>(ACTIONS.previewPatterns, choosePreview);
  app.action<BlockAction<StaticSelectAction>>(ACTIONS.previewPhase, choosePreview);
  app.action<BlockAction<StaticSelectAction>>(ACTIONS.previewSide, choosePreview);
  app.view(VIEWS.checklistPreview, handlePostChecklist(desk));
  app.view(VIEWS.item, handleSaveItem(desk));
  app.view(VIEWS.newItem, handleSaveNewItem(desk));
  app.view(VIEWS.dealForm, handleSaveDeal(desk));
  app.event('app_uninstalled', handleUninstalled(desk));
  app.event('tokens_revoked', handleTokensRevoked(desk));
}
