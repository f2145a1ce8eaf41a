import type { Card, Library, Ref } from '../../library/index.js';

/**
 * Who will read what is drawn: `team` is the asker or a channel of the own company alone; `outside` is everyone else, and
 * every case in which that could not be found out.
 */
export type Audience = 'team' | 'outside';

/**
 * Where something is drawn, which decides its buttons: `private` is an answer that only the asker sees, `thread` and
 * `direct` are messages in a channel's thread and in the direct message with the bot.
 */
export type Place = 'private' | 'thread' | 'direct' | 'modal';

/** What a drawing needs besides the card. */
export interface Drawing {
  readonly library: Library;
  readonly audience: Audience;
  readonly place: Place;
}

/** Internal cards exist for the team alone. */
export function mayRead(card: Card, audience: Audience): boolean {
  return audience === 'team' || !card.internal;
}

/** The cards behind refs that the audience may read, in their order. */
export function readableCards(refs: readonly Ref[], { library, audience }: Drawing): Card[] {
  return refs.flatMap((ref) => {
    const card = library.cards.get(ref);
    return card && mayRead(card, audience) ? [card] : [];
  });
}
