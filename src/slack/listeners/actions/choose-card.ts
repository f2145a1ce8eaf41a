import { installationOf, type SlackContext } from '../../context.js';
import { rememberCard } from '../../recent-cards.js';
import { cardMessage } from '../../render/card.js';
import { type Drawing, mayRead, type Place } from '../../render/drawing.js';
import { audienceOf, type ButtonArgs } from './open-card.js';

/**
 * A choice between cards: answered like a search for the chosen one. A private question gives way to the answer; in a
 * channel only who chose sees it; in the direct message it follows in the thread.
 */
export function handleChooseCard(slack: SlackContext) {
  const { assistant } = slack;
  return async ({ ack, action, body, client, context, respond }: ButtonArgs): Promise<void> => {
    await ack();
    const channel = body.channel?.id ?? '';
    const container = body.container.type === 'message' ? body.container : undefined;
    const isPrivate = container?.is_ephemeral === true;
    const place: Place = !isPrivate && channel.startsWith('D') ? 'direct' : 'private';
    const audience = await audienceOf(slack, { body, context });
    const drawing = { library: assistant.library(), audience, place };
    const message = chosenMessage(slack, action.value ?? '', drawing);
    const threadTs = container?.thread_ts ?? container?.message_ts;
    if (place === 'direct') {
      await client.chat.postMessage({
        channel,
        ...message,
        unfurl_links: false,
        unfurl_media: false,
        ...(typeof threadTs === 'string' ? { thread_ts: threadTs } : {}),
      });
    } else {
      await respond({
        response_type: 'ephemeral',
        replace_original: isPrivate,
        ...message,
        ...(typeof container?.thread_ts === 'string' ? { thread_ts: container.thread_ts } : {}),
      });
    }
    const card = assistant.card(action.value ?? '');
    const reader = { team: installationOf(context).teamId, user: body.user.id };
    if (card) rememberCard(slack, reader, card.ref);
  };
}

function chosenMessage({ assistant }: SlackContext, ref: string, drawing: Drawing) {
  const card = assistant.card(ref);
  if (!card || !mayRead(card, drawing.audience)) return { text: 'This card is not in the library any more.' };
  const found = assistant.find(card.ref);
  return cardMessage(card, drawing, { warnings: found.kind === 'best' ? found.warnings : [] });
}
