import type { Evidence, SafeguardSign, Signal } from './evidence.js';
import type { CompiledMove, FindingSeverity, ReviewKnowledge } from './knowledge.js';
import type { Tokens } from './tokens.js';

/** What stands against a move in a text, sentence by sentence. */
export interface Judgement {
  readonly compiled: CompiledMove;
  /** First and last sentence of the place, inclusive. */
  readonly first: number;
  readonly last: number;
  readonly severity: FindingSeverity;
  readonly strength: number;
  readonly signals: readonly string[];
  readonly present: readonly string[];
  readonly missing: readonly string[];
}

const WEIGHT = { grant: 1, strong: 2, weak: 1, absent: 1.5 } as const;
/** What a signal weighs that overlaps the words of a safeguard. */
const ANSWERED = 0.5;
/** A further strong or weak signal in the same sentence adds less than the first. */
const REPEAT = 0.5;
const NEIGHBOUR = 0.5;
/** What a sentence needs with its neighbours, and what must remain when the safeguards are taken off. */
const LOCAL_BAR = 2.5;
/** From here on a finding has the severity of its card; weaker ones have one step less. */
const STATED_BAR = 3;
/** Enough where the stretch names none of the move's safeguards, nor several of others just around. */
const BARE_BAR = 2;
const CAREFUL = 2;
const CAREFUL_REACH = 3;
const TOTAL_BAR = 2;
const SAFEGUARD_CREDIT = 1.25;
/** A neighbour with so much evidence belongs to the place; a place grows by at most so many steps each way. */
const JOIN_BAR = 1;
const LONGEST_PLACE = 2;
/** A second place in the same stretch must be strong of itself. */
const FURTHER_BAR = 2;
/** Signals and safeguards this many sentences apart speak of the same stretch. */
const STRETCH = 12;
/** A kind of deal is meant where its words stand at least so often, against the kind named most. */
const OWN_DEAL = 0.45;
/** In a contract, a stretch that hardly names the kind of deal is not about it; a short text need not name it. */
const FEWEST_DEAL_WORDS = 2;
const SHORT_TEXT_SENTENCES = 60;
/** A contract is of the library's kind where its words come at least once in so many. */
const WORDS_A_MENTION = 250;
const LONG_TEXT_EXTRA = 0.75;
const FOREIGN_TEXT_EXTRA = 2;
/** Where few such words stand at all, a small difference says nothing. */
const OWN_SLACK = 2;

/** The moves that the evidence shows, at most one place per move and stretch, in the order of the text. */
export function judge(knowledge: ReviewKnowledge, tokens: Tokens, evidence: Evidence): Judgement[] {
  const found = knowledge.moves.flatMap((compiled) => judgeMove(compiled, tokens, evidence));
  return settleTwins(found, evidence).sort((a, b) => a.first - b.first || a.compiled.index - b.compiled.index);
}

function judgeMove(compiled: CompiledMove, tokens: Tokens, evidence: Evidence): Judgement[] {
  const signals = evidence.signals[compiled.index]!;
  if (!signals.some((signal) => signal.role === 'setting')) return [];
  const unless = signals.some((signal) => signal.role === 'unless');
  if (unless) return [];
  // "No deadline to respond" names no deadline: a safeguard inside the words of a fault is not there.
  const strong = signals.filter(({ role, scattered }) => role === 'strong' && !scattered);
  const signs = compiled.signals.safeguards
    .flatMap((id) => evidence.safeguards.get(id) ?? [])
    .filter((sign) => sign.absent || !strong.some(({ from, to }) => from < sign.from && sign.to < to));
  const local = localStrengths(signals, signs, evidence, tokens.sentences.length);
  const judgements: Judgement[] = [];
  const taken = new Set<number>();
  for (const [sentence, { value }] of [...local].sort((a, b) => b[1].value - a[1].value || a[0] - b[0])) {
    if (taken.has(sentence) || !isOwnDeal(compiled, sentence, evidence, tokens.sentences.length)) continue;
    const further = judgements.some((other) => Math.abs(other.first - sentence) <= STRETCH);
    if (further && value < FURTHER_BAR) continue;
    const judgement = judgePlace(compiled, sentence, local, signs, tokens, evidence);
    if (!judgement) continue;
    for (let at = judgement.first; at <= judgement.last; at += 1) taken.add(at);
    judgements.push(judgement);
  }
  return judgements;
}

