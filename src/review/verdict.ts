import type { Finding, Report } from './report.js';

/** `3 findings: 1 high, 2 medium. 5 topics found. 40 kill-list moves checked, 2 touched and clean.` */
export function verdictOf({ findings, topics, cleared, checked }: Omit<Report, 'hash' | 'libraryVersion'>): string {
  const kinds = new Set([...topics, ...findings].map(({ topic }) => topic)).size;
  return [
    findings.length === 0 ? 'No findings' : `${counted(findings.length, 'finding')}: ${bySeverity(findings)}`,
    `${counted(kinds, 'topic')} found`,
    `${counted(checked, 'kill-list move')} checked, ${cleared.length} touched and clean`,
  ]
    .map((part) => `${part}.`)
    .join(' ');
}

function bySeverity(findings: readonly Finding[]): string {
  return (['high', 'medium', 'low'] as const)
    .map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}`)
    .join(', ');
}

/** `1 finding`, `2 findings`. */
const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** How often each topic stands in the draft without a finding, by title, in the order of their first places. */
export function topicsWithoutFinding({ topics, findings }: Pick<Report, 'topics' | 'findings'>): Map<string, number> {
  const found = new Set(findings.map(({ topic }) => topic));
  const counts = new Map<string, number>();
  for (const { topic, title } of topics) if (!found.has(topic)) counts.set(title, (counts.get(title) ?? 0) + 1);
  return counts;
}

/** `§ 4.2, page 3, line 12`, as far as it is known. */
export function placeText({ place }: Pick<Finding, 'place'>): string {
  const { section, page, line } = place;
  return [section && `section ${section}`, page !== undefined && `page ${page}`, `line ${line}`]
    .filter(Boolean)
    .join(', ');
}
