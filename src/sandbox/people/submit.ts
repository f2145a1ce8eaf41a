import { LIMITS } from '../block-kit/limits.js';
import { type PlacedElement, placedElements } from '../block-kit/walk.js';
import type { Core } from '../core.js';
import type { Delivery } from '../delivery/courier.js';
import type { User } from '../state/entities.js';
import { fileJson } from '../state/files.js';
import type { ViewRecord } from '../state/view-record.js';
import { createView, replaceView, viewJson } from '../state/views.js';
import { WebApiError } from '../web-api/web-api-error.js';
import { answerOf } from './commands.js';
import { enteredValue, type InputValue } from './element-value.js';
import { fieldErrors } from './field-errors.js';
import { actingUser, payloadBase, sendPayload } from './payload.js';
import { suggestedOptions } from './suggest.js';

type Json = Record<string, unknown>;

export interface SubmitInput {
  readonly user: string;
  /** Default: the modal on top. */
  readonly viewId?: string;
  /** What to enter first, by block_id or by action_id. */
  readonly values?: Readonly<Record<string, InputValue>>;
}

/** What the person sees after pressing the modal's button. */
export interface SubmitResult extends Partial<Delivery> {
  /** What is wrong, by block_id: found by Slack's client (then nothing was sent) or by the app. */
  readonly errors?: Readonly<Record<string, string>>;
  /** False when Slack's own checks stopped it. */
  readonly isDelivered: boolean;
  /** The modal now on top, if one is open. */
  readonly view?: ViewRecord;
}

/** Fills in a modal, submits it, and does what the app's `response_action` says. */
export async function submitView(core: Core, input: SubmitInput): Promise<SubmitResult> {
  const user = actingUser(core, input.user);
  const view = modalOf(core, user, input.viewId);
  fillIn(core, user, view, input.values ?? {});
  view.errors = fieldErrors(view);
  core.changed();
  if (Object.keys(view.errors).length > 0) return { isDelivered: false, errors: view.errors, view };
  const payload = {
    type: 'view_submission',
    ...payloadBase(core, user),
    trigger_id: core.triggers.issue(user.id),
    view: viewJson(core, view),
    response_urls: responseUrls(core, user, view),
  };
  const delivery = await sendPayload(core, `view_submission ${view.callbackId}`, payload);
  if (delivery.status === 200) applyResponse(core, user, view, delivery);
  core.changed();
  const top = topModal(core, user);
  const errors = Object.keys(view.errors).length > 0 ? { errors: view.errors } : {};
  return { ...delivery, ...errors, isDelivered: true, ...(top ? { view: top } : {}) };
}

/** Closes the modal on top (or all of them), telling the app where it asked for it. */
export async function closeView(
  core: Core,
  input: { readonly user: string; readonly viewId?: string; readonly all?: boolean },
): Promise<void> {
  const user = actingUser(core, input.user);
  const view = modalOf(core, user, input.viewId);
  const stack = core.state.modals.get(user.id) ?? [];
  const isCleared = input.all === true || view.clearOnClose;
  const closed = isCleared ? [...stack].reverse() : [view];
  setStack(
    core,
    user,
    stack.filter((one) => !closed.includes(one)),
  );
  await Promise.all(closed.filter((one) => one.notifyOnClose).map((one) => notifyClosed(core, user, one, isCleared)));
}

const notifyClosed = (core: Core, user: User, view: ViewRecord, isCleared: boolean): Promise<Delivery> =>
  sendPayload(core, `view_closed ${view.callbackId}`, {
    type: 'view_closed',
    ...payloadBase(core, user),
    view: viewJson(core, view),
    is_cleared: isCleared,
  });

export const topModal = (core: Core, user: User): ViewRecord | undefined => core.state.modals.get(user.id)?.at(-1);

function modalOf(core: Core, user: User, viewId: string | undefined): ViewRecord {
  const stack = core.state.modals.get(user.id) ?? [];
  const view = viewId === undefined ? stack.at(-1) : stack.find((one) => one.id === viewId);
  if (!view) throw new Error(`${user.name} has ${viewId === undefined ? 'no modal' : `no modal ${viewId}`} open.`);
  return view;
}

