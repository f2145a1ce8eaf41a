import type { SlackContext } from '../context.js';
import { failureFacts } from '../failures.js';

/** Counts *Not a problem* for the library's editors, in the background: no text goes with it. */
export function countDismissal(
  { assistant, log }: SlackContext,
  { team, move }: { readonly team: string; readonly move: string },
): void {
  log.info('finding_dismissed', { team, move });
  const card = assistant.card(move);
  if (!card) return;
  assistant.dismissals?.add(team, card.ref).catch((error: unknown) => {
    log.warn('dismissal_not_counted', { team, ...failureFacts(error) });
  });
}
