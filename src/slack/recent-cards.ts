import type { Card, Ref } from '../library/index.js';
import type { SlackContext } from './context.js';
import { failureFacts } from './failures.js';

interface Reader {
  readonly team: string;
  readonly user: string;
}

/** Notes that someone opened a card, in the background. */
export function rememberCard({ assistant, log, now }: SlackContext, reader: Reader, ref: Ref): void {
  assistant.recentCards?.remember(reader, ref, now()).catch((error: unknown) => {
    log.warn('card_not_remembered', { ...reader, ...failureFacts(error) });
  });
}

/** The cards that someone opened last and that are still in the library, newest first; none where the database is down. */
export async function recentCards({ assistant, log }: SlackContext, reader: Reader): Promise<readonly Card[]> {
  try {
    const refs = (await assistant.recentCards?.list(reader)) ?? [];
    return refs.flatMap((ref) => assistant.card(ref) ?? []);
  } catch (error) {
    log.warn('recent_cards_unknown', { ...reader, ...failureFacts(error) });
    return [];
  }
}
