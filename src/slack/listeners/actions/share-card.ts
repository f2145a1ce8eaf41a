import type { WebClient } from '@slack/web-api';
import { WebAPIPlatformError } from '@slack/web-api';
import type { SlackContext } from '../../context.js';
import type { Message } from '../../render/block-kit.js';
import { cardMessage } from '../../render/card.js';
import { type Audience, mayRead } from '../../render/drawing.js';
import type { ButtonArgs } from './open-card.js';

const NOT_A_MEMBER = new Set(['not_in_channel', 'channel_not_found', 'is_archived', 'missing_scope']);

/**
 * Posts a card for everyone in the channel, naming who shared it. Where others than the team can read, internal parts
 * are left out and the sharer is told so; where the bot is not a member, the card goes out through the response address.
 */
export function handleShareCard({ assistant, audiences, deliveries, botName }: SlackContext) {
  return async ({ ack, action, body, client, context, respond }: ButtonArgs): Promise<void> => {
    await ack();
    const say = (text: string) => respond({ response_type: 'ephemeral', replace_original: false, text });
    const channel = body.channel?.id;
    const card = assistant.card(action.value ?? '');
    if (!card) return void (await say('This card is not in the library any more.'));
    if (channel === undefined)
      return void (await say('There is no channel here to share to. Use `/pattern` in the channel.'));
    if (!deliveries.claim(`share:${channel}:${card.ref}:${action.action_ts}`)) return;

    const audience = await audiences.ofChannel(client, channel, context.teamId ?? '');
    if (!mayRead(card, audience)) {
      return void (await say(
        'This card is internal to your team, and others can read this channel (or it could not be checked), so it was not shared.',
      ));
    }
    const message = cardMessage(
      card,
      { library: assistant.library(), audience },
      { lead: `Shared by <@${body.user.id}>`, isPublic: true },
    );
    const posted = await post(client, channel, message);
    if (!posted) await respond({ response_type: 'in_channel', replace_original: false, ...message });
    await say(confirmation(posted, audience, card.kind === 'clause', botName));
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

function confirmation(posted: boolean, audience: Audience, hasPositions: boolean, botName: string): string {
  return [
    'Shared in this channel.',
    audience === 'outside' && hasPositions
      ? 'The positions of both sides were left out: people outside your team can read this channel, or I could not find out whether they can.'
      : '',
    posted
      ? ''
      : `I am not a member here, so nobody can ask me in the thread. To change that, type \`/invite @${botName}\`.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
