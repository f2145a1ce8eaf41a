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
/** A further strong or weak signal in the same sentence adds less than the first. */
const REPEAT = 0.5;
const NEIGHBOUR = 0.5;
/** What a sentence needs with its neighbours, and what must remain when the safeguards are taken off. */
const LOCAL_BAR = 2.5;
const TOTAL_BAR = 1.5;
const SAFEGUARD_CREDIT = 1;
/** Signals and safeguards this many sentences apart speak of the same stretch. */
const STRETCH = 12;

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
  const signs = compiled.signals.safeguards.flatMap((id) => evidence.safeguards.get(id) ?? []);
  const local = localStrengths(signals, signs, evidence, tokens.sentences.length);
  const judgements: Judgement[] = [];
  const taken = new Set<number>();
  for (const [sentence] of [...local].sort((a, b) => b[1].value - a[1].value || a[0] - b[0])) {
    if ([...taken].some((other) => Math.abs(other - sentence) <= STRETCH)) continue;
    const judgement = judgePlace(compiled, sentence, local, signs, tokens);
    if (!judgement) continue;
    taken.add(sentence);
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
    if (role === 'grant' || role === 'strong' || role === 'weak') {
      add(sentence, WEIGHT[role], from, to, id, role === 'strong');
    }
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

function judgePlace(
  compiled: CompiledMove,
  sentence: number,
  local: ReadonlyMap<number, Local>,
  signs: readonly SafeguardSign[],
  tokens: Tokens,
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
  if (strength < LOCAL_BAR || here.value < 1) return undefined;
  let total = 0;
  for (const [at, { value: amount }] of local) if (near(at)) total += at === sentence ? amount : amount * NEIGHBOUR;
  if (bare) total += 1.5;
  if (total - SAFEGUARD_CREDIT * present.length < TOTAL_BAR) return undefined;
  const paragraph = tokens.sentences[sentence]!.paragraph;
  const joins = (at: number): boolean => value(at) >= 2 && tokens.sentences[at]?.paragraph === paragraph;
  return {
    compiled,
    first: joins(sentence - 1) ? sentence - 1 : sentence,
    last: joins(sentence + 1) ? sentence + 1 : sentence,
    severity: here.strong && strength >= 4 ? move.severity : lowered(move.severity),
    strength: total - SAFEGUARD_CREDIT * present.length,
    signals: here.ids,
    present,
    missing,
  };
}

function lowered(severity: FindingSeverity): FindingSeverity {
  return severity === 'high' ? 'medium' : severity;
}

/** Of near twins only the one stays whose parties the text names most. */
function settleTwins(found: readonly Judgement[], evidence: Evidence): Judgement[] {
  const count = ({ compiled }: Judgement): number =>
    evidence.signals[compiled.index]!.filter((signal) => signal.role === 'count').length;
  return found.filter((judgement) => {
    const { twin } = judgement.compiled.signals;
    if (twin === undefined) return true;
    const rivals = found.filter((other) => other.compiled.signals.twin === twin && other !== judgement);
    return rivals.every((other) => {
      if (other.compiled === judgement.compiled) return true;
      const [mine, theirs] = [count(judgement), count(other)];
      return mine > theirs || (mine === theirs && judgement.strength >= other.strength);
    });
  });
}
