import type {
  Card,
  CaseCard,
  ClauseCard,
  Interaction,
  Ladder,
  MoveCard,
  PatternCard,
  Ref,
  TermCard,
  Work,
} from './cards.js';
import type { Checked, LibraryParts } from './layout.js';
import type { Library } from './library.js';
import type { CaseFile, GlossaryFile, InteractionsFile, PatternFile } from './schema.js';

/** The library made of its parts, whose references have been checked. Undefined where a required part is missing. */
export function buildLibrary(parts: LibraryParts, digest: string): Library | undefined {
  const head = parts.library.at(-1)?.data;
  const questions = parts.questions.at(-1)?.data;
  const ranking = parts.ranking.at(-1)?.data;
  const topics = parts.topics.at(-1)?.data;
  if (!head || !questions || !ranking || !topics) return undefined;
  const works = newestById(parts.references.flatMap(({ data }) => data.works));
  const interactions = [...newestById(parts.interactions.flatMap(toInteractions)).values()];
  const cases = parts.cases.map(toCase);
  const moves = parts.patterns.flatMap((file) => file.data.kill_list.map((move) => toMove(file, move, works)));
  const clauses = parts.patterns.flatMap((file) =>
    file.data.clauses.map((clause) => toClause(file, clause, { works, moves, interactions })),
  );
  const patterns = parts.patterns.map((file) => toPattern(file, works, cases));
  const terms = [...newestById(parts.glossaries.flatMap(toTerms)).values()];
  const cards: Card[] = [...patterns, ...clauses, ...moves, ...cases, ...terms];
  return Object.freeze({
    version: head.version,
    digest,
    note: head.note,
    categories: new Map(head.categories.map(({ id, title }) => [id, title])),
    sections: new Map(head.sections.map(({ id, title }) => [id, title])),
    cards: new Map(cards.map((card) => [card.ref, card])),
    patterns,
    clauses,
    moves,
    cases,
    terms,
    works,
    interactions,
    synonyms: {
      groups: parts.synonyms.flatMap((file) => file.data.groups),
      related: parts.synonyms.flatMap((file) => file.data.related),
    },
    questions,
    ranking,
    topics,
  });
}

/** Of several entries with one id the last: a later folder's stands for the earlier one. */
function newestById<T extends { readonly id: string }>(entries: readonly T[]): ReadonlyMap<string, T> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}

const ref = (path: string): Ref => path as Ref;
const clauseRef = (pattern: string, id: string): Ref => ref(`${pattern}/clauses/${id}`);
const moveRef = (pattern: string, id: string): Ref => ref(`${pattern}/kill-list/${id}`);
const caseRef = (id: string): Ref => ref(`cases/${id}`);
const termRef = (id: string): Ref => ref(`glossary/${id}`);

function toInteractions(file: Checked<InteractionsFile>): Interaction[] {
  return file.data.interactions.map(({ id, title, internal, clauses: [first = '', second = ''], ...texts }) => ({
    id,
    title,
    internal: internal ?? file.internal,
    clauses: [ref(first), ref(second)],
    whatHappens: texts.what_happens,
    draftAround: texts.draft_around,
  }));
}

function toPattern(
  file: Checked<PatternFile>,
  works: ReadonlyMap<string, Work>,
  cases: readonly CaseCard[],
): PatternCard {
  const { data } = file;
  const own = ref(data.id);
  return {
    kind: 'pattern',
    ref: own,
    id: data.id,
    title: data.title,
    aliases: data.aliases,
    askedAs: data.asked_as,
    internal: data.internal ?? file.internal,
    reviewed: data.reviewed,
    category: data.category,
    version: data.version,
    sides: data.sides,
    tagline: data.tagline,
    summary: data.summary,
    fitsWhen: data.fits_when,
    doesNotFitWhen: data.does_not_fit_when,
    shape: data.shape,
    considerations: data.considerations,
    clauses: data.clauses.map(({ id }) => clauseRef(data.id, id)),
    killList: data.kill_list.map(({ id }) => moveRef(data.id, id)),
    cases: cases.filter((each) => each.patterns.includes(own)).map((each) => each.ref),
    questions: data.questions.map(({ about, ...question }) => {
      const [part, id] = about.split('/');
      return part === 'considerations'
        ? { ...question, about: own, consideration: id }
        : { ...question, about: ref(`${data.id}/${about}`) };
    }),
    references: data.references.flatMap(({ work, shows }) => {
      const found = works.get(work);
      return found ? [{ work: found, shows }] : [];
    }),
  };
}

