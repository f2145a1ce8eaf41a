import type { WebClient } from '@slack/web-api';
import { WebAPIPlatformError } from '@slack/web-api';
import { installationOf, type SlackContext } from '../../context.js';
import { rememberCard } from '../../recent-cards.js';
import type { Message } from '../../render/block-kit.js';
import { cardMessage } from '../../render/card.js';
import { mayRead } from '../../render/drawing.js';
import { NO_CHANNEL, notShared, sharedSentence } from '../../render/shared.js';
import type { ButtonArgs } from './open-card.js';

/** Slack's words for a channel that the bot cannot post in, but the response address can. */
const NOT_A_MEMBER = new Set(['not_in_channel', 'channel_not_found', 'missing_scope']);

/**
 * Posts a card for everyone in the channel, naming who shared it. Where others than the team can read, internal parts
 * are left out and the sharer is told so; where the bot is not a member, the card goes out through the response address.
 */
export function handleShareCard(slack: SlackContext) {
  const { assistant, audiences, deliveries, botName } = slack;
  return async ({ ack, action, body, client, context, respond }: ButtonArgs): Promise<void> => {
    await ack();
    const say = (text: string) => respond({ response_type: 'ephemeral', replace_original: false, text });
    const installation = installationOf(context);
    const channel = body.channel?.id;
    const card = assistant.card(action.value ?? '');
    if (!card) return void (await say('This card is not in the library any more.'));
    if (channel === undefined) return void (await say(NO_CHANNEL));
    const container = body.container.type === 'message' ? String(body.container.message_ts) : '';
    // A second click on the same answer is a slip, whatever the time between.
    if (!deliveries.claim(`share:${installation.teamId}:${channel}:${container}:${body.user.id}:${card.ref}`)) return;

    const audience = await audiences.ofChannel(channel, installation);
    if (!mayRead(card, audience)) return void (await say(notShared()));
    const message = cardMessage(
      card,
      { library: assistant.library(), audience, place: 'thread' },
      { lead: `Shared by <@${body.user.id}>` },
    );
    const isMember = await post(client, channel, message);
    if (!isMember) await respond({ response_type: 'in_channel', replace_original: false, ...message });
    await say(sharedSentence({ isMember, hidesPositions: audience === 'outside' && card.kind === 'clause', botName }));
    rememberCard(slack, { team: installation.teamId, user: body.user.id }, card.ref);
  };
}

/** False where the bot is not in the channel. */
async function post(client: WebClient, channel: string, message: Message): Promise<boolean> {
  try {
    await client.chat.postMessage({ channel, ...message, unfurl_links: false, unfurl_media: false });
    return true;
  } catch (error) {
    if (error instanceof WebAPIPlatformError && NOT_A_MEMBER.has(error.data.error)) return false;
    throw error;
  }
}
