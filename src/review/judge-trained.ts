import type { Evidence } from './evidence.js';
import { byPlace, isLong, type Judgement, lowered, standingSigns } from './judgement.js';
import type { CompiledMove, ReviewKnowledge } from './knowledge.js';
import { explainMove, type MoveModel, type MoveScores, scoreMoves } from './move-model.js';
import { segmentContract } from './segments.js';
import { countAround, presentSafeguards, STRETCH } from './surroundings.js';
import type { Tokens } from './tokens.js';

/**
 * In a stretch that makes a move, the place is its best sentence and those beside it that are near it in score: always within
 * `SLACK`, and within `WIDEST` where they would make a finding themselves.
 */
const SLACK = 1.5;
const WIDEST = 6;
/** A further place in the stretch has a sentence that scores at most so much less than the best. */
const SECOND = 3;
/** A place is one run of up to so many sentences. */
const LONGEST_RUN = 6;
/** How much more a sentence of a long contract needs, of which there are so many. */
const LONG_TEXT_EXTRA = 1;
/** How much less a sentence counts that asks, refuses, reports or defines; the model has learnt much of that itself. */
const FRAMED_COST = 3;
/** The head of a mail says what it is about, not what is agreed. */
const MAIL_HEAD = /^(?:subject|from|to|cc|date)\s*:/i;
const LONGEST_MAIL_HEAD = 12;
/** Words that spoke most for a move are named in the report, as signals whose ids begin so. */
export const LEARNED = 'learned:';
const NAMED_WORDS = 3;

/**
 * What stands against the moves where a trained model knows them: the model decides, and the library's signals (`stated`)
 * lower what it needs. Moves that the model does not know stay as they are stated. In the order of the text.
 */
export function judgeTrained(model: MoveModel, draft: JudgedDraft, stated: readonly Judgement[]): Judgement[] {
  const { knowledge, tokens, evidence } = draft;
  const isOurs = isAboutDeals(tokens, evidence);
  const segments = segmentContract(draft.text, tokens.sentences);
  const isStatement = (at: number): boolean => {
    const { start, end, isHeading } = segments[at]!;
    return !isHeading && !MAIL_HEAD.test(draft.text.slice(start, Math.min(end, start + LONGEST_MAIL_HEAD)));
  };
  const scores = scoreMoves(model, tokens, (at) => isStatement(at) && isOurs(at));
  const text: ScoredText = { model, tokens, evidence, scores };
  const known = new Map<string, CompiledMove>();
  for (const compiled of knowledge.moves) {
    const { ref } = compiled.move;
    if (model.numberOf.has(ref) && !known.has(ref)) known.set(ref, compiled);
  }
  return [
    ...stated.filter(({ compiled }) => !known.has(compiled.move.ref)),
    ...[...known].flatMap(([ref, compiled]) =>
      judgeMove(
        text,
        compiled,
        stated.filter((judgement) => judgement.compiled.move.ref === ref),
      ),
    ),
  ].sort(byPlace);
}

/** A draft with all that was read out of it. */
export interface JudgedDraft {
  readonly text: string;
  readonly tokens: Tokens;
  readonly evidence: Evidence;
  readonly knowledge: ReviewKnowledge;
}

interface ScoredText {
  readonly model: MoveModel;
  readonly tokens: Tokens;
  readonly evidence: Evidence;
  readonly scores: MoveScores;
}

/** In a long contract only stretches that speak of the library's kind of deals are scored. */
function isAboutDeals(tokens: Tokens, { domain }: Evidence): (sentence: number) => boolean {
  if (!isLong(tokens)) return () => true;
  return (sentence) => countAround(domain, sentence, STRETCH) > 0;
}

function judgeMove(text: ScoredText, compiled: CompiledMove, stated: readonly Judgement[]): Judgement[] {
  const { model, tokens, evidence, scores } = text;
  const { bars } = model.file;
  const extra = isLong(tokens) ? LONG_TEXT_EXTRA : 0;
  const label = model.numberOf.get(compiled.move.ref)!;
  const score = (at: number): number =>
    (scores.rows[at]?.[label] ?? Number.NEGATIVE_INFINITY) - (evidence.frames.get(at)?.size ? FRAMED_COST : 0);
  const peaks = tokens.sentences
    .flatMap((_, at) => (score(at) >= bars.found + extra ? [at] : []))
    .sort((a, b) => score(b) - score(a));
  const judged = new Uint8Array(tokens.sentences.length);
  const found: Judgement[] = [];
  for (const peak of peaks) {
    if (judged[peak]) continue;
    const floor = Math.max(score(peak) - WIDEST, Math.min(bars.found, score(peak) - SLACK));
    const belongs = (at: number): boolean => !judged[at] && score(at) >= floor;
    for (const [first, last] of runsAround(peak, belongs, tokens.sentences.length)) {
      if (bestIn(first, last, score) < score(peak) - SECOND) continue;
      found.push(judgementAt(text, compiled, first, last, score));
      judged.fill(1, first, last + 1);
    }
    judged.fill(1, Math.max(0, peak - STRETCH), peak + STRETCH + 1);
  }
  const agreed = stated.filter(
    ({ first, last }) => !judged[first] && bestIn(first, last, score) >= bars.signalled + extra,
  );
  return [...found, ...agreed.map((judgement) => ({ ...judgement, severity: lowered(judgement.severity) }))];
}

function bestIn(first: number, last: number, score: (at: number) => number): number {
  let best = Number.NEGATIVE_INFINITY;
  for (let at = first; at <= last; at += 1) best = Math.max(best, score(at));
  return best;
}

/** The runs of sentences that belong to the place, in the stretch around its best sentence. */
function runsAround(peak: number, belongs: (at: number) => boolean, sentences: number): [number, number][] {
  const runs: [number, number][] = [];
  for (let at = Math.max(0, peak - STRETCH); at <= peak + STRETCH && at < sentences; at += 1) {
    if (!belongs(at)) continue;
    const open = runs.at(-1);
    if (open && at - open[1] === 1 && at - open[0] < LONGEST_RUN) open[1] = at;
    else runs.push([at, at]);
  }
  return runs;
}

function judgementAt(
  { model, evidence, scores }: ScoredText,
  compiled: CompiledMove,
  first: number,
  last: number,
  score: (at: number) => number,
): Judgement {
  const { move, signals } = compiled;
  let best = first;
  for (let at = first + 1; at <= last; at += 1) if (score(at) > score(best)) best = at;
  const own = evidence.signals[compiled.index]!;
  const safeguards = presentSafeguards(standingSigns(compiled, own, evidence));
  const present = signals.safeguards.filter((id) => countAround(safeguards.get(id) ?? [], best, STRETCH) > 0);
  const fired = own.filter(
    ({ role, sentence }) => role !== 'setting' && role !== 'unless' && sentence >= first && sentence <= last,
  );
  const words = explainMove(model, scores, best, move.ref, NAMED_WORDS);
  return {
    compiled,
    first,
    last,
    severity: score(best) >= model.file.bars.severe ? move.severity : lowered(move.severity),
    strength: score(best),
    signals: [...new Set(fired.map(({ id }) => id)), ...words.map((word) => LEARNED + word)],
    present,
    missing: signals.safeguards.filter((id) => !present.includes(id)),
  };
}
