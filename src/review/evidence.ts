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
  readonly topics: ReadonlyMap<string, readonly { readonly sentence: number; readonly id: string }[]>;
}

/** A negator reaches so many words; "no right of first refusal" is turned round, what comes much later is not. */
const NEGATION_REACH = 5;
/** So many words after a safeguard may say that it is not there. */
const ABSENCE_REACH = 4;

/** All that the phrases of the library say about the text, each with whether it is meant or turned round. */
export function gatherEvidence(knowledge: ReviewKnowledge, tokens: Tokens): Evidence {
  const matches = knowledge.matcher.find(tokens);
  const marks = negationMarks(knowledge, tokens, matches);
  const frames = framesOf(knowledge, tokens, matches);
  const signals: Signal[][] = knowledge.moves.map(() => []);
  const safeguards = new Map<string, SafeguardSign[]>();
  const deals = new Map<string, number[]>();
  const topics = new Map<string, { sentence: number; id: string }[]>();
  for (const match of matches) {
    const sentence = tokens.sentenceOf[match.from]!;
    for (const use of knowledge.uses[match.phrase]!) {
      if (use.kind === 'move') {
        const always = use.role === 'setting' || use.role === 'unless';
        if (!always && (frames.get(sentence)?.size || isTurned(knowledge, tokens, marks, match))) continue;
        signals[use.move]!.push({ id: use.id, role: use.role, sentence, from: match.from, to: match.to });
      } else if (use.kind === 'safeguard') {
        const absent =
          isNegated(tokens, marks.negators, match.from) || isAbsentAfter(tokens, marks.absences, match.to);
        push(safeguards, use.safeguard, { ...use, sentence, from: match.from, to: match.to, absent });
      } else if (use.kind === 'deal') push(deals, use.pattern, sentence);
      else if (use.kind === 'topic') push(topics, use.topic, { sentence, id: use.id });
    }
  }
  return { signals, safeguards, frames, deals, topics };
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

interface Marks {
  /** Words at which a negator ends. */
  readonly negators: Uint8Array;
  /** Words at which words of absence begin. */
  readonly absences: Uint8Array;
}

function negationMarks(knowledge: ReviewKnowledge, tokens: Tokens, matches: readonly Match[]): Marks {
  const negators = new Uint8Array(tokens.words.length);
  const absences = new Uint8Array(tokens.words.length);
  const spared = new Uint8Array(tokens.words.length);
  for (const match of matches) {
    for (const use of knowledge.uses[match.phrase]!) {
      if (use.kind === 'negator') negators[match.to - 1] = 1;
      else if (use.kind === 'not-negator') spared.fill(1, match.from, match.to);
      else if (use.kind === 'absent-after') absences[match.from] = 1;
    }
  }
  for (let at = 0; at < spared.length; at += 1) if (spared[at]) negators[at] = 0;
  return { negators, absences };
}

/** A negator before the phrase turns it round, and so does one inside it that the phrase does not itself name. */
function isTurned(knowledge: ReviewKnowledge, tokens: Tokens, marks: Marks, match: Match): boolean {
  if (isNegated(tokens, marks.negators, match.from)) return true;
  if (knowledge.negative[match.phrase]) return false;
  for (let at = match.from; at < match.to; at += 1) if (marks.negators[at]) return true;
  return false;
}

function isNegated(tokens: Tokens, negators: Uint8Array, from: number): boolean {
  const sentence = tokens.sentences[tokens.sentenceOf[from]!]!;
  let reach = NEGATION_REACH;
  for (let at = from - 1; at >= sentence.from && reach > 0; at -= 1, reach -= 1) {
    const pause = tokens.breaks[at + 1]!;
    if (negators[at]) return true;
    if (pause === 2) return false;
    if (pause === 1) break;
  }
  return leadsList(tokens, negators, sentence.from, from);
}

const VERBS = new Set('shall will may must can is are was were has have does do would should'.split(' '));

/** "No right of first offer, option or matching right is granted": a negator at the head reaches to the verb. */
function leadsList(tokens: Tokens, negators: Uint8Array, sentenceStart: number, from: number): boolean {
  for (let at = from - 1; at >= sentenceStart; at -= 1) {
    if (VERBS.has(tokens.words[at]!)) return false;
    const head = at === sentenceStart || tokens.breaks[at] === 2;
    if (head) return negators[at] === 1 || (negators[at + 1] === 1 && at + 1 < from);
  }
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

/** A report of others' deals colours the whole of a short text; the other frames only their sentence. */
function framesOf(knowledge: ReviewKnowledge, tokens: Tokens, matches: readonly Match[]): Map<number, Set<string>> {
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
  return frames;
}
