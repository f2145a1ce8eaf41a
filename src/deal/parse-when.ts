import { createRequire } from 'node:module';
import type { ParsedResult } from 'chrono-node';
import { DateTime, IANAZone } from 'luxon';
import { findNumericDate } from './numeric-date.js';
import { choiceLabel, readBackDay, readBackTime } from './read-back.js';
import { readDays } from './read-days.js';
import { readHours } from './read-hours.js';

/** One of several readings. `text`, put in the place of what was typed, means this reading and no other. */
export interface WhenChoice {
  readonly label: string;
  readonly startsAtMs: number;
  readonly text: string;
}

/** `rest` is what was typed beside the time, such as the title of the meeting. */
export type When =
  | { readonly kind: 'at'; readonly startsAtMs: number; readonly readBack: string; readonly rest: string }
  | {
      readonly kind: 'ambiguous';
      readonly question: string;
      readonly choices: readonly WhenChoice[];
      readonly rest: string;
    }
  | { readonly kind: 'problem'; readonly message: string };

export interface Asker {
  readonly nowMs: number;
  /** IANA zone of who asks, such as `Europe/Berlin`. */
  readonly zone: string;
}

/** Loaded with the first time that is read: it is among the largest packages, and a start needs none of it. */
const loadChrono = (): typeof import('chrono-node/en') => createRequire(import.meta.url)('chrono-node/en');

