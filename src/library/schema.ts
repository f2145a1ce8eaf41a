import { z } from 'zod';
import { GROUPS, PHASES, SEVERITIES, SIDES, WORK_KINDS } from './vocabulary.js';

/**
 * The shape of the library's YAML files, one schema a file. Objects are strict: an unknown key is a problem, not a
 * comment. Keys are the editor's (`fits_when`); `build-library.ts` turns them into the cards that the code works with.
 */

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const SNAKE = /^[a-z0-9]+(_[a-z0-9]+)*$/;

/**
 * What fits on a card, in characters. Slack refuses a text object above 3,000 and a button or option above 75; texts that
 * share one text object have to fit it together, with room for labels and for what escaping adds.
 */
const MAX_TITLE = 75;
const MAX_TEXT = 2800;
/** Half of a text object: an interaction's two texts. */
const MAX_HALF = 1300;
/** A third: a warning holds the move, why it fails and what to do instead. */
const MAX_THIRD = 900;

const id = z.string().regex(KEBAB, 'expected lower-case words joined by hyphens, such as "rofr-as-anchor"');
const name = z.string().trim().min(1).max(MAX_TITLE);
const line = z.string().trim().min(1).max(400);
/** A line that tells a fact or a definition. */
const longLine = z.string().trim().min(1).max(700);
const text = z.string().trim().min(1).max(MAX_TEXT);
const half = z.string().trim().min(1).max(MAX_HALF);
const third = z.string().trim().min(1).max(MAX_THIRD);
const url = z.url({ protocol: /^https?$/, error: 'expected an address such as https://example.com/page' }).max(300);
const LOOSE_DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;
/** False for 2026-02-30 and 2026-13. */
const isInCalendar = (date: string): boolean => {
  const time = new Date(date);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date);
};
/** A day as YYYY-MM-DD. */
const day = z.iso.date('expected a date as YYYY-MM-DD');
/** A date as precise as its source allows: YYYY, YYYY-MM or YYYY-MM-DD. */
const looseDate = z
  .string()
  .refine((date) => LOOSE_DATE.test(date) && isInCalendar(date), 'expected a date as YYYY, YYYY-MM or YYYY-MM-DD');
const ref = z
  .string()
  .regex(/^[a-z0-9-]+(\/[a-z0-9-]+){0,2}$/, 'expected a card reference, such as "ai-reseller/kill-list/…"');
const words = z.array(z.string().trim().min(1).max(120)).default([]);
/** How people ask for the card in their own words; searched, never shown. */
const askedAs = z.array(z.string().trim().min(1).max(200)).default([]);
/** A card that the other side of a deal must not read. */
const internal = z.boolean().optional();

const ladder = z.strictObject({ opening: line, fallback: line, walk_away: line });
const side = z.strictObject({ name, who: line });

const version = z.string().regex(/^\d+\.\d+\.\d+$/, 'expected a version such as 0.1.0');
const snake = z.string().regex(SNAKE, 'expected lower-case words joined by underscores, such as "rights_of_refusal"');

const clause = z.strictObject({
  id,
  title: name,
  aliases: words,
  asked_as: askedAs,
  internal,
  section: snake,
  text,
  why: text,
  traps: z.array(line).min(1).max(8),
  positions: z.strictObject({ provider: ladder, customer: ladder }),
  references: z.array(id).default([]),
});

/** A phrase of the review's phrase language (see the head of data/topics.yml). */
const phrases = z.array(z.string().trim().min(1).max(800)).default([]);

/** What of a draft betrays a move; the review reads it. `MoveSignals` in cards.ts says what each list means. */
const signals = z.strictObject({
  topic: snake,
  any_deal: z.boolean().default(false),
  twin: snake.optional(),
  setting: phrases,
  unless: phrases,
  grant: phrases,
  strong: phrases,
  weak: phrases,
  safeguards: z.array(snake).default([]),
  needs: z.int().min(0).max(9).default(0),
});

const move = z.strictObject({
  id,
  title: name,
  aliases: words,
  asked_as: askedAs,
  internal,
  move: third,
  why: third,
  episode: z.strictObject({ case: id, text }).optional(),
  mitigation: third,
  answered_by: z.array(ref).min(1),
  severity: z.enum(SEVERITIES),
  references: z.array(id).default([]),
  signals: z.array(signals).default([]),
  flags: z.array(text).default([]),
  quiet_on: z.array(text).default([]),
});

