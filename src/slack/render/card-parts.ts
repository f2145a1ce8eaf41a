import type { KnownBlock } from '@slack/types';
import {
  type Card,
  type CaseCard,
  type ClauseCard,
  type Interaction,
  type MoveCard,
  type PatternCard,
  patternOf,
  SIDES,
  type Source,
  type TimelineEntry,
  type Work,
} from '../../library/index.js';
import { context, labelled, labelledList, quotation, section } from './block-kit.js';
import { type Drawing, readableCards } from './drawing.js';
import { dateText, escapeText, mrkdwn } from './text.js';

/** A section of a card: what a button names and a modal shows. */
export interface CardPart {
  readonly id: string;
  /** On a button: at most 75 characters. */
  readonly title: string;
  readonly blocks: KnownBlock[];
}

export const KIND_NAMES: Readonly<Record<Card['kind'], string>> = {
  pattern: 'Pattern',
  clause: 'Example clause',
  move: 'Kill-list move',
  case: 'Public deal',
  term: 'Term',
};

/** The parts of a card in reading order; the first is its gist. Parts that the audience may not read are left out. */
export function cardParts(card: Card, drawing: Drawing): CardPart[] {
  switch (card.kind) {
    case 'pattern':
      return patternParts(card, drawing);
    case 'clause':
      return clauseParts(card, drawing);
    case 'move':
      return moveParts(card, drawing);
    case 'case':
      return caseParts(card, drawing);
    case 'term':
      return [
        {
          id: 'definition',
          title: 'Definition',
          blocks: [section(mrkdwn(card.definition)), ...aliasLine(card.aliases)],
        },
      ];
    default:
      return card satisfies never;
  }
}

/** Where the card stands and how fresh it is: `Example clause · Rights of refusal · reviewed 23 June 2026`. */
export function cardContext(card: Card, { library }: Drawing): string {
  const pattern = patternOf(library, card);
  const place = (() => {
    switch (card.kind) {
      case 'pattern':
        return library.categories.get(card.category);
      case 'clause':
        return library.sections.get(card.section);
      case 'move':
        return `${card.severity} severity`;
      default:
        return undefined;
    }
  })();
  return [
    KIND_NAMES[card.kind],
    place,
    card === pattern ? `v${pattern.version}` : pattern?.title,
    `reviewed ${dateText(card.reviewed)}`,
    card.internal ? 'internal' : undefined,
  ]
    .filter((part) => part !== undefined)
    .map(escapeText)
    .join(' · ');
}

function patternParts(card: PatternCard, drawing: Drawing): CardPart[] {
  const clauses = readableCards(card.clauses, drawing).filter((each) => each.kind === 'clause');
  const moves = readableCards(card.killList, drawing).filter((each) => each.kind === 'move');
  const cases = readableCards(card.cases, drawing).filter((each) => each.kind === 'case');
  return parts([
    {
      id: 'overview',
      title: 'Overview',
      blocks: [section(`_${escapeText(card.tagline)}_`), section(mrkdwn(card.summary))],
    },
    {
      id: 'fits',
      title: 'Fits when',
      blocks: [labelledList('Fits when', card.fitsWhen), labelledList('Does not fit when', card.doesNotFitWhen)],
    },
    { id: 'shape', title: 'Structure', blocks: card.shape.map(({ title, points }) => labelledList(title, points)) },
    {
      id: 'considerations',
      title: 'AI considerations',
      blocks: card.considerations.map(({ title, text }) => labelled(title, text)),
    },
    {
      id: 'clauses',
      title: `Clauses (${clauses.length})`,
      blocks: clauses.map((clause) => labelled(clause.title, clause.why)),
    },
    {
      id: 'kill-list',
      title: `Kill list (${moves.length})`,
      blocks: moves.map((move) => labelled(`⚠️ ${move.title}`, move.move)),
    },
    {
      id: 'cases',
      title: `Public deals (${cases.length})`,
      blocks: cases.map((each) => labelled(each.title, each.summary)),
    },
    {
      id: 'references',
      title: 'Research',
      blocks: card.references.flatMap(({ work, shows }) => [section(`${workLine(work)}\n${mrkdwn(shows, 500)}`)]),
    },
  ]);
}

function clauseParts(card: ClauseCard, drawing: Drawing): CardPart[] {
  const pattern = patternOf(drawing.library, card);
  const answers = readableCards(card.answers, drawing);
  return parts([
    { id: 'text', title: 'Example clause', blocks: [section('*Example clause*'), quotation(card.text)] },
    { id: 'why', title: 'Why it matters', blocks: [labelled('Why it matters', card.why)] },
    { id: 'traps', title: 'Traps', blocks: [labelledList('Common traps', card.traps)] },
    {
      id: 'positions',
      title: 'Positions',
      blocks:
        drawing.audience === 'team'
          ? SIDES.map((side) => {
              const { opening, fallback, walkAway } = card.positions[side];
              return labelledList(`🔒 ${pattern?.sides[side].name ?? side}: positions`, [
                `Opening: ${opening}`,
                `Fallback: ${fallback}`,
                `Walk-away: ${walkAway}`,
              ]);
            })
          : [],
    },
    {
      id: 'interactions',
      title: 'Interactions',
      blocks: card.interactions
        .filter((each) => drawing.audience === 'team' || !each.internal)
        .filter(({ clauses }) => readableCards(clauses, drawing).length === clauses.length)
        .map((each) => interactionBlock(each, card, drawing)),
    },
    {
      id: 'answers',
      title: 'Answers',
      blocks:
        answers.length > 0
          ? [
              labelledList(
                'Answers these kill-list moves',
                answers.map(({ title }) => title),
              ),
            ]
          : [],
    },
    { id: 'references', title: 'Research', blocks: worksBlocks(card.references) },
  ]);
}

