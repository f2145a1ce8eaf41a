import { type BlockJson, type PlacedElement, placedElements } from '../block-kit/walk.js';
import type { Core } from '../core.js';
import type { Channel, EphemeralMessage, Message, User } from '../state/entities.js';
import { findEphemeral, findMessage, openView } from '../state/state.js';
import type { StateValues, ViewRecord } from '../state/view-record.js';
import { initialValues } from '../state/views.js';
import { actingChannel } from './payload.js';

/** Where the element stands: a message (private ones too), a modal, or the person's Home tab. */
export type ActTarget =
  | { readonly channel: string; readonly ts: string }
  | { readonly viewId: string }
  | { readonly home: true };

/** Which element. What is left out must not be needed: an ambiguous choice throws. */
export interface ElementChoice {
  readonly actionId?: string | RegExp;
  readonly blockId?: string;
  /** The text on a button, or a regular expression that it matches. */
  readonly label?: string | RegExp;
}

export type Container =
  | { readonly kind: 'message'; readonly channel: Channel; readonly message: Message | EphemeralMessage }
  | { readonly kind: 'view'; readonly view: ViewRecord };

export function findContainer(core: Core, user: User, target: ActTarget): Container {
  if ('home' in target) {
    const view = core.state.homes.get(user.id);
    if (!view) throw new Error(`The app has published no Home tab for ${user.name}.`);
    return { kind: 'view', view };
  }
  if ('viewId' in target) {
    const view = openView(core.state, target.viewId);
    if (!view) throw new Error(`No view ${target.viewId} is open.`);
    return { kind: 'view', view };
  }
  const channel = actingChannel(core, target.channel, user);
  const ephemeral = findEphemeral(core.state, channel.id, target.ts);
  const message =
    findMessage(core.state, channel.id, target.ts) ?? (ephemeral?.viewer === user.id ? ephemeral : undefined);
  if (!message) throw new Error(`${user.name} sees no message ${target.ts} in #${channel.name}.`);
  return { kind: 'message', channel, message };
}

export const containerBlocks = (container: Container): BlockJson[] =>
  // A message's blocks got their ids when it was stored.
  container.kind === 'view' ? container.view.blocks : (container.message.blocks as unknown as BlockJson[]);

/** The one element that fits the choice. Throws when there is none or several, naming what there is. */
export function findElement(container: Container, choice: ElementChoice): PlacedElement {
  const all = placedElements(containerBlocks(container));
  const found = all.filter(
    ({ block, element }) =>
      (choice.actionId === undefined || fits(element.action_id, choice.actionId)) &&
      (choice.blockId === undefined || block.block_id === choice.blockId) &&
      (choice.label === undefined || fits(labelOf(element), choice.label)),
  );
  const [only, another] = found;
  if (only && !another) return only;
  const offered = all.map(({ element }) => `${element.action_id} "${labelOf(element)}"`).join(', ');
  const wanted = JSON.stringify({ ...choice, actionId: choice.actionId?.toString(), label: choice.label?.toString() });
  throw new Error(
    `${only ? 'Several elements fit' : 'No element fits'} ${wanted}. There is: ${offered || 'nothing to act on'}.`,
  );
}

const fits = (text: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? text === wanted : wanted.test(text);

function labelOf(element: PlacedElement['element']): string {
  const text = element.text as { text?: string } | undefined;
  return text?.text ?? '';
}

/** The values of all inputs of the container, as this person sees them; changing them changes what is kept. */
export function stateValues(core: Core, user: User, container: Container): StateValues {
  if (container.kind === 'view') return container.view.values;
  const key = `${user.id}:${container.channel.id}:${container.message.ts}`;
  const kept = core.state.messageValues.get(key) ?? {};
  const fresh = initialValues(containerBlocks(container));
  for (const [blockId, elements] of Object.entries(fresh))
    for (const actionId of Object.keys(elements)) {
      const value = kept[blockId]?.[actionId];
      if (value) elements[actionId] = value;
    }
  core.state.messageValues.set(key, fresh);
  return fresh;
}
