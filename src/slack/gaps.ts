import type { GapKind } from '../feedback/index.js';
import type { SlackContext } from './context.js';
import { failureFacts } from './failures.js';

/**
 * Hands a question to the library's editors, in the background: a database that is slow or down holds up no answer.
 */
export function keepGap(
  { assistant, log, now }: SlackContext,
  gap: { readonly team: string; readonly kind: GapKind; readonly text: string },
): void {
  assistant.gaps?.keep({ ...gap, atMs: now() }).catch((error: unknown) => {
    log.warn('gap_not_kept', { team: gap.team, gap: gap.kind, ...failureFacts(error) });
  });
}
