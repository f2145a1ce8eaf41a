import type { Core } from '../core.js';
import type { Delivery } from '../delivery/courier.js';
import { deliverEvent } from '../delivery/events.js';
import { viewJson } from '../state/views.js';
import { actingChannel, actingUser } from './payload.js';

/** Opens the app's Home or Messages tab: the app gets `app_home_opened`, at every opening. */
export async function openAppHome(
  core: Core,
  input: { readonly user: string; readonly tab: 'home' | 'messages' },
): Promise<Delivery | undefined> {
  const user = actingUser(core, input.user);
  const channel = actingChannel(core, 'dm', user);
  const view = core.state.homes.get(user.id);
  const event = {
    type: 'app_home_opened',
    user: user.id,
    channel: channel.id,
    tab: input.tab,
    ...(input.tab === 'home' && view ? { view: viewJson(core, view) } : {}),
    event_ts: core.state.ids.ts(core.now()),
  };
  return deliverEvent(core, event, { subscription: 'app_home_opened', channel });
}
