import { findSides, type PatternCard, PHASES, type Phase, type Ref, type Side } from '../library/index.js';
import type { Meeting, Recurrence } from './deal.js';
import { findPattern } from './find-pattern.js';
import { findPhase } from './find-phase.js';
import { type Asker, parseWhen } from './parse-when.js';
import { type Segment, splitDealLine } from './split-deal-line.js';

/** What a line says of a deal; what it does not speak of is left out. */
export interface DealLineFields {
  readonly patterns?: readonly Ref[] | undefined;
  readonly side?: Side | undefined;
  readonly phase?: Phase | undefined;
  readonly counterparty?: string | undefined;
  readonly preparer?: string | undefined;
  /** `null`: the line cancels the meeting. */
  readonly meeting?: LineMeeting | null | undefined;
}

/** Without `recurrence` the line does not say whether the meeting comes again. */
export type LineMeeting = Omit<Meeting, 'recurrence'> & { readonly recurrence?: Recurrence | undefined };

/** A reading to choose; `line` is the whole line with this reading in it, ready to be parsed again. */
export interface LineChoice {
  readonly label: string;
  readonly line: string;
}

export type DealLine =
  | { readonly kind: 'parsed'; readonly fields: DealLineFields }
  | { readonly kind: 'ambiguous'; readonly question: string; readonly choices: readonly LineChoice[] }
  | { readonly kind: 'problems'; readonly problems: readonly string[] };

export interface DealLineContext extends Asker {
  readonly patterns: readonly PatternCard[];
  /** The patterns of the channel's deal, by which a side is read in a line that names no pattern. */
  readonly current?: readonly PatternCard[] | undefined;
}

/**
 * A deal on one line, in any order after the pattern:
 * `multi-home as lab, restructure, with Acme, prepared by <@U1>, meeting "Term sheet" friday 14:00 every week`.
 * All problems come back at once; without problems, ambiguities come back one at a time, with their choices.
 */
export function parseDealLine(line: string, context: DealLineContext): DealLine {
  const segments = splitDealLine(line, context.patterns);
  if (segments.length === 0) {
    return {
      kind: 'problems',
      problems: ['The line says nothing. Write for example "multi-home as lab, restructure".'],
    };
  }
  const readings = readSegments(segments, context);
  const problems = readings.flatMap((reading) => (reading.kind === 'problem' ? [reading.message] : []));
  if (problems.length > 0) return { kind: 'problems', problems };
  for (const [index, reading] of readings.entries()) {
    if (reading.kind === 'ambiguous') return ask(segments, index, reading);
  }
  const read = readings.filter((reading) => reading.kind === 'read').map(({ fields }) => fields);
  const twice = repeatedField(read);
  if (twice !== undefined) return { kind: 'problems', problems: [`The line names more than one ${twice}.`] };
  return { kind: 'parsed', fields: Object.assign({}, ...read) };
}

type Reading =
  | { readonly kind: 'read'; readonly fields: DealLineFields }
  /** `text` of a choice takes the place of the segment. */
  | {
      readonly kind: 'ambiguous';
      readonly question: string;
      readonly choices: readonly { readonly label: string; readonly text: string }[];
    }
  | { readonly kind: 'problem'; readonly message: string };

/** Sides are read last, by the patterns of the line. */
function readSegments(segments: readonly Segment[], context: DealLineContext): readonly Reading[] {
  const matches = segments.map((segment) =>
    segment.kind === 'pattern' ? findPattern(segment.text, context.patterns) : undefined,
  );
  const named = matches.flatMap((match) => (match?.kind === 'one' ? [match.pattern] : []));
  const isOpen = matches.some((match) => match !== undefined && match.kind !== 'one');
  const patternsOfSide = named.length > 0 ? named : (context.current ?? []);
  const refs = [...new Set(named.map(({ ref }) => ref))];
  return segments.map((segment, index): Reading => {
    switch (segment.kind) {
      case 'pattern':
        return matches[index]?.kind === 'one'
          ? { kind: 'read', fields: { patterns: refs } }
          : readPattern(segment.text, context);
      case 'side':
        // Which side a word names depends on the pattern that is yet to be chosen.
        return isOpen ? { kind: 'read', fields: {} } : readSide(segment.text, patternsOfSide);
      case 'phase':
        return readPhase(segment.text);
      case 'counterparty':
        return { kind: 'read', fields: { counterparty: segment.text } };
      case 'preparer':
        return readPreparer(segment.text);
      case 'no-meeting':
        return { kind: 'read', fields: { meeting: null } };
      case 'meeting':
        return readMeeting(segment.text, segment.recurrence, context);
      default:
        return segment satisfies never;
    }
  });
}

