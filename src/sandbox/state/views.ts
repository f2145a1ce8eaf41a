import { checkView } from '../block-kit/check-view.js';
import { type BlockJson, placedElements, withIds } from '../block-kit/walk.js';
import { type Core, newBlockId } from '../core.js';
import { initialValue } from '../people/element-value.js';
import { refused } from '../web-api/web-api-error.js';
import type { PlainText, StateValues, ViewRecord } from './view-record.js';

type Json = Record<string, unknown>;
type Place = Pick<ViewRecord, 'type' | 'user'> & { readonly previous?: ViewRecord };

/** A new view from what the app sent. Throws Slack's refusal. */
export function createView(core: Core, sent: unknown, { type, user, previous }: Place): ViewRecord {
  const id = core.state.ids.next('V');
  return {
    id,
    type,
    user,
    rootViewId: previous?.rootViewId ?? id,
    previousViewId: previous?.id ?? null,
    ...viewContent(core, sent, type),
    errors: {},
  };
}

/** Replaces a view's content. What was typed stays where block_id and action_id stay. */
export function replaceView(core: Core, view: ViewRecord, sent: unknown): void {
  const { values: typed } = view;
  Object.assign(view, viewContent(core, sent, view.type), { errors: {} });
  for (const { block, element } of placedElements(view.blocks)) {
    const kept = typed[block.block_id]?.[element.action_id];
    const fresh = view.values[block.block_id];
    if (fresh && kept?.type === element.type) fresh[element.action_id] = kept;
  }
  core.changed();
}

function viewContent(core: Core, sent: unknown, type: ViewRecord['type']) {
  const refusal = checkView(sent, type);
  if (refusal) throw refused(refusal.error, refusal.messages);
  const view = sent as Json;
  const blocks = withIds(view.blocks as unknown[], newBlockId(core));
  return {
    externalId: String(view.external_id ?? ''),
    callbackId: String(view.callback_id ?? ''),
    privateMetadata: String(view.private_metadata ?? ''),
    title: (view.title as PlainText | undefined) ?? { type: 'plain_text' as const, text: 'View' },
    close: (view.close as PlainText | undefined) ?? null,
    submit: (view.submit as PlainText | undefined) ?? null,
    clearOnClose: view.clear_on_close === true,
    notifyOnClose: view.notify_on_close === true,
    hash: `${Math.floor(core.now() / 1000)}.${core.state.ids.short()}`,
    blocks,
    values: initialValues(blocks),
  };
}

/** The values of all inputs before anybody touched them. */
export function initialValues(blocks: readonly BlockJson[]): StateValues {
  const values: StateValues = {};
  for (const { block, element } of placedElements(blocks)) {
    const value = initialValue(element);
    if (value === undefined) continue;
    const inBlock = values[block.block_id] ?? {};
    inBlock[element.action_id] = value;
    values[block.block_id] = inBlock;
  }
  return values;
}

/** A view as Slack's payloads show it. */
export const viewJson = (core: Core, view: ViewRecord): Json => ({
  id: view.id,
  team_id: core.state.team.id,
  type: view.type,
  blocks: view.blocks,
  private_metadata: view.privateMetadata,
  callback_id: view.callbackId,
  state: { values: view.values },
  hash: view.hash,
  title: view.title,
  clear_on_close: view.clearOnClose,
  notify_on_close: view.notifyOnClose,
  close: view.close,
  submit: view.submit,
  previous_view_id: view.previousViewId,
  root_view_id: view.rootViewId,
  app_id: core.state.appId,
  external_id: view.externalId,
  app_installed_team_id: core.state.team.id,
  bot_id: core.state.botId,
});
