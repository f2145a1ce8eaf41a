import type { ParsedResult } from 'chrono-node';
import { DateTime } from 'luxon';
import { readBackDay } from './read-back.js';

export type Days =
  | { readonly kind: 'days'; readonly days: readonly DateTime[] }
  | { readonly kind: 'problem'; readonly message: string };

/**
 * The days that were meant, earliest first. chrono finds the words; what they mean is decided here, because its own
 * reading of weekdays is a guess ("next saturday" may be a week off).
 */
export function readDays(result: ParsedResult, today: DateTime): Days {
  const { start, text } = result;
  const weekday = start.isCertain('weekday') && !result.tags().has('result/relativeDate') ? start.get('weekday') : null;
  if (start.isCertain('day')) {
    if (/\b(?:next|this|coming)\s+week\b/i.test(text)) return problem(`"${text}" does not say which day.`);
    return datedDay(result, weekday, today);
  }
  if (/\bnext\s+(?:month|year)\b/i.test(text)) return problem(`"${text}" does not say which day.`);
  if (weekday !== null) return weekdayDays(text, weekday, today);
  return start.isCertain('month') || start.isCertain('year')
    ? problem(`"${text}" does not say which day.`)
    : { kind: 'days', days: [today] };
}

/** A day with its month; without a year it is the next one. A weekday beside it must agree. */
function datedDay({ start, text }: ParsedResult, weekday: number | null, today: DateTime): Days {
  const zone = today.zoneName ?? 'UTC';
  const year = start.get('year') ?? today.year;
  const date = DateTime.fromObject(
    { year, month: start.get('month') ?? today.month, day: start.get('day') ?? today.day },
    { zone },
  );
  if (!date.isValid) return problem(`There is no day "${text}".`);
  const day = !start.isCertain('year') && date < today ? date.plus({ years: 1 }) : date;
  if (weekday !== null && day.weekday % 7 !== weekday) {
    return problem(`${readBackDay(day)} is what "${text}" comes to; the weekday and the date do not agree.`);
  }
  return { kind: 'days', days: [day] };
}

/**
 * `friday`, said on a Friday, is today or in a week; `next friday` is the coming one to some and the one after it to
 * others. Both readings come back.
 */
function weekdayDays(text: string, weekday: number, today: DateTime): Days {
  if (/\b(?:last|past)\b/i.test(text)) return problem(`"${text}" is in the past.`);
  const coming = today.plus({ days: (weekday - (today.weekday % 7) + 7) % 7 });
  const later = coming.plus({ weeks: 1 });
  const isToday = coming.hasSame(today, 'day');
  if (/\bnext\s+week\b/i.test(text)) {
    const monday = today.startOf('week').plus({ weeks: 1 });
    return { kind: 'days', days: [monday.plus({ days: (weekday + 6) % 7 })] };
  }
  if (/\bnext\b/i.test(text)) return { kind: 'days', days: isToday ? [later] : [coming, later] };
  if (/\b(?:this|coming)\b/i.test(text)) return { kind: 'days', days: [coming] };
  return { kind: 'days', days: isToday ? [coming, later] : [coming] };
}

function problem(message: string): Days {
  return { kind: 'problem', message };
}
