import { installationOf, type SlackContext } from '../../context.js';
import { countDismissal } from '../../drafts/dismissals.js';
import { audienceOf, type ButtonArgs } from './open-card.js';

/** *Not a problem* on a note of the watch: the note goes, and the move is counted for the library's editors. */
export function handleDismissNote(slack: SlackContext) {
  return async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const { teamId: team } = installationOf(args.context);
    const card = slack.assistant.card(args.action.value ?? '');
    if ((await audienceOf(slack, args)) !== 'team') return;
    const container = args.body.container.type === 'message' ? String(args.body.container.message_ts) : '';
    if (card?.kind === 'move' && slack.deliveries.claim(`dismiss-note:${team}:${container}:${card.ref}`)) {
      countDismissal(slack, { team, move: card.ref });
    }
    await args.respond({ delete_original: true });
  };
}
