import type { SlackContext } from '../../context.js';
import { listMessage } from '../../render/list.js';
import { messageView } from '../../render/message-view.js';
import { audienceOf, type ButtonArgs, showView } from './open-card.js';

/** The patterns of a category, from the Home tab. */
export function handleOpenCategory(slack: SlackContext) {
  return async ({ ack, action, body, client, context }: ButtonArgs): Promise<void> => {
    await ack();
    const library = slack.assistant.library();
    const audience = await audienceOf(slack, { body, context });
    const patterns = library.patterns.filter(({ category }) => category === action.value);
    const message = listMessage(patterns, { library, audience, place: 'modal' });
    await showView({ body, client }, messageView('category', 'Patterns', message));
  };
}
