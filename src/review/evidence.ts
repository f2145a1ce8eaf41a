import type { ReviewKnowledge, SignalRole } from './knowledge.js';
import type { Match } from './phrases.js';
import type { Tokens } from './tokens.js';

/** A signal of a move where the text says it in its own name. */
export interface Signal {
  readonly id: string;
  readonly role: SignalRole;
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
  /** Its words stand apart, so that what lies between them says something else. */
  readonly scattered: boolean;
}

/** A safeguard that the text names: as there, or as not there ("no deadline to respond"). */
export interface SafeguardSign {
  readonly safeguard: string;
  readonly id: string;
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
  readonly absent: boolean;
}

export interface Evidence {
  /** For each compiled move, its signals in the order of the text. */
  readonly signals: readonly (readonly Signal[])[];
  readonly safeguards: ReadonlyMap<string, readonly SafeguardSign[]>;
  /** Sentences that ask, refuse, report or define. */
  readonly frames: ReadonlyMap<number, ReadonlySet<string>>;
  /** For each kind of deal, the sentences in which its words stand, with repeats. */
  readonly deals: ReadonlyMap<string, readonly number[]>;
  /** The sentences in which words of the library's kind of deals stand, with repeats. */
  readonly domain: readonly number[];
  readonly topics: ReadonlyMap<string, readonly { readonly sentence: number; readonly id: string }[]>;
}

/** A negator reaches so many words; "no right of first refusal" is turned round, what comes much later is not. */
const NEGATION_REACH = 5;
/** So many words after a safeguard may say that it is not there. */
const ABSENCE_REACH = 4;

