import type { ParsedResult } from 'chrono-node';

/**
 * The hours that were meant, 0 to 23; none where no hour was named. `14:00` and `09:00`, with two figures, are the
 * 24-hour clock; `at 3`, `9:30` and a bare `12` can be either half of the day.
 */
export function readHours(result: ParsedResult): readonly number[] {
  if (!result.start.isCertain('hour')) return [];
  const hour = result.start.get('hour') ?? 0;
  if (isPlain(result, hour)) return [hour];
  return hour === 12 ? [0, 12] : [hour, hour + 12];
}

function isPlain(result: ParsedResult, hour: number): boolean {
  if (hour === 0 || hour > 12) return true;
  if (/\d\s*[ap]\.?m\b/i.test(result.text) || /\b\d{2}[:.]\d{2}\b/.test(result.text)) return true;
  return /\b(?:noon|midnight|midday|morning)\b/i.test(result.text);
}
