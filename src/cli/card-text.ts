import { type Card, type Library, patternOf, SIDES, type Work } from '../library/index.js';

/** A card as plain text, whole, with its review date, references and the library's note. */
export function cardText(card: Card, library: Library): string {
  const pattern = patternOf(library, card);
  const head = [
    card.title,
    '='.repeat(card.title.length),
    `${card.ref} · ${card.kind} · reviewed ${card.reviewed}${card.internal ? ' · internal' : ''}`,
  ];
  const titles = (refs: readonly Card['ref'][]): string[] =>
    refs.map((ref) => `${library.cards.get(ref)?.title ?? ref} (${ref})`);
  const body = (() => {
    switch (card.kind) {
      case 'pattern':
        return [
          card.tagline,
          card.summary,
          list('Fits when', card.fitsWhen),
          list('Does not fit when', card.doesNotFitWhen),
          ...card.shape.map(({ title, points }) => list(title, points)),
          ...card.considerations.map(({ title, text }) => part(title, text)),
          list('Clauses', titles(card.clauses)),
          list('Kill list', titles(card.killList)),
          list('Public deals', titles(card.cases)),
          list(
            'Questions',
            card.questions.map(({ phase, side, text }) => `[${phase}, ${card.sides[side].name}] ${text}`),
          ),
          list(
            'Research',
            card.references.map(({ work, shows }) => `${workText(work)}: ${shows}`),
          ),
        ];
      case 'clause':
        return [
          part(`Example clause (${library.sections.get(card.section) ?? card.section})`, card.text),
          part('Why it matters', card.why),
          list('Common traps', card.traps),
          ...SIDES.map((side) => {
            const { opening, fallback, walkAway } = card.positions[side];
            return list(`Positions, internal: ${pattern?.sides[side].name ?? side}`, [
              `Opening: ${opening}`,
              `Fallback: ${fallback}`,
              `Walk-away: ${walkAway}`,
            ]);
          }),
          ...card.interactions.map(({ title, whatHappens, draftAround }) =>
            part(`Interaction: ${title}`, `${whatHappens}\nDraft around it: ${draftAround}`),
          ),
          list('Answers', titles(card.answers)),
          list('Research', card.references.map(workText)),
        ];
      case 'move':
        return [
          part('The move', card.move),
          part('Why it fails', card.why),
          part('What to do instead', card.mitigation),
          ...(card.episode ? [part('Public episode', card.episode.text)] : []),
          list('Answered by', titles(card.answeredBy)),
          list('Research', card.references.map(workText)),
        ];
      case 'case':
        return [
          card.summary,
          list(
            'Parties',
            card.parties.map(({ name, role }) => `${name}: ${role}`),
          ),
          list(
            'Timeline',
            card.timeline.map(
              ({ date, fact, note, reported, source }) =>
                `${date}${reported ? ' (reported)' : ''}: ${fact}${note ? ` Note: ${note}` : ''} [${source.publisher}, "${source.title}"${source.date ? `, ${source.date}` : ''}${source.url ? `, ${source.url}` : ''}]`,
            ),
          ),
          list('Open points', card.notes),
          list(
            'What it teaches',
            card.lessons.map(({ text, card: ref }) => `${text} (${ref})`),
          ),
        ];
      case 'term':
        return [card.definition, list('Also', card.aliases), list('Where it matters', titles(card.cards))];
      default:
        return card satisfies never;
    }
  })();
  return `${[head.join('\n'), ...body, library.note].filter((each) => each !== '').join('\n\n')}\n`;
}

const part = (label: string, text: string): string => `${label}\n${text}`;

const list = (label: string, items: readonly string[]): string =>
  items.length === 0 ? '' : `${label}\n${items.map((item) => `- ${item}`).join('\n')}`;

function workText({ authors, year, title, venue, kind, verified }: Work): string {
  return `${authors} (${year}), ${title}, ${venue} [${kind.replaceAll('_', ' ')}${verified ? '' : ', unverified'}]`;
}