const question = z.strictObject({
  id,
  phase: z.enum(PHASES),
  side: z.enum(SIDES),
  group: z.enum(GROUPS),
  text: line,
  about: z
    .string()
    .regex(
      /^(clauses|kill-list|considerations)\/[a-z0-9-]+$/,
      'expected "clauses/…", "kill-list/…" or "considerations/…"',
    ),
});

export const patternSchema = z.strictObject({
  id,
  title: name,
  aliases: words,
  asked_as: askedAs,
  internal,
  category: id,
  version,
  reviewed: day,
  sides: z.strictObject({ provider: side, customer: side }),
  tagline: line,
  summary: text,
  fits_when: z.array(line).min(3).max(6),
  does_not_fit_when: z.array(line).min(3).max(6),
  shape: z
    .array(z.strictObject({ title: name, phase: z.enum(PHASES).optional(), points: z.array(line).min(1).max(10) }))
    .min(1),
  considerations: z
    .array(z.strictObject({ id, title: name, text }))
    .min(1)
    .max(8),
  clauses: z.array(clause).min(1),
  kill_list: z.array(move).min(1),
  questions: z.array(question).min(1),
  references: z.array(z.strictObject({ work: id, shows: line })).min(1),
});

const shortLine = z.string().trim().min(1).max(160);
const source = z.strictObject({
  title: shortLine,
  publisher: shortLine,
  date: looseDate.nullable(),
  url: url.nullable(),
});

export const caseSchema = z.strictObject({
  id,
  title: name,
  aliases: words,
  asked_as: askedAs,
  internal,
  reviewed: day,
  parties: z.array(z.strictObject({ name, role: line })).min(1),
  patterns: z.array(id).min(1),
  summary: text,
  timeline: z
    .array(
      z.strictObject({
        date: looseDate,
        fact: longLine,
        topic: snake,
        source,
        also: source.optional(),
        note: longLine.optional(),
        /** Second-hand: press or trade reporting, not the parties' own word. */
        reported: z.boolean().default(false),
        asked_as: askedAs,
      }),
    )
    .min(1),
  notes: z.array(longLine).default([]),
  lessons: z.array(z.strictObject({ text: line, card: ref })).min(1),
});

export const glossarySchema = z.strictObject({
  reviewed: day,
  terms: z.array(
    z.strictObject({
      id,
      title: name,
      abbreviations: words,
      synonyms: words,
      asked_as: askedAs,
      internal,
      definition: longLine,
      cards: z.array(ref).min(1),
    }),
  ),
});

export const referencesSchema = z.strictObject({
  works: z.array(
    z.strictObject({
      id,
      authors: line,
      year: z.int().min(1900).max(2100),
      title: line,
      venue: line,
      kind: z.enum(WORK_KINDS),
      doi: z.string().nullable(),
      url: url.nullable(),
      finding: longLine,
      verified: z.boolean(),
    }),
  ),
});

export const interactionsSchema = z.strictObject({
  interactions: z.array(
    z.strictObject({
      id,
      title: name,
      internal,
      clauses: z.array(ref).length(2),
      what_happens: half,
      draft_around: half,
    }),
  ),
});

export const librarySchema = z.strictObject({
  version,
  /** Stands under every card: illustrative, not legal advice. */
  note: line,
  categories: z.array(z.strictObject({ id, title: name })).min(1),
  sections: z.array(z.strictObject({ id: snake, title: name })).min(1),
});

/**
 * The words of the field. A group's terms mean the same: each finds what the others find. A `related` entry works one
 * way and weaker: who types one of `when` is also shown what `also` finds.
 */
export const synonymsSchema = z.strictObject({
  groups: z.array(z.array(z.string().trim().min(1).max(80)).min(2)),
  related: z
    .array(
      z.strictObject({
        when: z.array(z.string().trim().min(1)).min(1),
        also: z.array(z.string().trim().min(1)).min(1),
      }),
    )
    .default([]),
});

export type PatternFile = z.infer<typeof patternSchema>;
export type CaseFile = z.infer<typeof caseSchema>;
export type GlossaryFile = z.infer<typeof glossarySchema>;
export type ReferencesFile = z.infer<typeof referencesSchema>;
export type InteractionsFile = z.infer<typeof interactionsSchema>;
export type LibraryFile = z.infer<typeof librarySchema>;
export type SynonymsFile = z.infer<typeof synonymsSchema>;
