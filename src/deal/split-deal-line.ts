import type { PatternCard } from '../library/index.js';
import type { Recurrence } from './deal.js';
import { findPattern } from './find-pattern.js';
import { findPhase } from './find-phase.js';

/** One part of a deal line. `raw`, put back between commas, splits into this part again. */
export type Segment =
  | {
      readonly kind: 'pattern' | 'side' | 'phase' | 'counterparty' | 'preparer';
      readonly raw: string;
      readonly text: string;
    }
  | {
      readonly kind: 'meeting';
      readonly raw: string;
      readonly text: string;
      readonly recurrence: Recurrence | undefined;
    }
  | { readonly kind: 'no-meeting'; readonly raw: string };

const RECURRENCE_WORDS: readonly (readonly [RegExp, Recurrence])[] = [
  [/\b(?:every (?:two|2|other) weeks?|every second week|bi-?weekly|fortnightly)\b/i, 'biweekly'],
  [/\b(?:every week|weekly)\b/i, 'weekly'],
  [/\b(?:every month|monthly)\b/i, 'monthly'],
  [/\bonce\b/i, 'none'],
  // "every friday" is weekly, and the weekday stays for the date.
  [/\bevery(?=\s+(?:mon|tue|wed|thu|fri|sat|sun))/i, 'weekly'],
];

/**
 * The parts of a deal line. Commas part them, save in quotes and after a meeting, where they belong to its time
 * ("meeting friday, 14:00") unless what follows is a part of its own.
 */
export function splitDealLine(line: string, patterns: readonly PatternCard[]): readonly Segment[] {
  const segments: Segment[] = [];
  for (const piece of pieces(line)) {
    const last = segments.at(-1);
    const segment = keyworded(piece);
    if (segment !== undefined) segments.push(...segment);
    else if (last?.kind === 'meeting') segments.splice(-1, 1, meetingSegment(`${last.raw}, ${piece}`));
    else segments.push(...patternSegments(piece, patterns));
  }
  return segments;
}

/** Split at commas outside quotes. */
function pieces(line: string): readonly string[] {
  const found = line.match(/(?:["“][^"”]*["”]|[^,])+/g) ?? [];
  return found.map((piece) => piece.trim()).filter((piece) => piece !== '');
}

/** A piece that says itself what it is, or undefined. */
function keyworded(piece: string): readonly Segment[] | undefined {
  if (/^(?:no|cancel(?:led)?)\s+(?:the\s+)?meeting$/i.test(piece)) return [{ kind: 'no-meeting', raw: piece }];
  if (/^(?:next\s+)?meeting\b/i.test(piece)) return [meetingSegment(piece)];
  const side = /^(?:we are|we're|our side:?|as)\s+(.+)$/i.exec(piece)?.[1];
  if (side !== undefined) return [{ kind: 'side', raw: piece, text: side }];
  const counterparty = /^(?:with|against|counterparty:?)\s+(.+)$/i.exec(piece)?.[1];
  if (counterparty !== undefined) return [{ kind: 'counterparty', raw: piece, text: counterparty }];
  const preparer = /^(?:prepared by|preparer:?)\s+(.+)$/i.exec(piece)?.[1] ?? /^(\S+)\s+prepares$/i.exec(piece)?.[1];
  if (preparer !== undefined) return [{ kind: 'preparer', raw: piece, text: preparer }];
  const phase = /^phase:?\s+(.+)$/i.exec(piece)?.[1] ?? (findPhase(piece) && piece);
  if (phase !== undefined) return [{ kind: 'phase', raw: piece, text: phase }];
  return undefined;
}

function meetingSegment(raw: string): Segment {
  const stated = raw.replace(/^(?:next\s+)?meeting:?\s*/i, '');
  // A title in quotes may speak of weeks and months.
  const unquoted = stated.replace(/["“][^"”]*["”]/g, ' ');
  const [word, recurrence] = RECURRENCE_WORDS.find(([pattern]) => pattern.test(unquoted)) ?? [];
  return { kind: 'meeting', raw, text: (word ? stated.replace(word, ' ') : stated).trim(), recurrence };
}

/** `multi-home + oem as lab with Acme`: patterns, then what follows by its word. */
function patternSegments(piece: string, patterns: readonly PatternCard[]): readonly Segment[] {
  const tail = /^(.+?)\s+((?:as|with|against)\s+.+)$/i.exec(piece);
  if (tail?.[1] !== undefined && tail[2] !== undefined) {
    return [...patternSegments(tail[1], patterns), ...tailSegments(tail[2])];
  }
  const isOne = findPattern(piece, patterns).kind === 'one';
  const names = isOne ? [piece] : piece.split(/\s+(?:\+|&|and|plus)\s+|\s*\+\s*/i).filter((name) => name.trim() !== '');
  return names.map((text) => ({ kind: 'pattern', raw: text, text }));
}

/** `as lab with Acme`. */
function tailSegments(tail: string): readonly Segment[] {
  const parts = tail.split(/\s+(?=(?:as|with|against)\s)/i);
  return parts.flatMap((part) => keyworded(part) ?? []);
}
