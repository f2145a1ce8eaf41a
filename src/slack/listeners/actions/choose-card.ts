import type { SlackContext } from '../../context.js';
import { cardMessage } from '../../render/card.js';
import { mayRead } from '../../render/drawing.js';
import { audienceOf, type ButtonArgs } from './open-card.js';

/** A choice between cards: answered like a search for the chosen one, in place of the question. */
export function handleChooseCard({ assistant, audiences }: SlackContext) {
  return async ({ ack, action, body, client, context, respond }: ButtonArgs): Promise<void> => {
    await ack();
    const audience = await audienceOf(audiences, { body, client, context });
    const card = assistant.card(action.value ?? '');
    if (!card || !mayRead(card, audience)) {
      await respond({
        response_type: 'ephemeral',
        replace_original: false,
        text: 'This card is not in the library any more.',
      });
      return;
    }
    const found = assistant.find(card.ref);
    const warnings = found.kind === 'best' ? found.warnings : [];
    const message = cardMessage(card, { library: assistant.library(), audience }, { warnings });
    const isPrivate = body.container.type === 'message' && body.container.is_ephemeral === true;
    await respond({ response_type: 'ephemeral', replace_original: isPrivate, ...message });
  };
}
