import type { ElementJson } from '../block-kit/walk.js';
import type { Core } from '../core.js';
import type { User } from '../state/entities.js';
import { viewJson } from '../state/views.js';
import { answerOf } from './commands.js';
import { type ActTarget, type ElementChoice, findContainer, findElement } from './containers.js';
import { actingUser, payloadBase, sendPayload } from './payload.js';

const suggestionKey = (user: User, element: ElementJson): string => `${user.id}:${element.action_id}`;

/** Types in an `external_select` and waits for the app's options. */
export async function suggest(
  core: Core,
  input: ActTarget & ElementChoice & { readonly user: string; readonly query: string },
): Promise<readonly unknown[]> {
  const user = actingUser(core, input.user);
  const container = findContainer(core, user, input);
  const { block, element } = findElement(container, input);
  const delivery = await sendPayload(core, `block_suggestion ${element.action_id}`, {
    type: 'block_suggestion',
    ...payloadBase(core, user),
    action_id: element.action_id,
    block_id: block.block_id,
    value: input.query,
    ...(container.kind === 'view'
      ? { container: { type: 'view', view_id: container.view.id }, view: viewJson(core, container.view) }
      : { container: { type: 'message', message_ts: container.message.ts, channel_id: container.channel.id } }),
  });
  if (delivery.status !== 200) return [];
  const answer = answerOf(delivery) as { options?: unknown[]; option_groups?: { options: unknown[] }[] };
  const options = answer.options ?? answer.option_groups?.flatMap((group) => group.options) ?? [];
  core.suggestions.set(suggestionKey(user, element), options);
  return options;
}

/** The options that the app last offered this person for an external select. */
export const suggestedOptions = (core: Core, user: User, element: ElementJson): readonly unknown[] =>
  core.suggestions.get(suggestionKey(user, element)) ?? [];