function readPattern(typed: string, context: DealLineContext): Reading {
  const { patterns } = context;
  const match = findPattern(typed, patterns);
  const offered = match.kind === 'several' ? match.patterns : match.kind === 'none' ? match.nearest : [];
  if (offered.length === 0) {
    if (parseWhen(typed, context).kind !== 'problem') {
      return { kind: 'problem', message: `"${typed}" looks like a time. Write "meeting ${typed}".` };
    }
    const known = patterns.map(({ id }) => id).join(', ');
    return { kind: 'problem', message: `"${typed}" is no pattern, phase or other part of a deal. Patterns: ${known}.` };
  }
  const question =
    match.kind === 'several'
      ? `Which pattern do you mean by "${typed}"?`
      : `No pattern is called "${typed}". Did you mean one of these?`;
  return { kind: 'ambiguous', question, choices: offered.map(({ id, title }) => ({ label: title, text: id })) };
}

function readSide(typed: string, patterns: readonly PatternCard[]): Reading {
  const [side, other] = findSides(typed, patterns);
  const name = (of: Side) => patterns[0]?.sides[of].name ?? of;
  if (side === undefined) {
    const known = patterns.length > 0 ? `${name('provider')} or ${name('customer')}` : 'provider or customer';
    return { kind: 'problem', message: `"${typed}" is no side of this deal. Say as ${known}.` };
  }
  if (other === undefined) return { kind: 'read', fields: { side } };
  const choices = [side, other].map((each) => ({ label: sideLabel(each, patterns), text: `as ${each}` }));
  return { kind: 'ambiguous', question: `Which side is "${typed}"?`, choices };
}

/** `provider (Hyperscaler, Model provider)`: what the side is called in each pattern. */
function sideLabel(side: Side, patterns: readonly PatternCard[]): string {
  const called = [...new Set(patterns.map(({ sides }) => sides[side].name))].join(', ');
  return called === '' ? side : `${side} (${called})`;
}

function readPhase(typed: string): Reading {
  const phase = findPhase(typed);
  if (phase !== undefined) return { kind: 'read', fields: { phase } };
  return { kind: 'problem', message: `"${typed}" is no phase. Phases: ${PHASES.join(', ')}.` };
}

/** Slack writes a mention as `<@U123>` or `<@U123|name>` where the command has "escape users" on. */
function readPreparer(typed: string): Reading {
  const user = /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>$/.exec(typed)?.[1];
  if (user !== undefined) return { kind: 'read', fields: { preparer: user } };
  return {
    kind: 'problem',
    message: `"${typed}" is not a mention. Name who prepares with @, or pick them in the form.`,
  };
}

function readMeeting(typed: string, recurrence: Recurrence | undefined, { nowMs, zone }: DealLineContext): Reading {
  const quoted = /["“]([^"”]+)["”]/.exec(typed);
  const when = parseWhen(quoted ? typed.replace(quoted[0], ' ') : typed, { nowMs, zone });
  if (when.kind === 'problem') return when;
  const title = quoted?.[1]?.trim() || when.rest || undefined;
  if (when.kind === 'at') {
    const { startsAtMs } = when;
    return { kind: 'read', fields: { meeting: { title, startsAtMs, seriesStartMs: startsAtMs, zone, recurrence } } };
  }
  const again = recurrence === undefined ? '' : ` ${recurrence === 'none' ? 'once' : recurrence}`;
  const called = title === undefined ? '' : ` "${title}"`;
  const choices = when.choices.map(({ label, text }) => ({ label, text: `meeting${called} ${text}${again}` }));
  return { kind: 'ambiguous', question: when.question, choices };
}

function ask(segments: readonly Segment[], index: number, reading: Reading & { kind: 'ambiguous' }): DealLine {
  const choices = reading.choices.map(({ label, text }) => ({
    label,
    line: segments.map(({ raw }, other) => (other === index ? text : raw)).join(', '),
  }));
  return { kind: 'ambiguous', question: reading.question, choices };
}

function repeatedField(read: readonly DealLineFields[]): string | undefined {
  const named = read.filter(({ patterns }) => patterns === undefined).flatMap(Object.keys);
  return named.find((field, index) => named.indexOf(field) !== index);
}
