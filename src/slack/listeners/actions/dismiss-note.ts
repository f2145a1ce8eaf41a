import type { KnownBlock } from '@slack/types';
import { installationOf, type SlackContext } from '../../context.js';
import { countDismissal } from '../../drafts/dismissals.js';
import type { Message } from '../../render/block-kit.js';
import { blocksWithout, type NotedFinding, noteMessage, parseDismissal } from '../../render/watch.js';
import { audienceOf, type ButtonArgs } from './open-card.js';

/** *Not a problem* on a note of the watch: the move goes from the note, and is counted for the library's editors. */
export function handleDismissNote(slack: SlackContext) {
  return async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const { teamId: team } = installationOf(args.context);
    const { move, others } = parseDismissal(args.action.value ?? '');
    const card = slack.assistant.card(move);
    if ((await audienceOf(slack, args)) !== 'team') return;
    const container = args.body.container.type === 'message' ? String(args.body.container.message_ts) : '';
    if (card?.kind === 'move' && slack.deliveries.claim(`dismiss-note:${team}:${container}:${card.ref}`)) {
      countDismissal(slack, { team, move: card.ref });
    }
    const rest = remainder(slack, args, card?.id ?? '', others);
    await args.respond(rest ? { replace_original: true, ...rest } : { delete_original: true });
  };
}

/** What the note still says without the move; a note that one person sees is drawn anew, as Slack does not send it. */
function remainder(
  { assistant }: SlackContext,
  { body }: ButtonArgs,
  id: string,
  others: readonly string[],
): Message | undefined {
  const { message } = body;
  if (message) {
    // Slack gives back the blocks that `noteMessage` made.
    const blocks = blocksWithout(message.blocks as readonly KnownBlock[], id);
    return blocks && { text: message.text ?? 'Kill-list note.', blocks };
  }
  const findings = others.flatMap((ref): NotedFinding[] => {
    const card = assistant.card(ref);
    const clause = card?.kind === 'move' ? card.answeredBy[0] : undefined;
    return card && clause !== undefined ? [{ ref: card.ref, clause, missing: [] }] : [];
  });
  return findings.length > 0 ? noteMessage(findings, assistant.library()) : undefined;
}
