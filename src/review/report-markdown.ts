import type { Finding, Report } from './report.js';

/** The words of the library's cards that an export shows. */
export interface ReportWords {
  readonly move: (ref: string) => { readonly title: string; readonly why: string; readonly mitigation: string };
  readonly clause: (ref: string) => { readonly title: string; readonly text: string };
  /** Stands under every export: illustrative, not legal advice. */
  readonly note: string;
}

/** The report as Markdown: verdict, findings with quote, reason and repair clause, topics, what was checked. */
export function reportMarkdown(report: Report, words: ReportWords): string {
  const lines = ['# Draft review', '', verdict(report), ''];
  report.findings.forEach((finding, n) => {
    lines.push(...findingLines(finding, n + 1, words));
  });
  if (report.topics.length > 0) {
    lines.push('## Topics found', '');
    for (const { title, start, end, score } of report.topics) {
      lines.push(`- ${title} (characters ${start}–${end}, ${score.toFixed(2)})`);
    }
    lines.push('');
  }
  if (report.cleared.length > 0) {
    lines.push('## Checked and clean', '');
    for (const { ref, present } of report.cleared) {
      lines.push(`- ${words.move(ref).title}${present.length > 0 ? `: ${present.join(', ')}` : ''}`);
    }
    lines.push('');
  }
  lines.push('---', '', words.note, '', `Text ${report.hash.slice(0, 12)}, library ${report.libraryVersion}.`, '');
  return lines.join('\n');
}

/** One line: "2 findings: 1 high, 1 medium; 5 topics; 40 moves checked." */
export function verdict(report: Report): string {
  const count = (severity: string): number => report.findings.filter((finding) => finding.severity === severity).length;
  const parts = ['high', 'medium', 'low'].flatMap((severity) =>
    count(severity) > 0 ? [`${count(severity)} ${severity}`] : [],
  );
  const n = report.findings.length;
  const found = n === 0 ? 'No findings' : `${n} ${n === 1 ? 'finding' : 'findings'}: ${parts.join(', ')}`;
  const topics = new Set(report.topics.map(({ topic }) => topic)).size;
  return `${found}; ${topics} ${topics === 1 ? 'topic' : 'topics'}; ${report.checked} moves checked.`;
}

function findingLines(finding: Finding, number: number, words: ReportWords): string[] {
  const move = words.move(finding.ref);
  const clause = words.clause(finding.clause);
  const { section, line } = finding.place;
  const place = section === undefined ? `line ${line}` : `section ${section}, line ${line}`;
  return [
    `## ${number}. ${move.title} (${finding.severity})`,
    '',
    `At ${place}:`,
    '',
    ...finding.quote.split('\n').map((part) => `> ${part.trim().replace(/([\\`*_{}[\]<>#|])/g, '\\$1')}`),
    '',
    `**Why it fails.** ${move.why}`,
    '',
    ...(finding.missing.length > 0 ? [`**Missing.** ${finding.missing.join(', ')}.`, ''] : []),
    `**Instead.** ${move.mitigation}`,
    '',
    `**Repair clause: ${clause.title}**`,
    '',
    clause.text,
    '',
  ];
}
