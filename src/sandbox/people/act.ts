import type { BlockJson, ElementJson } from '../block-kit/walk.js';
import type { Core } from '../core.js';
import type { Delivery } from '../delivery/courier.js';
import type { User } from '../state/entities.js';
import { fileJson } from '../state/files.js';
import { messageJson } from '../state/message-json.js';
import { viewJson } from '../state/views.js';
import {
  type ActTarget,
  type Container,
  type ElementChoice,
  findContainer,
  findElement,
  stateValues,
} from './containers.js';
import { enteredValue, type InputValue } from './element-value.js';
import { actingUser, channelName, payloadBase, sendPayload } from './payload.js';
import { suggestedOptions } from './suggest.js';

export type ActInput = ActTarget &
  ElementChoice & {
    /** Id or name. */
    readonly user: string;
    /** What is chosen or entered. Not for buttons; for feedback buttons `positive` or `negative`. */
    readonly value?: InputValue;
  };

/** What comes of acting on an element. */
export interface ActResult extends Partial<Delivery> {
  /** False when Slack keeps the value to itself: an input without `dispatch_action`. */
  readonly isDelivered: boolean;
  readonly triggerId?: string;
  readonly responseUrl?: string;
}

type Json = Record<string, unknown>;

/** Clicks a button or changes a stateful element, and waits for the acknowledgement of its `block_actions`. */
export async function act(core: Core, input: ActInput): Promise<ActResult> {
  const user = actingUser(core, input.user);
  const container = findContainer(core, user, input);
  const { block, element } = findElement(container, input);
  const value = newValue(core, user, element, input.value ?? null);
  const values = stateValues(core, user, container);
  const inBlock = values[block.block_id];
  if (inBlock && element.action_id in inBlock) inBlock[element.action_id] = value;
  core.changed();
  if (block.type === 'input' && block.dispatch_action !== true) return { isDelivered: false };

  const triggerId = core.triggers.issue(user.id);
  const responseUrl = container.kind === 'message' ? core.origin() + issueUrl(core, user, container) : undefined;
  const payload = {
    type: 'block_actions',
    ...payloadBase(core, user),
    trigger_id: triggerId,
    ...containerFields(core, container),
    ...(container.kind === 'message' ? { state: { values } } : {}),
    ...(responseUrl ? { response_url: responseUrl } : {}),
    actions: [action(core, block, element, value)],
  };
  const delivery = await sendPayload(core, `block_actions ${element.action_id}`, payload);
  return { ...delivery, isDelivered: true, triggerId, ...(responseUrl ? { responseUrl } : {}) };
}

function newValue(core: Core, user: User, element: ElementJson, input: InputValue): Json {
  if (element.type === 'feedback_buttons') return { type: element.type, value: feedback(element, input) };
  const file = (id: string): Json => {
    const stored = core.state.files.get(id);
    if (!stored) throw new Error(`There is no file ${id}.`);
    return fileJson(stored, core.origin(), core.state.team.id);
  };
  return enteredValue(element, input, file, suggestedOptions(core, user, element));
}

function feedback(element: ElementJson, input: InputValue): unknown {
  const button = element[input === 'negative' ? 'negative_button' : 'positive_button'] as { value: string };
  return button.value;
}

const action = (core: Core, block: BlockJson, element: ElementJson, value: Json): Json => ({
  action_id: element.action_id,
  block_id: block.block_id,
  ...(element.text ? { text: element.text } : {}),
  ...(element.style ? { style: element.style } : {}),
  ...(element.placeholder ? { placeholder: element.placeholder } : {}),
  ...value,
  action_ts: core.state.ids.ts(core.now()),
});

const issueUrl = (core: Core, user: User, { channel, message }: Container & { kind: 'message' }): string =>
  core.responseUrls.issue({
    channel: channel.id,
    user: user.id,
    messageTs: message.ts,
    ...(message.threadTs ? { threadTs: message.threadTs } : {}),
  });

function containerFields(core: Core, container: Container): Json {
  if (container.kind === 'view')
    return { container: { type: 'view', view_id: container.view.id }, view: viewJson(core, container.view) };
  const { channel, message } = container;
  const isEphemeral = 'isEphemeral' in message;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    },
    channel: { id: channel.id, name: channelName(channel) },
    // Slack leaves the message out when it is ephemeral.
    ...(isEphemeral ? {} : { message: messageJson(core, message) }),
  };
}