interface Local {
  readonly value: number;
  readonly ids: readonly string[];
  readonly strong: boolean;
}

/** For each sentence with evidence, how much of it: overlapping matches count once, the strongest first. */
function localStrengths(
  signals: readonly Signal[],
  signs: readonly SafeguardSign[],
  evidence: Evidence,
  sentences: number,
): Map<number, Local> {
  const bySentence = new Map<number, { weight: number; from: number; to: number; id: string; strong: boolean }[]>();
  const add = (sentence: number, weight: number, from: number, to: number, id: string, strong: boolean): void => {
    const list = bySentence.get(sentence) ?? [];
    list.push({ weight, from, to, id, strong });
    bySentence.set(sentence, list);
  };
  for (const { role, sentence, from, to, id } of signals) {
    if (role !== 'grant' && role !== 'strong' && role !== 'weak') continue;
    const answered = signs.some((sign) => !sign.absent && overlapsSign(from, to, sign));
    add(sentence, answered ? ANSWERED : WEIGHT[role], from, to, id, role === 'strong' && !answered);
  }
  for (const sign of signs) {
    if (sign.absent && !evidence.frames.get(sign.sentence)?.size) {
      add(sign.sentence, WEIGHT.absent, sign.from, sign.to, `absent:${sign.safeguard}`, false);
    }
  }
  const local = new Map<number, Local>();
  for (const [sentence, list] of bySentence) {
    if (sentence >= sentences) continue;
    list.sort((a, b) => b.weight - a.weight || a.from - b.from);
    const kept: typeof list = [];
    let value = 0;
    for (const item of list) {
      if (kept.some((other) => other.id === item.id)) continue;
      const overlaps = kept.some((other) => item.from < other.to && other.from < item.to);
      const again = kept.some((other) => other.weight === item.weight);
      value += item.weight * (overlaps ? 0.25 : again ? REPEAT : 1);
      kept.push(item);
    }
    local.set(sentence, {
      value,
      ids: [...new Set(kept.map((item) => item.id))],
      strong: kept.some((item) => item.strong),
    });
  }
  return local;
}

function overlapsSign(from: number, to: number, sign: SafeguardSign): boolean {
  return from < sign.to && sign.from < to;
}

function judgePlace(
  compiled: CompiledMove,
  sentence: number,
  local: ReadonlyMap<number, Local>,
  signs: readonly SafeguardSign[],
  tokens: Tokens,
  evidence: Evidence,
): Judgement | undefined {
  const { move, signals } = compiled;
  const here = local.get(sentence)!;
  const value = (at: number): number => local.get(at)?.value ?? 0;
  const near = (at: number): boolean => Math.abs(at - sentence) <= STRETCH;
  const present = signals.safeguards.filter((id) =>
    signs.some((sign) => sign.safeguard === id && !sign.absent && near(sign.sentence)),
  );
  const missing = signals.safeguards.filter((id) => !present.includes(id));
  let strength = here.value + NEIGHBOUR * Math.max(value(sentence - 1), value(sentence + 1));
  const bare = here.ids.some((id) => id.startsWith('grant/')) && present.length < signals.needs;
  if (bare) strength += 1.5;
  const careful = safeguardsNear(evidence, sentence) >= CAREFUL;
  const extra = extraBar(tokens, evidence);
  const bar = present.length === 0 && here.strong && !careful && extra === 0 ? BARE_BAR : LOCAL_BAR;
  const outspoken = here.strong || here.ids.some((id) => id.startsWith('grant/'));
  if (strength < bar + extra || here.value < 1 || (extra > 0 && !outspoken)) return undefined;
  const stated = [...local].some(([at, { ids }]) => near(at) && ids.some((id) => !id.startsWith('absent:')));
  if (!stated) return undefined;
  let total = 0;
  for (const [at, { value: amount }] of local) if (near(at)) total += at === sentence ? amount : amount * NEIGHBOUR;
  if (bare) total += 1.5;
  if (total - SAFEGUARD_CREDIT * present.length < TOTAL_BAR + extra) return undefined;
  const [first, last] = placeAround(sentence, value, tokens);
  return {
    compiled,
    first,
    last,
    severity: here.strong && strength >= STATED_BAR ? move.severity : lowered(move.severity),
    strength: total - SAFEGUARD_CREDIT * present.length,
    signals: here.ids,
    present,
    missing,
  };
}