/** All that the phrases of the library say about the text, each with whether it is meant or turned round. */
export function gatherEvidence(knowledge: ReviewKnowledge, tokens: Tokens, text: string): Evidence {
  const matches = knowledge.matcher.find(tokens);
  const marks = negationMarks(knowledge, tokens, matches);
  const frames = framesOf(knowledge, tokens, matches, text);
  const signals: Signal[][] = knowledge.moves.map(() => []);
  const safeguards = new Map<string, SafeguardSign[]>();
  const deals = new Map<string, number[]>();
  const topics = new Map<string, { sentence: number; id: string }[]>();
  const domain: number[] = [];
  for (const match of matches) {
    const sentence = tokens.sentenceOf[match.from]!;
    for (const use of knowledge.uses[match.phrase]!) {
      if (use.kind === 'domain') domain.push(sentence);
      else if (use.kind === 'move') {
        const always = use.role === 'setting' || use.role === 'unless';
        if (!always && (frames.get(sentence)?.size || isTurned(knowledge, tokens, marks, match))) continue;
        const scattered = knowledge.matcher.phrases[match.phrase]!.terms.length > 1;
        signals[use.move]!.push({ id: use.id, role: use.role, sentence, from: match.from, to: match.to, scattered });
      } else if (use.kind === 'safeguard') {
        if (isConceded(tokens, marks.concessions, match.from)) continue;
        const absent = isTurned(knowledge, tokens, marks, match) || isAbsentAfter(tokens, marks.absences, match.to);
        push(safeguards, use.safeguard, { ...use, sentence, from: match.from, to: match.to, absent });
      } else if (use.kind === 'deal') push(deals, use.pattern, sentence);
      else if (use.kind === 'topic') push(topics, use.topic, { sentence, id: use.id });
    }
  }
  return { signals, safeguards, frames, deals, domain, topics };
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

interface Marks {
  /** Words at which a negator ends. */
  readonly negators: Uint8Array;
  /** Words that only look like negators ("need not", "if it is not"). */
  readonly spared: Uint8Array;
  /** Words at which words of absence begin. */
  readonly absences: Uint8Array;
  /** Words at which a concession ends ("whether or not"). */
  readonly concessions: Uint8Array;
}

function negationMarks(knowledge: ReviewKnowledge, tokens: Tokens, matches: readonly Match[]): Marks {
  const negators = new Uint8Array(tokens.words.length);
  const absences = new Uint8Array(tokens.words.length);
  const concessions = new Uint8Array(tokens.words.length);
  const spared = new Uint8Array(tokens.words.length);
  for (const match of matches) {
    for (const use of knowledge.uses[match.phrase]!) {
      if (use.kind === 'negator') negators[match.to - 1] = 1;
      else if (use.kind === 'not-negator') spared.fill(1, match.from, match.to);
      else if (use.kind === 'concession') concessions[match.to - 1] = 1;
      else if (use.kind === 'absent-after') absences[match.from] = 1;
    }
  }
  for (let at = 0; at < spared.length; at += 1) if (spared[at]) negators[at] = 0;
  return { negators, spared, absences, concessions };
}

/** "Entitlements cannot move" is not "entitlements move"; "may, without notice, replace" still is "may replace". */
function hasInnerNegator(tokens: Tokens, marks: Marks, match: Match): boolean {
  for (let at = match.from; at < match.to; at += 1)
    if (LIST_NEGATORS.has(tokens.words[at]!) && !marks.spared[at]) return true;
  return false;
}

/** A negator before the phrase turns it round, and so does one inside it that the phrase does not itself name. */
function isTurned(knowledge: ReviewKnowledge, tokens: Tokens, marks: Marks, match: Match): boolean {
  if (isNegated(tokens, marks.negators, match.from)) return true;
  if (knowledge.negative[match.phrase]) return false;
  return hasInnerNegator(tokens, marks, match);
}

/** Verbs begin a new statement, over which a negator does not reach. */
const VERBS = new Set('shall will may must can is are was were has have do does would should but'.split(' '));
/** Negators that govern a whole list ("shall not be reset, reduced or resold"); "without notice," does not. */
const LIST_NEGATORS = new Set([
  'not',
  'no',
  'nor',
  'never',
  'neither',
  'none',
  'nothing',
  'struck',
  'deleted',
  'removed',
  'refused',
  'rejected',
  'non',
]);
const LIST_REACH = 24;
/** "Not the alias, only dated snapshots": what follows is meant again. */
const CONTRASTS = new Set(['only', 'but', 'instead']);

function isNegated(tokens: Tokens, negators: Uint8Array, from: number): boolean {
  const first = Math.max(tokens.sentences[tokens.sentenceOf[from]!]!.from, from - LIST_REACH);
  let paused = tokens.breaks[from]! === 1;
  if (tokens.breaks[from]! === 2) return false;
  for (let at = from - 1; at >= first; at -= 1) {
    if (CONTRASTS.has(tokens.words[at]!)) return false;
    if (negators[at]) return paused ? LIST_NEGATORS.has(tokens.words[at]!) : from - at <= NEGATION_REACH;
    if (tokens.breaks[at]! === 2 || (paused && VERBS.has(tokens.words[at]!))) return false;
    if (tokens.breaks[at]! === 1) paused = true;
  }
  return false;
}

function isConceded(tokens: Tokens, concessions: Uint8Array, from: number): boolean {
  const first = Math.max(tokens.sentences[tokens.sentenceOf[from]!]!.from, from - LIST_REACH);
  for (let at = from - 1; at >= first; at -= 1) if (concessions[at]) return true;
  return false;
}

function isAbsentAfter(tokens: Tokens, absences: Uint8Array, to: number): boolean {
  for (let at = to; at < Math.min(to + ABSENCE_REACH, tokens.words.length); at += 1) {
    if (tokens.sentenceOf[at] !== tokens.sentenceOf[to - 1]) return false;
    if (tokens.breaks[at] === 2 && at > to) return false;
    if (absences[at]) return true;
  }
  return false;
}

/** "“Territory” means the countries …": a sentence that opens with a quotation mark and soon says "means". */
function definesTerm(tokens: Tokens, text: string, sentence: number): boolean {
  const { start, from, to } = tokens.sentences[sentence]!;
  if (!/^[\s(\w.)]{0,8}["“]/.test(text.slice(start, start + 12))) return false;
  for (let at = from; at < Math.min(to, from + 8); at += 1) if (tokens.words[at] === 'means') return true;
  return false;
}

function framesOf(
  knowledge: ReviewKnowledge,
  tokens: Tokens,
  matches: readonly Match[],
  text: string,
): Map<number, Set<string>> {
  const frames = new Map<number, Set<string>>();
  const add = (sentence: number, frame: string): void => {
    const set = frames.get(sentence);
    if (set) set.add(frame);
    else frames.set(sentence, new Set([frame]));
  };
  for (const match of matches) {
    const sentence = tokens.sentenceOf[match.from]!;
    for (const use of knowledge.uses[match.phrase]!) if (use.kind === 'frame') add(sentence, use.frame);
  }
  for (const [, names] of frames) {
    if (names.delete('proposal')) names.delete('question');
  }
  for (let at = 0; at < tokens.sentences.length; at += 1) {
    if (definesTerm(tokens, text, at)) add(at, 'defined');
    if (goesOnReporting(tokens, frames, at)) add(at, 'reported');
  }
  return frames;
}

/** Words that point back to what was said before. */
const POINTERS = new Set('that this these those such it they both he she'.split(' '));

/** "Reuters says that … That is the round trip …" still reports; "That is what we should ask for" proposes. */
function goesOnReporting(tokens: Tokens, frames: ReadonlyMap<number, ReadonlySet<string>>, at: number): boolean {
  const sentence = tokens.sentences[at]!;
  return (
    at > 0 &&
    frames.get(at - 1)?.has('reported') === true &&
    frames.get(at)?.has('proposal') !== true &&
    tokens.sentences[at - 1]!.paragraph === sentence.paragraph &&
    sentence.from < sentence.to &&
    POINTERS.has(tokens.words[sentence.from]!)
  );
}
