import type { Evidence } from './evidence.js';
import { byPlace, bySentence, isLong, type Judgement, lowered, standingSigns } from './judgement.js';
import type { CompiledMove, ReviewKnowledge } from './knowledge.js';
import { explainMove, type MoveModel, type MoveScores, scoreMoves } from './move-model.js';
import { segmentContract } from './segments.js';
import { countAround, presentSafeguards, STRETCH } from './surroundings.js';
import type { Tokens } from './tokens.js';

/**
 * In a stretch that makes a move, the place is its best sentence and those beside it that are near it in score: always within
 * `SLACK`, and within `WIDEST` where they would make a finding themselves.
 */
const SLACK = 2.5;
const WIDEST = 6;
/** A sentence makes the move that it scores highest for; another only where it scores at most so much less. */
const RIVAL = 1;
/** The same for a move that a signal states, where the model finds another there. */
const SIGNALLED_RIVAL = 3;
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
  const scored = scoredMove(text, compiled);
  // Sentences in the stretch of a place that was found.
  const judged = new Uint8Array(text.tokens.sentences.length);
  return [...foundAlone(text, scored, judged), ...foundWithSignals(scored, stated, judged)];
}

/** What the model says of one move, sentence by sentence. */
interface ScoredMove {
  readonly compiled: CompiledMove;
  readonly bars: MoveModel['file']['bars'];
  readonly score: (at: number) => number;
  /** The score of the move that scores most in the sentence. */
  readonly most: (at: number) => number;
  /** By how much that one leads. */
  readonly lead: (at: number) => number;
}

function scoredMove({ model, tokens, evidence, scores }: ScoredText, compiled: CompiledMove): ScoredMove {
  const label = model.numberOf.get(compiled.move.ref)!;
  const { found, signalled, severe } = model.file.bars;
  const extra = isLong(tokens) ? LONG_TEXT_EXTRA : 0;
  const most = (at: number): number => Math.max(...scores.rows[at]!);
  return {
    compiled,
    bars: { found: found + extra, signalled: signalled + extra, severe },
    score: (at) =>
      (scores.rows[at]?.[label] ?? Number.NEGATIVE_INFINITY) - (evidence.frames.get(at)?.size ? FRAMED_COST : 0),
    most,
    lead: (at) => most(at) - scores.rows[at]![label]!,
  };
}

/** The places that the model is sure of by itself, at most one stretch at a time, the best sentences first. */
function foundAlone(text: ScoredText, scored: ScoredMove, judged: Uint8Array): Judgement[] {
  const { bars, score, lead } = scored;
  const { sentences } = text.tokens;
  const peaks = sentences
    .flatMap((_, at) => (score(at) >= bars.found && lead(at) <= RIVAL ? [at] : []))
    .sort((a, b) => score(b) - score(a));
  if (peaks.length === 0) return [];
  const judgementOf = createJudgements(text, scored);
  return peaks.flatMap((peak) => {
    if (judged[peak]) return [];
    const floor = Math.max(score(peak) - WIDEST, Math.min(bars.found, score(peak) - SLACK));
    const belongs = (at: number): boolean => !judged[at] && score(at) >= floor;
    const runs = runsAround(peak, belongs, sentences.length).filter(
      ([first, last]) => score(bestIn(first, last, score)) >= score(peak) - SECOND,
    );
    judged.fill(1, Math.max(0, peak - STRETCH), peak + STRETCH + 1);
    return runs.map(([first, last]) => judgementOf(first, last));
  });
}

/** The places that signals state elsewhere and that the model does not think unlikely; one step less severe. */
function foundWithSignals(
  { bars, score, most, lead }: ScoredMove,
  stated: readonly Judgement[],
  judged: Uint8Array,
): Judgement[] {
  return stated.flatMap((judgement) => {
    const { first, last, severity } = judgement;
    const best = bestIn(first, last, score);
    if (judged[first] || score(best) < bars.signalled) return [];
    if (lead(best) > SIGNALLED_RIVAL && most(best) >= bars.found) return [];
    return [{ ...judgement, severity: lowered(severity) }];
  });
}

/** The sentence of a run that scores most. */
function bestIn(first: number, last: number, score: (at: number) => number): number {
  let best = first;
  for (let at = first + 1; at <= last; at += 1) if (score(at) > score(best)) best = at;
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

/** Makes the judgement of a run of sentences; what is the same for all runs of a move is found once. */
function createJudgements({ model, evidence, scores }: ScoredText, { compiled, score }: ScoredMove) {
  const { move, signals } = compiled;
  const own = evidence.signals[compiled.index]!;
  const safeguards = presentSafeguards(standingSigns(compiled, own, evidence));
  const stated = bySentence(own.filter(({ role }) => role !== 'setting' && role !== 'unless'));
  return (first: number, last: number): Judgement => {
    const run = Array.from({ length: last - first + 1 }, (_, n) => first + n);
    const best = bestIn(first, last, score);
    const present = signals.safeguards.filter((id) => countAround(safeguards.get(id) ?? [], best, STRETCH) > 0);
    const fired = run.flatMap((at) => stated.get(at)?.map(({ id }) => id) ?? []);
    const words = explainMove(model, scores, best, move.ref, NAMED_WORDS);
    return {
      compiled,
      first,
      last,
      severity: score(best) >= model.file.bars.severe ? move.severity : lowered(move.severity),
      strength: score(best),
      signals: [...new Set(fired), ...words.map((word) => LEARNED + word)],
      present,
      missing: signals.safeguards.filter((id) => !present.includes(id)),
    };
  };
}