function setStack(core: Core, user: User, stack: ViewRecord[]): void {
  if (stack.length > 0) core.state.modals.set(user.id, stack);
  else core.state.modals.delete(user.id);
  core.changed();
}

function fillIn(core: Core, user: User, view: ViewRecord, values: Readonly<Record<string, InputValue>>): void {
  for (const [key, value] of Object.entries(values)) {
    const placed = placedElements(view.blocks).find(
      ({ block, element }) => block.block_id === key || element.action_id === key,
    );
    const inBlock = placed && view.values[placed.block.block_id];
    if (!placed || !inBlock) throw new Error(`The modal has no input "${key}". It has: ${inputNames(view)}.`);
    inBlock[placed.element.action_id] = entered(core, user, placed, value);
  }
}

const entered = (core: Core, user: User, { element }: PlacedElement, value: InputValue): Json =>
  enteredValue(
    element,
    value,
    (id) => {
      const file = core.state.files.get(id);
      if (!file) throw new Error(`There is no file ${id}.`);
      return fileJson(file, core.origin(), core.state.team.id);
    },
    suggestedOptions(core, user, element),
  );

const inputNames = (view: ViewRecord): string =>
  placedElements(view.blocks)
    .map(({ block, element }) => `${block.block_id}/${element.action_id}`)
    .join(', ');

function applyResponse(core: Core, user: User, view: ViewRecord, delivery: Delivery): void {
  const stack = core.state.modals.get(user.id) ?? [];
  if (delivery.body.trim() === '') {
    setStack(
      core,
      user,
      stack.filter((one) => one !== view),
    );
    return;
  }
  try {
    applyAction(core, user, view, answerOf(delivery));
  } catch (error) {
    if (!(error instanceof WebApiError)) throw error;
    const metadata = error.details.response_metadata as { messages?: readonly string[] } | undefined;
    core.report(`view_submission ${view.callbackId}`, error.code, metadata?.messages);
  }
}

function applyAction(core: Core, user: User, view: ViewRecord, answer: Json): void {
  const stack = core.state.modals.get(user.id) ?? [];
  if (answer.response_action === undefined) {
    const rest = stack.filter((one) => one !== view);
    setStack(core, user, rest);
  } else if (answer.response_action === 'clear') {
    setStack(core, user, []);
  } else if (answer.response_action === 'update') {
    replaceView(core, view, answer.view);
  } else if (answer.response_action === 'push') {
    if (stack.length >= LIMITS.viewStack) throw new WebApiError('push_limit_reached');
    const pushed = createView(core, answer.view, { type: 'modal', user: user.id, previous: view });
    setStack(core, user, [...stack, pushed]);
  } else if (answer.response_action === 'errors') {
    showErrors(core, view, (answer.errors ?? {}) as Record<string, string>);
  } else {
    throw new WebApiError('invalid_response_action');
  }
}

/** Slack shows errors at input blocks only; a key that names none is the app's mistake. */
function showErrors(core: Core, view: ViewRecord, errors: Record<string, string>): void {
  const inputs = view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id);
  const stray = Object.keys(errors).filter((key) => !inputs.includes(key));
  const details = stray.map((key) => `no input block "${key}"`);
  if (stray.length > 0) core.report(`view_submission ${view.callbackId}`, 'invalid_errors', details);
  view.errors = errors;
}

function responseUrls(core: Core, user: User, view: ViewRecord): readonly Json[] {
  return placedElements(view.blocks)
    .filter(({ element }) => element.response_url_enabled === true)
    .flatMap(({ block, element }) => {
      const value = view.values[block.block_id]?.[element.action_id];
      const channel = value?.selected_conversation ?? value?.selected_channel;
      if (typeof channel !== 'string') return [];
      const response_url = core.origin() + core.responseUrls.issue({ channel, user: user.id });
      return [{ block_id: block.block_id, action_id: element.action_id, channel_id: channel, response_url }];
    });
}
