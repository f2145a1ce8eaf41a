import type { Card, ClauseCard, Library, MoveCard, Ref } from '../library/index.js';

/**
 * The cards that a clause's or move's own links lead to, nearest first; empty for other kinds. A clause leads to the
 * clauses that are a trap together with it, then to those beside it in its pattern; a move leads to the clauses that
 * answer it, to its public episode, then to the other moves that these clauses answer.
 */
export function relatedCards(library: Library, card: Card): readonly Card[] {
  const refs = (() => {
    switch (card.kind) {
      case 'clause':
        return besideClause(library, card);
      case 'move':
        return besideMove(library, card);
      default:
        return [];
    }
  })();
  return [...new Set(refs)]
    .filter((ref) => ref !== card.ref)
    .map((ref) => library.cards.get(ref))
    .filter((each) => each !== undefined);
}

function besideClause({ clauses }: Library, { interactions, pattern }: ClauseCard): Ref[] {
  const siblings = clauses.filter((each) => each.pattern === pattern);
  return [...interactions.flatMap((each) => each.clauses), ...siblings.map(({ ref }) => ref)];
}

function besideMove({ clauses }: Library, { answeredBy, episode }: MoveCard): Ref[] {
  const answering = clauses.filter(({ ref }) => answeredBy.includes(ref));
  return [...answeredBy, ...(episode ? [episode.case] : []), ...answering.flatMap(({ answers }) => answers)];
}