/** How much more a place needs in a long contract, where chance brings words together, and in one about other things. */
function extraBar(tokens: Tokens, evidence: Evidence): number {
  if (tokens.sentences.length <= SHORT_TEXT_SENTENCES) return 0;
  return evidence.domain * WORDS_A_MENTION >= tokens.words.length ? LONG_TEXT_EXTRA : FOREIGN_TEXT_EXTRA;
}

/** How many different safeguards, of whatever move, the sentences around name as there. */
function safeguardsNear(evidence: Evidence, sentence: number): number {
  let count = 0;
  for (const signs of evidence.safeguards.values()) {
    if (signs.some((sign) => !sign.absent && Math.abs(sign.sentence - sentence) <= CAREFUL_REACH)) count += 1;
  }
  return count;
}

/** The run of sentences around the strongest one that speak of the move too; one silent sentence does not end it. */
function placeAround(sentence: number, value: (at: number) => number, tokens: Tokens): [number, number] {
  const speaks = (at: number): boolean => value(at) >= JOIN_BAR && tokens.sentences[at] !== undefined;
  const reach = (step: 1 | -1): number => {
    let end = sentence;
    for (let n = 0; n < LONGEST_PLACE; n += 1) {
      if (speaks(end + step)) end += step;
      else if (speaks(end + 2 * step)) end += 2 * step;
      else break;
    }
    return end;
  };
  return [reach(-1), reach(1)];
}

function lowered(severity: FindingSeverity): FindingSeverity {
  return severity === 'high' ? 'medium' : severity;
}

/** Of near twins only the one stays whose deal the text speaks of most. */
function settleTwins(found: readonly Judgement[], evidence: Evidence): Judgement[] {
  const count = ({ compiled, first }: Judgement): number => affinity(evidence, patternOf(compiled), first);
  return found.filter((judgement) => {
    const { twin } = judgement.compiled.signals;
    if (twin === undefined) return true;
    const rivals = found.filter(
      (other) => other.compiled.signals.twin === twin && other.compiled !== judgement.compiled,
    );
    return rivals.every((other) => {
      const [mine, theirs] = [count(judgement), count(other)];
      return mine > theirs || (mine === theirs && judgement.strength >= other.strength);
    });
  });
}

function patternOf(compiled: CompiledMove): string {
  return compiled.move.ref.split('/')[0] ?? '';
}

/** How often the words of a kind of deal stand around a sentence. */
function affinity(evidence: Evidence, pattern: string, sentence: number): number {
  return (evidence.deals.get(pattern) ?? []).filter((at) => Math.abs(at - sentence) <= STRETCH).length;
}

/** Whether the stretch around the sentence is about the move's kind of deal, and not clearly about another. */
function isOwnDeal(compiled: CompiledMove, sentence: number, evidence: Evidence, sentences: number): boolean {
  if (compiled.signals.anyDeal) return true;
  const mine = affinity(evidence, patternOf(compiled), sentence);
  let most = 0;
  for (const pattern of evidence.deals.keys()) most = Math.max(most, affinity(evidence, pattern, sentence));
  return (
    mine >= (sentences > SHORT_TEXT_SENTENCES ? FEWEST_DEAL_WORDS : 0) &&
    mine >= Math.min(most * OWN_DEAL, most - OWN_SLACK)
  );
}