const EXAMPLE = 'Write for example "friday 14:00", "27 November 2pm" or "2026-11-27 14:00".';
const MAX_YEARS_AHEAD = 2;
const ISO = /\b(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(Z|[+-]\d{2}:\d{2})?(?!\d)/;
/** Abbreviations name several zones (IST, CST, BST) or the wrong half of the year (EST in July). */
const ZONE_WORDS = /\b(?:CES?T|WES?T|EES?T|[ECMP][SD]?T|BST|IST|MSK|JST|KST|SGT|HKT|AE[SD]T|NZ[SD]T)\b/;
/** Words and figures of time that were not understood must not pass for a title. */
const LEFT_OVER =
  /\b\d|\b(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?s?\b|\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|today|tomorrow|yesterday|weeks?|months?|days?|morning|afternoon|evening|noon|midnight|next|last|half|quarter|past)\b/i;

/**
 * When a meeting is to be, read in the asker's zone. Several readings come back as choices, never as a guess; a time
 * in the past, more than two years ahead, or not understood is a problem with its reason.
 */
export function parseWhen(typed: string, asker: Asker): When {
  if (!IANAZone.isValidZone(asker.zone)) return problem(`"${asker.zone}" is not a time zone.`);
  const iso = ISO.exec(typed);
  if (iso !== null) return readIso(typed, iso, asker);
  const zoneWord = ZONE_WORDS.exec(typed);
  if (zoneWord !== null) {
    return problem(
      `"${zoneWord[0]}" can mean more than one time zone. Write the time as it is in ${asker.zone}, or with its offset: "14:00 +01:00".`,
    );
  }
  return readNatural(normalised(typed), asker);
}

function readIso(typed: string, iso: RegExpExecArray, asker: Asker): When {
  const [match, day, time, offset] = iso;
  const rest = titleOf(typed.replace(match, ' '));
  if (LEFT_OVER.test(rest)) return unread(rest);
  const date = DateTime.fromISO(`${day}T${time}${offset ?? ''}`, { zone: asker.zone });
  if (!date.isValid) return problem(`"${match}" is not a day and time. ${EXAMPLE}`);
  const wall = { day: date.startOf('day'), hour: Number(time?.slice(0, 2)), minute: date.minute };
  return conclude(offset === undefined ? instantsOf(wall) : exactly(date.toMillis()), asker, rest);
}

function readNatural(text: string, asker: Asker): When {
  const today = DateTime.fromMillis(asker.nowMs, { zone: asker.zone }).startOf('day');
  const numeric = findNumericDate(text, today);
  if (numeric?.days.length === 0) return problem(`There is no day "${numeric.text}". ${EXAMPLE}`);
  const forChrono = numeric ? text.replace(numeric.text, numeric.days[0]!.toISODate()!) : text;
  const results = loadChrono().parse(
    forChrono,
    { instant: new Date(asker.nowMs), timezone: today.set({ hour: 12 }).offset },
    {
      forwardDate: true,
    },
  );
  const [result, second] = results;
  if (result === undefined) return problem(`No day and time could be read in "${text.trim()}". ${EXAMPLE}`);
  if (second !== undefined) return problem(`"${result.text}" and "${second.text}" are two times. Name one. ${EXAMPLE}`);
  const rest = titleOf(`${forChrono.slice(0, result.index)} ${forChrono.slice(result.index + result.text.length)}`);
  if (LEFT_OVER.test(rest)) return unread(rest);
  if (result.tags().has('result/relativeDateAndTime')) {
    const minute = DateTime.fromJSDate(result.date(), { zone: asker.zone }).startOf('minute');
    return conclude(exactly(minute.toMillis()), asker, rest);
  }
  return readDayAndTime(result, numeric?.days, today, asker, rest);
}

function readDayAndTime(
  result: ParsedResult,
  numericDays: readonly DateTime[] | undefined,
  today: DateTime,
  asker: Asker,
  rest: string,
): When {
  const days = numericDays ? { kind: 'days' as const, days: numericDays } : readDays(result, today);
  if (days.kind === 'problem') return problem(`${days.message} ${EXAMPLE}`);
  const hours = readHours(result);
  const [day] = days.days;
  if (hours.length === 0) return problem(`At what time${day ? ` on ${readBackDay(day)}` : ''}? ${EXAMPLE}`);
  const minute = result.start.get('minute') ?? 0;
  const walls = days.days.flatMap((date) => hours.map((hour) => ({ day: date, hour, minute })));
  const named = result.start.isCertain('timezoneOffset') && !result.tags().has('result/relativeDate');
  const offset = named ? result.start.get('timezoneOffset') : null;
  if (offset === null) return conclude(merged(walls.map(instantsOf)), asker, rest);
  const instants = walls.map((wall) =>
    wallTime(wall, `UTC${offset < 0 ? '-' : '+'}${hoursAndMinutes(offset)}`).toMillis(),
  );
  return conclude({ instants, reason: undefined }, asker, rest);
}

/** Instants that were meant, and why there are several where that is not plain to see. */
interface Readings {
  readonly instants: readonly number[];
  readonly reason: string | undefined;
}

interface WallTime {
  /** The start of the day in the asker's zone. */
  readonly day: DateTime;
  readonly hour: number;
  readonly minute: number;
}

/** None of a wall clock's times is unique when the clocks change: one hour comes twice, another not at all. */
function instantsOf(wall: WallTime): Readings {
  const time = wallTime(wall, wall.day.zoneName ?? 'UTC');
  if (time.hour !== wall.hour || time.minute !== wall.minute) {
    const reason = `There is no ${clock(wall)} on ${readBackDay(wall.day)}: the clocks go forward.`;
    return { instants: [time.minus({ hours: 1 }).toMillis(), time.toMillis()], reason };
  }
  const twice = time.getPossibleOffsets();
  if (twice.length < 2) return exactly(time.toMillis());
  const reason = `${clock(wall)} comes twice on ${readBackDay(wall.day)}: the clocks go back.`;
  return { instants: twice.map((each) => each.toMillis()), reason };
}

function conclude({ instants, reason }: Readings, { nowMs, zone }: Asker, rest: string): When {
  const ahead = [...new Set(instants)].filter((instant) => instant > nowMs).sort((a, b) => a - b);
  const [first] = ahead;
  if (first === undefined) {
    const latest = Math.max(...instants);
    return problem(`${readBackTime(latest, zone)} is in the past. Name a time that is still to come.`);
  }
  const latest = DateTime.fromMillis(nowMs).plus({ years: MAX_YEARS_AHEAD }).toMillis();
  if (first > latest) return problem(`${readBackTime(first, zone)} is more than two years ahead.`);
  if (ahead.length === 1) return { kind: 'at', startsAtMs: first, readBack: readBackTime(first, zone), rest };
  const question = `${reason ? `${reason} ` : ''}Which time do you mean (${zone})?`;
  const choices = ahead.map((startsAtMs) => ({
    label: choiceLabel(startsAtMs, zone),
    startsAtMs,
    text: DateTime.fromMillis(startsAtMs, { zone }).toFormat("yyyy-MM-dd'T'HH:mmZZ"),
  }));
  return { kind: 'ambiguous', question, choices, rest };
}

function merged(readings: readonly Readings[]): Readings {
  return {
    instants: readings.flatMap(({ instants }) => instants),
    reason: readings.find(({ reason }) => reason !== undefined)?.reason,
  };
}

function exactly(instant: number): Readings {
  return { instants: [instant], reason: undefined };
}

function wallTime({ day, hour, minute }: WallTime, zone: string): DateTime {
  return DateTime.fromObject({ year: day.year, month: day.month, day: day.day, hour, minute }, { zone });
}

function clock({ hour, minute }: WallTime): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function hoursAndMinutes(offsetMinutes: number): string {
  const minutes = Math.abs(offsetMinutes);
  return clock({ hour: Math.floor(minutes / 60), minute: minutes % 60, day: DateTime.utc() });
}

/** Forms that chrono misreads, in forms that it reads: `14h30`, `friday, 2pm`, `next week friday`. */
function normalised(typed: string): string {
  return typed
    .replace(/(?<!\bin\s)\b(\d{1,2})h(\d{2})?\b/gi, (_, hour: string, minute = '00') => `${hour}:${minute}`)
    .replace(/,/g, ' ')
    .replace(/\b(?:the )?day after tomorrow\b/gi, 'in 2 days')
    .replace(/\bnext week (?:on )?((?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/gi, '$1 next week')
    .replace(/\s+/g, ' ');
}

/** What stands beside the time, without the words that join them. */
function titleOf(rest: string): string {
  const trimmed = rest.replace(/\s+/g, ' ').trim();
  const title = trimmed
    .replace(/^(?:(?:on|at|the|for|from)\b|[-:,;])\s*/i, '')
    .replace(/\s*(?:\b(?:on|at|the|for|from)|[-:,;])$/i, '');
  return title === trimmed ? title : titleOf(title);
}

function unread(rest: string): When {
  return problem(
    `"${rest}" was not understood as part of the time; a title with such words goes in quotes. ${EXAMPLE}`,
  );
}

function problem(message: string): When {
  return { kind: 'problem', message };
}
