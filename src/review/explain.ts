import { gatherEvidence } from './evidence.js';
import { LEARNED } from './judge-trained.js';
import type { ReviewKnowledge } from './knowledge.js';
import type { Report } from './report.js';
import { tokenize } from './tokens.js';
import { explainTopic } from './topic-model.js';

/**
 * Why a report says what it says, line by line: for each finding the words that the trained model weighed most, the signals
 * that fired with the words that they matched, and each safeguard that was looked for; for each topic the words that spoke
 * for it. Made anew from the text, which the report does not hold.
 */
export function explainReport(text: string, report: Report, knowledge: ReviewKnowledge): string[] {
  const tokens = tokenize(text);
  const evidence = gatherEvidence(knowledge, tokens, text);
  const wordsOf = (from: number, to: number): string =>
    text.slice(tokens.starts[from]!, tokens.ends[to - 1]!).replace(/\s+/g, ' ');
  const lines: string[] = [];
  for (const finding of report.findings) {
    lines.push(`${finding.ref} (${finding.severity}), ${finding.start}–${finding.end}`);
    const learned = finding.signals.flatMap((id) => (id.startsWith(LEARNED) ? [`"${id.slice(LEARNED.length)}"`] : []));
    if (learned.length > 0) lines.push(`  learned from practice drafts: ${learned.join(', ')}`);
    for (const compiled of knowledge.moves) {
      if (compiled.move.ref !== finding.ref) continue;
      for (const { id, role, from, to } of evidence.signals[compiled.index]!) {
        const start = tokens.starts[from]!;
        if (role === 'setting' || role === 'unless' || start < finding.start || start >= finding.end) continue;
        lines.push(`  signal ${id}: "${wordsOf(from, to)}"`);
      }
      for (const id of compiled.signals.safeguards) {
        const title = knowledge.safeguards.get(id)?.title ?? id;
        const signs = evidence.safeguards.get(id) ?? [];
        const there = signs.find(({ absent }) => !absent);
        const gone = signs.find(({ absent }) => absent);
        if (there) lines.push(`  safeguard ${title}: found, "${wordsOf(there.from, there.to)}"`);
        else if (gone) lines.push(`  safeguard ${title}: said to be absent, "${wordsOf(gone.from, gone.to)}"`);
        else lines.push(`  safeguard ${title}: not found`);
      }
    }
  }
  const model = knowledge.model?.();
  for (const topic of report.topics) {
    const words = model ? explainTopic(model, text, topic) : [];
    const phrases = evidence.topics.get(topic.topic)?.map(({ id }) => id) ?? [];
    const because = words.length > 0 ? words.map((word) => `"${word}"`).join(', ') : [...new Set(phrases)].join(', ');
    lines.push(`topic ${topic.topic} ${topic.score.toFixed(2)}, ${topic.start}–${topic.end}: ${because}`);
  }
  return lines;
}
