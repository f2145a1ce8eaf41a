import type { Card, CaseCard, ClauseCard, Library, MoveCard, Ref } from '../library/index.js';

/**
 * The cards that a clause's, move's or case's own links lead to, nearest first; empty for other kinds. A clause leads
 * to the clauses that are a trap together with it, then to those beside it in its pattern; a move leads to the clauses
 * that answer it, to its public episode, then to the other moves that these clauses answer; a case leads to the cases
 * that teach from the same cards or share a pattern, those between the same parties first.
 */
export function relatedCards(library: Library, card: Card): readonly Card[] {
  const refs = (() => {
    switch (card.kind) {
      case 'clause':
        return besideClause(library, card);
      case 'move':
        return besideMove(library, card);
      case 'case':
        return besideCase(library, card);
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

function besideCase({ cases }: Library, { patterns, lessons, parties }: CaseCard): Ref[] {
  const taught = lessons.map(({ card }) => card);
  const names = parties.map(({ name }) => name);
  const inCommon = (other: CaseCard) => ({
    ref: other.ref,
    patterns: other.patterns.filter((ref) => patterns.includes(ref)).length,
    lessons: other.lessons.filter(({ card }) => taught.includes(card)).length,
    parties: other.parties.filter(({ name }) => names.includes(name)).length,
  });
  return cases
    .map(inCommon)
    .filter((each) => each.patterns + each.lessons > 0)
    .sort((a, b) => b.lessons - a.lessons || b.patterns - a.patterns || b.parties - a.parties)
    .map(({ ref }) => ref);
}