interface ClauseLinks {
  readonly works: ReadonlyMap<string, Work>;
  readonly moves: readonly MoveCard[];
  readonly interactions: readonly Interaction[];
}

function toClause(file: Checked<PatternFile>, clause: PatternFile['clauses'][number], links: ClauseLinks): ClauseCard {
  const own = clauseRef(file.data.id, clause.id);
  return {
    kind: 'clause',
    ref: own,
    id: clause.id,
    title: clause.title,
    aliases: clause.aliases,
    askedAs: clause.asked_as,
    internal: clause.internal ?? file.data.internal ?? file.internal,
    reviewed: file.data.reviewed,
    pattern: ref(file.data.id),
    section: clause.section,
    text: clause.text,
    why: clause.why,
    traps: clause.traps,
    positions: { provider: toLadder(clause.positions.provider), customer: toLadder(clause.positions.customer) },
    answers: links.moves.filter((move) => move.answeredBy.includes(own)).map((move) => move.ref),
    interactions: links.interactions.filter((interaction) => interaction.clauses.includes(own)),
    references: knownWorks(clause.references, links.works),
  };
}

function toLadder({ opening, fallback, walk_away }: PatternFile['clauses'][number]['positions']['provider']): Ladder {
  return { opening, fallback, walkAway: walk_away };
}

function toMove(
  file: Checked<PatternFile>,
  move: PatternFile['kill_list'][number],
  works: ReadonlyMap<string, Work>,
): MoveCard {
  return {
    kind: 'move',
    ref: moveRef(file.data.id, move.id),
    id: move.id,
    title: move.title,
    aliases: move.aliases,
    askedAs: move.asked_as,
    internal: move.internal ?? file.data.internal ?? file.internal,
    reviewed: file.data.reviewed,
    pattern: ref(file.data.id),
    move: move.move,
    why: move.why,
    episode: move.episode && { case: caseRef(move.episode.case), text: move.episode.text },
    mitigation: move.mitigation,
    answeredBy: move.answered_by.map(ref),
    severity: move.severity,
    signals: move.signals.map(({ any_deal, ...signals }) => ({ ...signals, anyDeal: any_deal })),
    flags: move.flags,
    quietOn: move.quiet_on,
    references: knownWorks(move.references, works),
  };
}

const knownWorks = (ids: readonly string[], works: ReadonlyMap<string, Work>): readonly Work[] =>
  ids.map((id) => works.get(id)).filter((work) => work !== undefined);

function toCase(file: Checked<CaseFile>): CaseCard {
  const { data } = file;
  return {
    kind: 'case',
    ref: caseRef(data.id),
    id: data.id,
    title: data.title,
    aliases: data.aliases,
    askedAs: data.asked_as,
    internal: data.internal ?? file.internal,
    reviewed: data.reviewed,
    parties: data.parties,
    patterns: data.patterns.map(ref),
    summary: data.summary,
    timeline: data.timeline
      .map(({ asked_as, ...entry }) => ({ ...entry, askedAs: asked_as }))
      .sort((a, b) => latest(a.date).localeCompare(latest(b.date))),
    notes: data.notes,
    lessons: data.lessons.map(({ text, card }) => ({ text, card: ref(card) })),
  };
}

/** Of what is known to the month or year alone, the end: it stands after what is dated within that time. */
const latest = (date: string): string => `${date}-99-99`.slice(0, '2025-10-28'.length);

function toTerms(file: Checked<GlossaryFile>): TermCard[] {
  return file.data.terms.map((term) => ({
    kind: 'term',
    ref: termRef(term.id),
    id: term.id,
    title: term.title,
    aliases: [...term.abbreviations, ...term.synonyms],
    askedAs: term.asked_as,
    internal: term.internal ?? file.internal,
    reviewed: file.data.reviewed,
    abbreviations: term.abbreviations,
    synonyms: term.synonyms,
    definition: term.definition,
    cards: term.cards.map(ref),
  }));
}
