import type { Core } from '../core.js';
import type { Delivery } from '../delivery/courier.js';
import type { Channel, User } from '../state/entities.js';
import { findChannel, findUser } from '../state/state.js';

type Json = Record<string, unknown>;

/** The person with this id or name. Throws when there is none: a mistake of the test, not of the app. */
export function actingUser(core: Core, idOrName: string): User {
  const user = findUser(core.state, idOrName);
  if (!user) throw new Error(`Nobody in the workspace is called "${idOrName}".`);
  return user;
}

/** The channel with this id or name, `dm` for the person's direct message with the bot; the person must be in it. */
export function actingChannel(core: Core, idOrName: string, user: User): Channel {
  const channel =
    idOrName === 'dm'
      ? [...core.state.channels.values()].find((one) => one.kind === 'im' && one.members.has(user.id))
      : findChannel(core.state, idOrName);
  if (!channel) throw new Error(`The workspace has no channel "${idOrName}".`);
  if (!channel.members.has(user.id)) throw new Error(`${user.name} is not in #${channel.name}.`);
  return channel;
}

/** What all interaction payloads carry. */
export const payloadBase = (core: Core, user: User): Json => ({
  user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId },
  api_app_id: core.state.appId,
  token: 'sandbox-verification-token',
  team: { id: core.state.team.id, domain: core.state.team.domain },
  enterprise: null,
  is_enterprise_install: false,
});

/** `directmessage`, `privategroup` or the name, as Slack writes it in payloads. */
export const channelName = (channel: Channel): string =>
  channel.kind === 'im' ? 'directmessage' : channel.kind === 'private' ? 'privategroup' : channel.name;

/** Sends an interaction payload, form-encoded as Slack does, and reports a failure on the page. */
export async function sendPayload(core: Core, where: string, payload: Json): Promise<Delivery> {
  const delivery = await core.courier.post({
    body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
    contentType: 'application/x-www-form-urlencoded',
  });
  if (delivery.status !== 200) core.report(where, delivery.error ?? `http_${delivery.status}`);
  return delivery;
}
