import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  Packer,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import type { Finding, Report } from './report.js';
import type { ReportWords } from './report-markdown.js';

const AUTHOR = 'Deal Patterns';

/** The draft's text as a Word file, each finding a comment on the words that it quotes. */
export async function reportDocx(text: string, report: Report, words: ReportWords, date: Date): Promise<Buffer> {
  const comments = report.findings.map((finding, id) => ({
    id,
    author: AUTHOR,
    initials: 'DP',
    date,
    children: commentLines(finding, words).map((line) => new Paragraph({ children: [new TextRun(printable(line))] })),
  }));
  const children = paragraphsOf(text).map(
    ([start, end]) => new Paragraph({ children: paragraphChildren(text, start, end, report.findings) }),
  );
  const note = new Paragraph({ children: [new TextRun({ text: printable(words.note), italics: true })] });
  const document = new Document({
    creator: AUTHOR,
    comments: { children: comments },
    sections: [{ children: [...children, note] }],
  });
  return Packer.toBuffer(document);
}

function commentLines(finding: Finding, words: ReportWords): string[] {
  const move = words.move(finding.ref);
  const clause = words.clause(finding.clause);
  return [
    `${move.title} (${finding.severity})`,
    move.why,
    ...(finding.missing.length > 0 ? [`Missing: ${finding.missing.join(', ')}.`] : []),
    `Instead: ${move.mitigation}`,
    `Repair clause: ${clause.title}`,
  ];
}

/** Start and end of each line of the text. */
function paragraphsOf(text: string): [number, number][] {
  const lines: [number, number][] = [];
  let start = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', start)) {
    lines.push([start, at]);
    start = at + 1;
  }
  lines.push([start, text.length]);
  return lines;
}

/**
 * The runs of one line, cut where comments begin and end. A comment may begin in one line and end in another:
 *
 *     line 1   Lab shall [1 not sign
 *     line 2   until Provider declines. 1]
 */
function paragraphChildren(text: string, start: number, end: number, findings: readonly Finding[]): ParagraphChild[] {
  const cuts = new Set([start, end]);
  for (const finding of findings) {
    for (const cut of [finding.start, finding.end]) if (cut > start && cut < end) cuts.add(cut);
  }
  const places = [...cuts].sort((a, b) => a - b);
  const children: ParagraphChild[] = [];
  places.forEach((from, n) => {
    findings.forEach((finding, id) => {
      const begins = finding.start === from || (n === 0 && finding.start === start);
      if (begins) children.push(new CommentRangeStart(id));
    });
    const to = places[n + 1];
    if (to !== undefined && to > from) children.push(new TextRun(printable(text.slice(from, to))));
    findings.forEach((finding, id) => {
      const ends = to !== undefined ? finding.end === to : places.length === 1 && finding.end === from;
      if (ends) children.push(new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] }));
    });
  });
  return children;
}

/** Without the characters that XML cannot hold: controls, halves of pairs, and two that are never characters. */
function printable(text: string): string {
  return Array.from(text)
    .filter((char) => {
      const code = char.codePointAt(0) ?? 0;
      return code === 9 || (code >= 32 && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff);
    })
    .join('');
}
