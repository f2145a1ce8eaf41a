import type { Core } from '../core.js';
import type { Channel } from '../state/entities.js';
import type { Delivery, Outgoing } from './courier.js';

/** How a raw event is delivered, for repeats and hostile requests. */
export interface DeliverOptions {
  /** Sets `x-slack-retry-num`, with the reason `http_timeout` unless `retryReason` says another. */
  readonly retryNum?: number;
  readonly retryReason?: string;
  /** The same id again makes it a repeat of an earlier delivery. */
  readonly eventId?: string;
  readonly signature?: NonNullable<Outgoing['signature']>;
  /** Unix seconds of the signature. */
  readonly timestamp?: number;
  /** Changes the whole envelope, for events that Slack would wrap differently. */
  readonly envelope?: Readonly<Record<string, unknown>>;
}

const CHANNEL_EVENTS = { public: 'channels', private: 'groups', im: 'im' } as const;

/** The manifest's name of a message event: `message.channels`, `message.groups` or `message.im`. */
export const messageEventName = (channel: Channel): string => `message.${CHANNEL_EVENTS[channel.kind]}`;

/** `channel`, `group` or `im`, as `channel_type` says it. */
export const channelType = (channel: Channel): string =>
  channel.kind === 'public' ? 'channel' : channel.kind === 'private' ? 'group' : 'im';

/** Delivers an event if the app is subscribed to it; a failure is reported on the page. */
export async function deliverEvent(
  core: Core,
  event: Readonly<Record<string, unknown>>,
  options: DeliverOptions & { readonly subscription?: string; readonly channel?: Channel } = {},
): Promise<Delivery | undefined> {
  const { events } = core.app;
  if (options.subscription !== undefined && events !== undefined && !events.includes(options.subscription))
    return undefined;
  const delivery = await core.courier.postEvent({
    body: JSON.stringify(envelope(core, event, options)),
    contentType: 'application/json',
    ...(options.signature ? { signature: options.signature } : {}),
    ...(options.timestamp === undefined ? {} : { timestamp: options.timestamp }),
    ...(options.retryNum === undefined ? {} : { headers: retryHeaders(options.retryNum, options.retryReason) }),
  });
  if (delivery.status !== 200) core.report(`event ${String(event.type)}`, delivery.error ?? `http_${delivery.status}`);
  return delivery;
}

const retryHeaders = (num: number, reason = 'http_timeout'): Record<string, string> => ({
  'x-slack-retry-num': String(num),
  'x-slack-retry-reason': reason,
});

function envelope(
  core: Core,
  event: Readonly<Record<string, unknown>>,
  options: DeliverOptions & { readonly channel?: Channel },
): Record<string, unknown> {
  const { state } = core;
  return {
    token: 'sandbox-verification-token',
    team_id: state.team.id,
    context_team_id: state.team.id,
    context_enterprise_id: null,
    api_app_id: state.appId,
    event,
    type: 'event_callback',
    event_id: options.eventId ?? state.ids.next('Ev'),
    event_time: Math.floor(core.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: state.team.id,
        user_id: state.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: options.channel?.isExtShared ?? false,
    event_context: `4-${state.ids.short()}`,
    ...options.envelope,
  };
}
