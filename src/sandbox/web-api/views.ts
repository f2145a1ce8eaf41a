import { LIMITS } from '../block-kit/limits.js';
import type { Core } from '../core.js';
import { openView } from '../state/state.js';
import type { ViewRecord } from '../state/view-record.js';
import { createView, replaceView, viewJson } from '../state/views.js';
import { type Arguments, type Methods, requiredArg, stringArg } from './arguments.js';
import { WebApiError } from './web-api-error.js';

export const viewMethods: Methods = {
  'views.open': (core, args) => {
    const { user, view } = fromTrigger(core, args);
    core.state.modals.set(user, [view]);
    core.changed();
    return { view: viewJson(core, view) };
  },
  'views.push': (core, args) => {
    const { user, stack, view } = fromTrigger(core, args, true);
    if (stack.length === 0) throw new WebApiError('not_found');
    if (stack.length >= LIMITS.viewStack) throw new WebApiError('push_limit_reached');
    core.state.modals.set(user, [...stack, view]);
    core.changed();
    return { view: viewJson(core, view) };
  },
  'views.update': (core, args) => {
    const id = stringArg(args, 'view_id');
    const external = stringArg(args, 'external_id');
    if (!id === !external) throw new WebApiError('invalid_arguments');
    const view = id ? openView(core.state, id) : byExternalId(core, external ?? '');
    if (!view) throw new WebApiError('not_found');
    checkHash(view, args);
    replaceView(core, view, args.view);
    return { view: viewJson(core, view) };
  },
  'views.publish': (core, args) => {
    const user = requiredArg(args, 'user_id');
    if (!core.state.users.has(user)) throw new WebApiError('invalid_arguments');
    const current = core.state.homes.get(user);
    if (current) {
      checkHash(current, args);
      replaceView(core, current, args.view);
      return { view: viewJson(core, current) };
    }
    const view = createView(core, args.view, { type: 'home', user });
    core.state.homes.set(user, view);
    core.changed();
    return { view: viewJson(core, view) };
  },
};

function fromTrigger(
  core: Core,
  args: Arguments,
  isPush = false,
): { user: string; stack: ViewRecord[]; view: ViewRecord } {
  const user = core.triggers.exchange(requiredArg(args, 'trigger_id'));
  const stack = core.state.modals.get(user) ?? [];
  const previous = isPush ? stack.at(-1) : undefined;
  const view = createView(core, args.view, { type: 'modal', user, ...(previous ? { previous } : {}) });
  if (view.externalId && byExternalId(core, view.externalId)) throw new WebApiError('duplicate_external_id');
  return { user, stack, view };
}

const byExternalId = (core: Core, id: string): ViewRecord | undefined =>
  [...core.state.modals.values()].flat().find((view) => view.externalId === id) ??
  [...core.state.homes.values()].find((view) => view.externalId === id);

function checkHash(view: ViewRecord, args: Arguments): void {
  const hash = stringArg(args, 'hash');
  if (hash !== undefined && hash !== view.hash) throw new WebApiError('hash_conflict');
}
