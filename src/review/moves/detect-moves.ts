import type { CompiledMove, CompiledMoves } from './compile-moves.js';
import type { PhraseMatch } from './phrase-matcher.js';
import { operativeSentences } from './stance.js';
import type { ReadText } from './text-words.js';

/** A move that a draft makes, with the sentence at fault. Offsets are UTF-16, end exclusive. */
export interface DetectedMove {
  readonly move: CompiledMove;
  readonly start: number;
  readonly end: number;
  /** Ids of the signals that fired. */
  readonly signals: readonly string[];
  /** Titles of safeguards that were looked for and not found. */
  readonly missing: readonly string[];
  readonly isStrong: boolean;
}

/** A sentence longer than this is shown from the first to the last word that made it a finding, with some air. */
const MAX_SHOWN_CHARS = 420;
const AIR_CHARS = 60;
/** A sentence shorter than this is shown with the one before it, which says what it is about. */
const SHORT_CHARS = 90;

/** The moves that the draft makes, in order of place; one place a sentence and move. */
export function detectMoves(text: ReadText, { moves, matcher }: CompiledMoves): DetectedMove[] {
  const matches = matcher.match(text);
  const byPhrase = new Map<number, PhraseMatch[]>();
  for (const match of matches) {
    const list = byPhrase.get(match.phrase);
    if (list) list.push(match);
    else byPhrase.set(match.phrase, [match]);
  }
  const operative = operativeSentences(text);
  const found = moves.flatMap((move) => detectMove(move, text, byPhrase, operative));
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

interface Fired {
  readonly sentence: number;
  readonly signal: string;
  readonly isStrong: boolean;
  readonly from: number;
  readonly to: number;
}

function detectMove(
  move: CompiledMove,
  text: ReadText,
  byPhrase: ReadonlyMap<number, readonly PhraseMatch[]>,
  operative: readonly boolean[],
): DetectedMove[] {
  const stands = (phrase: number): boolean => byPhrase.has(phrase);
  if (move.context.length > 0 && !move.context.some(stands)) return [];
  if (move.notContext.some(stands)) return [];

  const fired = move.faults.flatMap((fault): Fired[] => {
    const groups = fault.all.map((group) => bySentence(group, byPhrase));
    const denied = bySentence(fault.unless, byPhrase);
    const [first, ...rest] = groups;
    return [...(first ?? [])].flatMap(([sentence, own]) => {
      if (!operative[sentence] || denied.has(sentence)) return [];
      const others = rest.map((group) => group.get(sentence) ?? []);
      const stretch = tightest([own, ...others]);
      return stretch ? [{ sentence, signal: fault.id, isStrong: fault.isStrong, ...stretch }] : [];
    });
  });
  const missing = move.safeguards.filter(({ phrases }) => !phrases.some(stands));
  const granted = [...bySentence(move.subject, byPhrase)].filter(([sentence]) => operative[sentence]);
  const [grant] = granted;
  const isUnguarded = grant !== undefined && move.safeguards.length - missing.length < move.needs;

  const hasStrong = fired.some(({ isStrong }) => isStrong);
  const weak = new Set(fired.filter(({ isStrong }) => !isStrong).map(({ signal }) => signal));
  if (!hasStrong && weak.size < 2 && !isUnguarded) return [];
  if (fired.length === 0 && grant) {
    const [sentence, own] = grant;
    const from = own[0]?.from ?? 0;
    return [shown(move, text, sentence, from, own[0]?.to ?? from, [`${move.ref}#subject`], missing, false)];
  }
  const places = [...new Set(fired.map(({ sentence }) => sentence))];
  return places.map((sentence) => {
    const signals = fired.filter((each) => each.sentence === sentence);
    return shown(
      move,
      text,
      sentence,
      Math.min(...signals.map(({ from }) => from)),
      Math.max(...signals.map(({ to }) => to)),
      [...new Set(signals.map(({ signal }) => signal))],
      missing,
      signals.some(({ isStrong }) => isStrong),
    );
  });
}

function shown(
  move: CompiledMove,
  text: ReadText,
  number: number,
  from: number,
  to: number,
  signals: readonly string[],
  missing: readonly { readonly title: string }[],
  isStrong: boolean,
): DetectedMove {
  const own = text.sentences[number] ?? { start: 0, end: 0, passage: -1 };
  const before = text.sentences[number - 1];
  const isShort = own.end - own.start < SHORT_CHARS && before?.passage === own.passage;
  const sentence =
    isShort && before && own.end - before.start <= MAX_SHOWN_CHARS ? { start: before.start, end: own.end } : own;
  const isLong = sentence.end - sentence.start > MAX_SHOWN_CHARS;
  const start = isLong ? Math.max(sentence.start, (text.words[from]?.start ?? 0) - AIR_CHARS) : sentence.start;
  const end = isLong ? Math.min(sentence.end, (text.words[to - 1]?.end ?? 0) + AIR_CHARS) : sentence.end;
  return { move, start, end, signals, missing: missing.map(({ title }) => title), isStrong };
}

/** Words that make a fault together stand together: a long sentence may speak of several things. */
const MAX_STRETCH_WORDS = 42;

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The shortest stretch with one match of each group, no word counted twice; undefined where there is none. */
function tightest(groups: readonly (readonly PhraseMatch[])[]): Stretch | undefined {
  const [first = [], ...rest] = groups;
  let best: Stretch | undefined;
  for (const match of first) {
    const stretch = extend([match], rest);
    if (stretch && (!best || stretch.to - stretch.from < best.to - best.from)) best = stretch;
  }
  return best && best.to - best.from <= MAX_STRETCH_WORDS ? best : undefined;
}

/** The stretch over the chosen matches and the nearest one of each further group that shares no word with them. */
function extend(chosen: readonly PhraseMatch[], groups: readonly (readonly PhraseMatch[])[]): Stretch | undefined {
  const from = Math.min(...chosen.map((match) => match.from));
  const to = Math.max(...chosen.map((match) => match.to));
  const [group, ...rest] = groups;
  if (!group) return { from, to };
  const free = group.filter((match) => chosen.every((other) => match.to <= other.from || match.from >= other.to));
  const width = (match: PhraseMatch): number => Math.max(to, match.to) - Math.min(from, match.from);
  const nearest = free.reduce<PhraseMatch | undefined>(
    (best, match) => (!best || width(match) < width(best) ? match : best),
    undefined,
  );
  return nearest ? extend([...chosen, nearest], rest) : undefined;
}

/** The matches of some phrases by the sentence that they stand in. */
function bySentence(
  phrases: readonly number[],
  byPhrase: ReadonlyMap<number, readonly PhraseMatch[]>,
): Map<number, PhraseMatch[]> {
  const found = new Map<number, PhraseMatch[]>();
  for (const phrase of phrases) {
    for (const match of byPhrase.get(phrase) ?? []) {
      const list = found.get(match.sentence);
      if (list) list.push(match);
      else found.set(match.sentence, [match]);
    }
  }
  return found;
}
