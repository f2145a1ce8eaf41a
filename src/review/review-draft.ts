import { createHash } from 'node:crypto';
import { type Evidence, gatherEvidence } from './evidence.js';
import { judge } from './judge.js';
import { judgeTrained } from './judge-trained.js';
import type { Judgement } from './judgement.js';
import type { CompiledMove, ReviewKnowledge } from './knowledge.js';
import { createPlaces } from './places.js';
import type { Cleared, Finding, Report, TopicFound } from './report.js';
import { type Tokens, tokenize } from './tokens.js';
import { findTopicSpans } from './topic-model.js';

export interface ReviewOptions {
  /** Also reports topics below 0.5, for measuring; off for people. */
  readonly candidates?: boolean | undefined;
}

/**
 * What a draft says on load-bearing terms and which kill-list moves it makes. Never throws for any text; costs time
 * linear in the text. Nothing is stored or sent.
 */
export function reviewDraft(text: string, knowledge: ReviewKnowledge, options: ReviewOptions = {}): Report {
  const tokens = tokenize(text);
  const evidence = gatherEvidence(knowledge, tokens, text);
  const stated = judge(knowledge, tokens, evidence);
  const moves = knowledge.moveModel?.();
  const judgements = moves ? judgeTrained(moves, { text, tokens, evidence, knowledge }, stated) : stated;
  const placeOf = createPlaces(text);
  const titleOf = (id: string): string => knowledge.safeguards.get(id)?.title ?? id;
  const findings = judgements.map(({ compiled, first, last, severity, signals, present, missing }): Finding => {
    const start = tokens.sentences[first]!.start;
    const end = tokens.sentences[last]!.end;
    return {
      ref: compiled.move.ref,
      severity,
      topic: compiled.signals.topic,
      start,
      end,
      quote: text.slice(start, end),
      missing: missing.map(titleOf),
      present: present.map(titleOf),
      clause: compiled.move.clause,
      signals,
      place: placeOf(start),
    };
  });
  return {
    hash: createHash('sha256').update(text, 'utf8').digest('hex'),
    libraryVersion: knowledge.libraryVersion,
    topics: topicsOf(text, tokens, evidence, knowledge, options.candidates ?? false),
    findings,
    cleared: clearedMoves(knowledge, evidence, judgements, titleOf),
    checked: new Set(knowledge.moves.map(({ move }) => move.ref)).size,
  };
}

/** Topics of the trained model, and those that the library's phrases find. */
function topicsOf(
  text: string,
  tokens: Tokens,
  evidence: Evidence,
  knowledge: ReviewKnowledge,
  candidates: boolean,
): TopicFound[] {
  const titleOf = (topic: string): string => knowledge.topics.get(topic)?.title ?? topic;
  const model = knowledge.model?.();
  const trained = model ? findTopicSpans(model, text, tokens).filter(({ score }) => candidates || score >= 0.5) : [];
  const phrased = [...evidence.topics].flatMap(([topic, hits]) => {
    const spans: { topic: string; start: number; end: number; score: number; last: number }[] = [];
    for (const { sentence } of hits) {
      const { start, end } = tokens.sentences[sentence]!;
      const open = spans[spans.length - 1];
      if (open && sentence - open.last <= 1) {
        open.end = end;
        open.last = sentence;
        open.score = Math.min(0.95, 1 - (1 - open.score) / 2);
      } else spans.push({ topic, start, end, score: 0.5, last: sentence });
    }
    return spans.map(({ last: _, ...span }) => span);
  });
  // Where the model found the topic it knows its places better than phrases do.
  const known = new Set(trained.filter(({ score }) => score >= 0.5).map(({ topic }) => topic));
  return [...trained, ...phrased.filter(({ topic }) => !known.has(topic))]
    .map((span) => ({ ...span, title: titleOf(span.topic) }))
    .sort((a, b) => a.start - b.start || b.score - a.score || (a.topic < b.topic ? -1 : 1));
}

/** Moves whose subject the text speaks of, with the safeguards that answer them. */
function clearedMoves(
  knowledge: ReviewKnowledge,
  evidence: Evidence,
  judgements: readonly Judgement[],
  titleOf: (id: string) => string,
): Cleared[] {
  const found = new Set(judgements.map(({ compiled }) => compiled.move.ref));
  const present = ({ signals }: CompiledMove): string[] =>
    signals.safeguards.filter((id) => evidence.safeguards.get(id)?.some(({ absent }) => !absent));
  return knowledge.moves.flatMap((compiled): Cleared[] => {
    const { ref, title } = compiled.move;
    const own = evidence.signals[compiled.index]!;
    const speaks =
      own.some(({ role }) => role === 'grant' || role === 'strong') && own.some(({ role }) => role === 'setting');
    if (found.has(ref) || !speaks) return [];
    return [{ ref, title, present: present(compiled).map(titleOf) }];
  });
}
