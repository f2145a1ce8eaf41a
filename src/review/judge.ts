import type { Evidence, SafeguardSign, Signal } from './evidence.js';
import { byPlace, bySentence, isLong, type Judgement, lowered, standingSigns } from './judgement.js';
import type { CompiledMove, ReviewKnowledge } from './knowledge.js';
import { countAround, createSurroundings, presentSafeguards, STRETCH, type Surroundings } from './surroundings.js';
import type { Tokens } from './tokens.js';

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
/** Places side by side are one up to so many sentences. */
const LONGEST_JOINED = 6;
/** A second place in the same stretch must be strong of itself. */
const FURTHER_BAR = 2;
/** A kind of deal is meant where its words stand at least so often, against the kind named most. */
const OWN_DEAL = 0.45;
/** In a contract, a stretch that hardly names the kind of deal is not about it; a short text need not name it. */
const FEWEST_DEAL_WORDS = 2;
/** A contract is of the library's kind where its words come at least once in so many. */
const WORDS_A_MENTION = 250;
const LONG_TEXT_EXTRA = 0.75;
const FOREIGN_TEXT_EXTRA = 2;
/** Where few such words stand at all, a small difference says nothing. */
const OWN_SLACK = 2;

/** The moves that the evidence shows, at most one place per move and stretch, in the order of the text. */
export function judge(knowledge: ReviewKnowledge, tokens: Tokens, evidence: Evidence): Judgement[] {
  const around = createSurroundings(evidence);
  const found = knowledge.moves.flatMap((compiled) => judgeMove(compiled, tokens, evidence, around));
  return settleTwins(found, around).sort(byPlace);
}

function judgeMove(compiled: CompiledMove, tokens: Tokens, evidence: Evidence, around: Surroundings): Judgement[] {
  const signals = evidence.signals[compiled.index]!;
  if (!signals.some((signal) => signal.role === 'setting')) return [];
  const unless = signals.some((signal) => signal.role === 'unless');
  if (unless) return [];
  const signs = standingSigns(compiled, signals, evidence);
  const { length } = tokens.sentences;
  const local = localStrengths(signals, signs, evidence, length);
  const place: Place = {
    compiled,
    local,
    safeguards: presentSafeguards(signs),
    around,
    extra: extraBar(tokens, evidence),
  };
  const judgements: Judgement[] = [];
  // For each sentence of a place, which of the judgements it belongs to.
  const taken = new Map<number, number>();
  // Sentences in the stretch of a place that was found.
  const judged = new Uint8Array(local.size > 0 ? length : 0);
  for (const [sentence, { value }] of [...local].sort((a, b) => b[1].value - a[1].value || a[0] - b[0])) {
    if (taken.has(sentence) || !isOwnDeal(compiled, sentence, around, isLong(tokens))) continue;
    if (judged[sentence] && value < FURTHER_BAR) continue;
    const judgement = judgePlace(place, sentence, tokens);
    if (!judgement) continue;
    judged.fill(1, Math.max(0, judgement.first - STRETCH), judgement.first + STRETCH + 1);
    const touched = touchedBy(judgement, taken);
    const whole = touched === undefined ? judgement : joined(judgements[touched]!, judgement);
    const at = touched !== undefined && whole.last - whole.first < LONGEST_JOINED ? touched : judgements.length;
    judgements[at] = at === touched ? whole : judgement;
    for (let sentence = judgement.first; sentence <= judgement.last; sentence += 1) taken.set(sentence, at);
  }
  return judgements;
}

/** The place that overlaps this one or stands beside it. */
function touchedBy({ first, last }: Judgement, taken: ReadonlyMap<number, number>): number | undefined {
  for (let at = first - 1; at <= last + 1; at += 1) if (taken.has(at)) return taken.get(at);
  return undefined;
}