function interactionBlock(interaction: Interaction, card: ClauseCard, { library }: Drawing): KnownBlock {
  const other = interaction.clauses.find((ref) => ref !== card.ref);
  const title = other ? library.cards.get(other)?.title : undefined;
  const head = `⚠️ *Together with ${escapeText(title ?? 'another clause')}: ${escapeText(interaction.title)}*\n`;
  return section(
    `${head}${mrkdwn(interaction.whatHappens, 1400)}\n*Draft around it:* ${mrkdwn(interaction.draftAround, 1300)}`,
  );
}

function moveParts(card: MoveCard, drawing: Drawing): CardPart[] {
  const answers = readableCards(card.answeredBy, drawing);
  return parts([
    { id: 'move', title: 'The move', blocks: [labelled('The move', card.move)] },
    { id: 'why', title: 'Why it fails', blocks: [labelled('Why it fails', card.why)] },
    { id: 'mitigation', title: 'What to do instead', blocks: [labelled('What to do instead', card.mitigation)] },
    {
      id: 'episode',
      title: 'Public episode',
      blocks: card.episode ? [labelled('Public episode', card.episode.text)] : [],
    },
    {
      id: 'answers',
      title: 'Answered by',
      blocks:
        answers.length > 0
          ? [
              labelledList(
                'Clauses that answer it',
                answers.map(({ title }) => title),
              ),
            ]
          : [],
    },
    { id: 'references', title: 'Research', blocks: worksBlocks(card.references) },
  ]);
}

/** Timeline entries on one page of a modal or message. */
const ENTRIES_ON_PAGE = 12;

function caseParts(card: CaseCard, drawing: Drawing): CardPart[] {
  const pages = Math.ceil(card.timeline.length / ENTRIES_ON_PAGE);
  const lessons = card.lessons.filter(({ card: ref }) => readableCards([ref], drawing).length > 0);
  return parts([
    {
      id: 'overview',
      title: 'Overview',
      blocks: [
        section(mrkdwn(card.summary)),
        labelledList(
          'Parties',
          card.parties.map(({ name, role }) => `${name}: ${role}`),
        ),
      ],
    },
    ...Array.from({ length: pages }, (_, page) => ({
      id: page === 0 ? 'timeline' : `timeline-${page + 1}`,
      title: pages === 1 ? 'Timeline' : `Timeline ${page + 1} of ${pages}`,
      blocks: card.timeline
        .slice(page * ENTRIES_ON_PAGE, (page + 1) * ENTRIES_ON_PAGE)
        .map((entry) => section(entryText(entry))),
    })),
    {
      id: 'notes',
      title: 'Open points',
      blocks: card.notes.length > 0 ? [labelledList('Where sources are unsure or disagree', card.notes)] : [],
    },
    {
      id: 'lessons',
      title: 'What it teaches',
      blocks: [
        labelledList(
          'What it teaches',
          lessons.map(({ text, card: ref }) => `${text} → ${drawing.library.cards.get(ref)?.title}`),
        ),
      ],
    },
  ]);
}

/** `*21 January 2025* — fact (source, date)`, with what is reported or disputed said. */
export function entryText(entry: TimelineEntry): string {
  const reported = entry.reported ? ' _(reported)_' : '';
  const note = entry.note ? `\n_${mrkdwn(entry.note, 700)}_` : '';
  const also = entry.also ? `; also ${sourceText(entry.also)}` : '';
  return `*${escapeText(dateText(entry.date))}* ${mrkdwn(entry.fact, 900)}${reported}${note}\nSource: ${sourceText(entry.source)}${also}`;
}

/** Publisher, title as a link where there is an address, and date. */
export function sourceText({ title, publisher, date, url }: Source): string {
  const name = escapeText(`${publisher}, “${title}”`);
  const linked = url ? `<${linkTarget(url)}|${name.replaceAll('|', '¦')}>` : name;
  return date ? `${linked}, ${escapeText(dateText(date))}` : linked;
}

/** An address in a link keeps its `&`; only what would end the link is encoded. */
function linkTarget(url: string): string {
  return url.replaceAll('<', '%3C').replaceAll('>', '%3E').replaceAll('|', '%7C');
}

function worksBlocks(works: readonly Work[]): KnownBlock[] {
  if (works.length === 0) return [];
  return [context('*Research*', ...works.slice(0, 9).map(workLine))];
}

function workLine(work: Work): string {
  const address = work.url ?? (work.doi ? `https://doi.org/${work.doi}` : null);
  const title = escapeText(work.title).replaceAll('|', '¦');
  const unverified = work.verified ? '' : ', unverified';
  return `${escapeText(work.authors)} (${work.year}) ${address ? `<${linkTarget(address)}|${title}>` : `_${title}_`}, ${escapeText(work.venue)} [${work.kind.replaceAll('_', ' ')}${unverified}]`;
}

function aliasLine(aliases: readonly string[]): KnownBlock[] {
  return aliases.length > 0 ? [context(`Also: ${escapeText(aliases.join(', '))}`)] : [];
}

const parts = (all: readonly CardPart[]): CardPart[] => all.filter(({ blocks }) => blocks.length > 0);
