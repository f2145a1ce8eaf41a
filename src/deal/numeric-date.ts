import { DateTime } from 'luxon';

/**
 * A date in figures: 5/6, 5/6/2026, 5.6.2026, 5-6-26. Dots and hyphens need a year, since 14.30 is a time and 2-3 a
 * span. Not part of a longer number or of an ISO date.
 */
const NUMERIC_DATE =
  /(?<![\d./:-])(?:(?<a>\d{1,2})\/(?<b>\d{1,2})(?:\/(?<year>\d{4}|\d{2}))?|(?<a2>\d{1,2})(?<dot>[.-])(?<b2>\d{1,2})\k<dot>(?<year2>\d{4}|\d{2}))(?![\d/:-])/;

export interface NumericDate {
  /** As it stands in the text. */
  readonly text: string;
  /** The days that it can mean, day first and month first; empty where there is no such day. */
  readonly days: readonly DateTime[];
}

/** The first date in figures; without a year the next such day from `today` on. */
export function findNumericDate(text: string, today: DateTime): NumericDate | undefined {
  const match = NUMERIC_DATE.exec(text);
  if (match === null) return undefined;
  const { a, b, year, a2, b2, year2 } = match.groups ?? {};
  const first = Number(a ?? a2);
  const second = Number(b ?? b2);
  const typedYear = year ?? year2;
  const readings = [dayOf(first, second, typedYear, today), dayOf(second, first, typedYear, today)];
  const days = readings.filter((day) => day !== undefined);
  const unique = [...new Map(days.map((day) => [day.toISODate(), day])).values()];
  return { text: match[0], days: unique };
}

function dayOf(day: number, month: number, typedYear: string | undefined, today: DateTime): DateTime | undefined {
  const zone = today.zoneName ?? 'UTC';
  const inYear = (year: number) => DateTime.fromObject({ year, month, day }, { zone });
  if (typedYear !== undefined) {
    const date = inYear(typedYear.length === 2 ? 2000 + Number(typedYear) : Number(typedYear));
    return date.isValid ? date : undefined;
  }
  // 29 February may be up to eight years away.
  return Array.from({ length: 9 }, (_, ahead) => inYear(today.year + ahead)).find(
    (date) => date.isValid && date >= today.startOf('day'),
  );
}
