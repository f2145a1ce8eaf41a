import { cardAt, type Library } from '../library/index.js';
import {
  type Cleared,
  type Finding,
  placeText,
  type Report,
  topicsWithoutFinding,
  verdictOf,
} from '../review/index.js';

/** A report as plain text. The draft's own words may not steer the terminal. */
export function reportText(report: Report, library: Library): string {
  const others = [...topicsWithoutFinding(report)].map(([topic, count]) =>
    count === 1 ? topic : `${topic} (${count})`,
  );
  return [
    verdictOf(report),
    ...report.findings.map((finding, index) => findingText(finding, index + 1, library)),
    ...(report.cleared.length > 0 ? [`Touched and clean: ${report.cleared.map(clearedText).join('; ')}.`] : []),
    ...(others.length > 0 ? [`Topics without a finding: ${others.join(', ')}.`] : []),
    `Text ${report.hash.slice(0, 12)}, library ${report.libraryVersion}. ${library.note}`,
  ].join('\n\n');
}

function findingText(finding: Finding, number: number, library: Library): string {
  const move = cardAt(library, finding.ref);
  const place = placeText(finding);
  const lines = [
    `${number}. ${finding.severity.toUpperCase()}: ${move?.title ?? finding.ref}${place === '' ? '' : ` (${place})`}`,
    `   “${oneLine(finding.quote)}”`,
    ...(move?.kind === 'move' ? [`   Why it fails: ${oneLine(move.why)}`] : []),
    ...(finding.missing.length > 0 ? [`   Missing: ${finding.missing.join('; ')}`] : []),
    `   Repair clause: deal-patterns show ${finding.clause}`,
  ];
  return lines.join('\n');
}

const oneLine = (text: string): string => text.replace(/[\p{C}\s]+/gu, ' ').trim();

const clearedText = ({ title, present }: Cleared): string =>
  present.length === 0 ? title : `${title} (${present.join(', ')})`;