/** Two places of one move side by side are one; what was found first is the stronger. */
function joined(stronger: Judgement, other: Judgement): Judgement {
  return { ...stronger, first: Math.min(stronger.first, other.first), last: Math.max(stronger.last, other.last) };
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
  const present = bySentence(signs.filter(({ absent }) => !absent));
  const items = new Map<number, { weight: number; from: number; to: number; id: string; strong: boolean }[]>();
  const add = (sentence: number, weight: number, from: number, to: number, id: string, strong: boolean): void => {
    const list = items.get(sentence) ?? [];
    list.push({ weight, from, to, id, strong });
    items.set(sentence, list);
  };
  for (const { role, sentence, from, to, id } of signals) {
    if (role !== 'grant' && role !== 'strong' && role !== 'weak') continue;
    const answered = present.get(sentence)?.some((sign) => overlapsSign(from, to, sign)) ?? false;
    add(sentence, answered ? ANSWERED : WEIGHT[role], from, to, id, role === 'strong' && !answered);
  }
  for (const sign of signs) {
    if (sign.absent && !evidence.frames.get(sign.sentence)?.size) {
      add(sign.sentence, WEIGHT.absent, sign.from, sign.to, `absent:${sign.safeguard}`, false);
    }
  }
  const local = new Map<number, Local>();
  for (const [sentence, list] of items) {
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

/** What is the same for all places of a move. */
interface Place {
  readonly compiled: CompiledMove;
  readonly local: ReadonlyMap<number, Local>;
  readonly safeguards: ReadonlyMap<string, readonly number[]>;
  readonly around: Surroundings;
  readonly extra: number;
}

function judgePlace(
  { compiled, local, safeguards, around, extra }: Place,
  sentence: number,
  tokens: Tokens,
): Judgement | undefined {
  const { move, signals } = compiled;
  const here = local.get(sentence)!;
  const value = (at: number): number => local.get(at)?.value ?? 0;
  const present = signals.safeguards.filter((id) => countAround(safeguards.get(id) ?? [], sentence, STRETCH) > 0);
  const missing = signals.safeguards.filter((id) => !present.includes(id));
  let strength = here.value + NEIGHBOUR * Math.max(value(sentence - 1), value(sentence + 1));
  const bare = here.ids.some((id) => id.startsWith('grant/')) && present.length < signals.needs;
  if (bare) strength += 1.5;
  const careful = around.safeguardsWithin(CAREFUL_REACH, sentence) >= CAREFUL;
  const bar = present.length === 0 && here.strong && !careful && extra === 0 ? BARE_BAR : LOCAL_BAR;
  const outspoken = here.strong || here.ids.some((id) => id.startsWith('grant/'));
  if (strength < bar + extra || here.value < 1 || (extra > 0 && !outspoken)) return undefined;
  let isStated = false;
  let total = 0;
  for (let at = sentence - STRETCH; at <= sentence + STRETCH; at += 1) {
    total += value(at) * (at === sentence ? 1 : NEIGHBOUR);
    isStated ||= local.get(at)?.ids.some((id) => !id.startsWith('absent:')) ?? false;
  }
  if (!isStated) return undefined;
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
  if (!isLong(tokens)) return 0;
  return evidence.domain.length * WORDS_A_MENTION >= tokens.words.length ? LONG_TEXT_EXTRA : FOREIGN_TEXT_EXTRA;
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

/** Of near twins only the one stays whose deal the text speaks of most. */
function settleTwins(found: readonly Judgement[], around: Surroundings): Judgement[] {
  const weigh = ({ compiled, first, strength }: Judgement): [number, number] => [
    around.affinity(patternOf(compiled), first),
    strength,
  ];
  const isMore = (a: [number, number], b: [number, number]): boolean => a[0] > b[0] || (a[0] === b[0] && a[1] > b[1]);
  // For each move with a twin, the place that weighs most.
  const best = new Map<CompiledMove, [number, number]>();
  for (const judgement of found) {
    if (judgement.compiled.signals.twin === undefined) continue;
    const weight = weigh(judgement);
    const known = best.get(judgement.compiled);
    if (!known || isMore(weight, known)) best.set(judgement.compiled, weight);
  }
  return found.filter((judgement) => {
    const { twin } = judgement.compiled.signals;
    if (twin === undefined) return true;
    const rivals = [...best].filter(([{ signals }]) => signals.twin === twin);
    return rivals.every(([compiled, weight]) => compiled === judgement.compiled || !isMore(weight, weigh(judgement)));
  });
}

function patternOf(compiled: CompiledMove): string {
  return compiled.move.ref.split('/')[0] ?? '';
}

/** Whether the stretch around the sentence is about the move's kind of deal, and not clearly about another. */
function isOwnDeal(compiled: CompiledMove, sentence: number, around: Surroundings, isContract: boolean): boolean {
  if (compiled.signals.anyDeal) return true;
  const mine = around.affinity(patternOf(compiled), sentence);
  const most = around.mostAffinity(sentence);
  return mine >= (isContract ? FEWEST_DEAL_WORDS : 0) && mine >= Math.min(most * OWN_DEAL, most - OWN_SLACK);
}
