import type {
  BlockAction,
  ButtonAction,
  MultiStaticSelectAction,
  OverflowAction,
  StaticSelectAction,
} from '@slack/bolt';
import type { Desk } from '../desk.js';
import { ACTIONS, VIEWS } from '../ids.js';
import type { Routes } from '../routes.js';
import { handleCloseList, handleKeepList, handleRepostList } from './actions/after-meeting.js';
import { handleChoosePreview } from './actions/choose-preview.js';
import { handleChangeDeal, handleChooseDeal, handleDealChecklist, handleDeleteDeal } from './actions/deal-buttons.js';
import { handleListMenu } from './actions/list-menu.js';
import { handleAddItem, handleOpenHistory, handleOpenItem, handleOpenList } from './actions/open-item.js';
import { handleDropItem, handleRestoreItem, handleTickItem } from './actions/tick-item.js';
import { handleOpenChecklist } from './commands/checklist.js';
import { handleTokensRevoked, handleUninstalled } from './events/uninstalled.js';
import { handlePostChecklist } from './views/post-checklist.js';
import { handleSaveDeal } from './views/save-deal.js';
import { handleSaveItem, handleSaveNewItem } from './views/save-item.js';

/** Connects the ids of deals and checklists with the listeners that answer them. */
export function registerDeskListeners(routes: Routes, desk: Desk): void {
  routes.action<BlockAction<ButtonAction>>(ACTIONS.openChecklist, handleOpenChecklist(desk));
  routes.action<BlockAction<ButtonAction>>(ACTIONS.tickItem, handleTickItem(desk));
  routes.action<BlockAction<ButtonAction>>(ACTIONS.dropItem, handleDropItem(desk));
  routes.action<BlockAction<ButtonAction>>(ACTIONS.restoreItem, handleRestoreItem(desk));
  routes.action<BlockAction<ButtonAction>>(ACTIONS.addItem, handleAddItem(desk));
  routes.action<BlockAction<ButtonAction>>(ACTIONS.openList, handleOpenList(desk));
  routes.action<BlockAction<ButtonAction>>(ACTIONS.openHistory, handleOpenHistory(desk));
  routes.action<BlockAction<ButtonAction>>(ACTIONS.repostList, handleRepostList(desk));
  routes.action<BlockAction<ButtonAction>>(ACTIONS.keepList, handleKeepList(desk));
  routes.action<BlockAction<ButtonAction>>(ACTIONS.closeList, handleCloseList(desk));
  routes.action<BlockAction<ButtonAction>>(ACTIONS.changeDeal, handleChangeDeal(desk));
  routes.action<BlockAction<ButtonAction>>(ACTIONS.deleteDeal, handleDeleteDeal(desk));
  routes.action<BlockAction<ButtonAction>>(ACTIONS.dealChecklist, handleDealChecklist(desk));
  routes.action<BlockAction<ButtonAction>>(ACTIONS.chooseDeal, handleChooseDeal(desk));
  routes.action<BlockAction<StaticSelectAction>>(ACTIONS.openItem, handleOpenItem(desk));
  routes.action<BlockAction<OverflowAction>>(ACTIONS.listMenu, handleListMenu(desk));
  const choosePreview = handleChoosePreview(desk);
  routes.action<BlockAction<MultiStaticSelectAction>>(ACTIONS.previewPatterns, choosePreview);
  routes.action<BlockAction<StaticSelectAction>>(ACTIONS.previewPhase, choosePreview);
  routes.action<BlockAction<StaticSelectAction>>(ACTIONS.previewSide, choosePreview);
  routes.view(VIEWS.checklistPreview, handlePostChecklist(desk));
  routes.view(VIEWS.item, handleSaveItem(desk));
  routes.view(VIEWS.newItem, handleSaveNewItem(desk));
  routes.view(VIEWS.dealForm, handleSaveDeal(desk));
  routes.event('app_uninstalled', handleUninstalled(desk));
  routes.event('tokens_revoked', handleTokensRevoked(desk));
}
