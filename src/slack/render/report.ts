import type { Button, KnownBlock } from '@slack/types';
import { type ClauseCard, cardAt, type Library, type MoveCard, type Severity } from '../../library/index.js';
import {
  type Cleared,
  type Finding,
  placeText,
  type Report,
  topicsWithoutFinding,
  verdictOf,
} from '../../review/index.js';
import { ACTIONS } from '../ids.js';
import { actions, button, context, divider, header, type Message, quotation, section, sizeOf } from './block-kit.js';
import { type Audience, mayRead } from './drawing.js';
import { LIMITS } from './limits.js';
import { cut, escapeText, mrkdwn, oneLine } from './text.js';

/** What is drawn: a report, what its reader has hidden, and where its buttons lead. */
export interface ReportDrawing {
  /** Behind the buttons; not the text's. */
  readonly id: string;
  /** Of the file or message, as the person knows it. */
  readonly name: string;
  readonly report: Report;
  /** Places of the findings that the reader called no problem. */
  readonly hidden: ReadonlySet<number>;
  readonly library: Library;
  readonly audience: Audience;
  /** `private`: only the asker sees it, in a channel; `direct`: in the direct message; `shared`: everyone sees it. */
  readonly place: 'private' | 'direct' | 'shared';
  /** Who shared it. */
  readonly sharedBy?: string;
}

const MARKS: Readonly<Record<Severity, string>> = { high: '🔴 High', medium: '🟠 Medium', low: '🟡 Low' };

/** Longer quotes are cut, with their length said: the place leads to the whole. */
const MAX_QUOTE_CHARS = 700;
const MAX_WHY_CHARS = 700;
/** Room for the head, the page's buttons and the footer, which every page carries. */
const FRAME_BLOCKS = 8;
const FRAME_CHARS = 2600;

/** Every page of the report, in order; there is always one. Together they hold every finding, topic and clean move. */
export function reportPages(drawing: ReportDrawing): Message[] {
  const { report } = drawing;
  const shown = shownFindings(drawing);
  const groups = [
    ...shown.map(({ finding, index }) => findingBlocks(drawing, finding, index)),
    ...(report.findings.length === 0 ? [[section(nothingFound(report))]] : []),
    ...topicBlocks(
      drawing,
      shown.map(({ finding }) => finding),
    ),
    ...clearedBlocks(drawing),
  ];
  const pages = packed(groups);
  return pages.map((blocks, page) => ({
    text: `Draft review of ${escapeText(oneLine(drawing.name, 80))}. ${verdict(drawing)}`,
    blocks: [...headBlocks(drawing, page, pages.length), ...blocks, ...footBlocks(drawing, page, pages.length)],
  }));
}

/** The page, from 0, on which a finding of the report stands. */
export function pageOfFinding(drawing: ReportDrawing, index: number): number {
  const pages = reportPages(drawing);
  return Math.max(
    0,
    pages.findIndex(({ blocks }) => blocks.some(({ block_id }) => block_id === `finding-${index}`)),
  );
}

interface Shown {
  readonly finding: Finding;
  /** Its place in the report, by which buttons name it. */
  readonly index: number;
}

/** What the audience may read and has not hidden. */
function shownFindings({ report, hidden, library, audience, place }: ReportDrawing): Shown[] {
  return report.findings
    .map((finding, index) => ({ finding, index }))
    .filter(({ finding, index }) => {
      const move = cardAt(library, finding.ref);
      const reader = place === 'shared' ? 'outside' : audience;
      // A move that left the library since is still found; whether it was internal is not known any more.
      const isReadable = move === undefined ? reader === 'team' : mayRead(move, reader);
      return isReadable && !hidden.has(index);
    });
}

/** The verdict on what is shown: a guest does not learn how many internal moves there are. */
function verdict(drawing: ReportDrawing): string {
  const findings = shownFindings(drawing).map(({ finding }) => finding);
  return verdictOf({ ...drawing.report, findings, cleared: clearedMoves(drawing) });
}

function headBlocks(drawing: ReportDrawing, page: number, pages: number): KnownBlock[] {
  const name = escapeText(oneLine(drawing.name, 80));
  const by = drawing.sharedBy === undefined ? '' : `Shared by <@${drawing.sharedBy}>. `;
  const counted = pages > 1 ? ` Page ${page + 1} of ${pages}.` : '';
  return [
    header(`Draft review: ${oneLine(drawing.name, 80)}`),
    section(`*${verdict(drawing)}*${counted}`),
    ...(by === '' ? [] : [context(`${by}${name}`)]),
  ];
}

/** The quoted words with their place, the move, why it fails, and what is missing. */
function findingBlocks(drawing: ReportDrawing, finding: Finding, index: number): KnownBlock[] {
  const { library, id, place } = drawing;
  const move = moveOf(library, finding);
  const clause = clauseOf(drawing, finding);
  const where = placeText(finding);
  const missing = finding.missing.map((safeguard) => `• ${mrkdwn(safeguard, 200)}`);
  const buttons: Button[] = [
    ...(clause
      ? [button(ACTIONS.openCard, 'Show the repair clause', clause.ref, { label: `Show the clause ${clause.title}` })]
      : []),
    ...(place === 'shared'
      ? []
      : [
          button(ACTIONS.dismissFinding, 'Not a problem', `${id}:${index}`, {
            label: `Not a problem: ${move?.title ?? 'this finding'}`,
          }),
        ]),
  ];
  return [
    divider,
    section(
      `*${MARKS[finding.severity]}: ${escapeText(move?.title ?? finding.ref)}*${where === '' ? '' : `\n_${escapeText(where)}_`}`,
    ),
    quotation(quoteOf(finding)),
    section(
      [
        ...(move ? [`*Why it fails:* ${mrkdwn(move.why, MAX_WHY_CHARS)}`] : []),
        ...(missing.length > 0 ? [`*What is missing:*\n${missing.join('\n')}`] : []),
        ...(move ? [`*Instead:* ${mrkdwn(move.mitigation, MAX_WHY_CHARS)}`] : []),
      ].join('\n') || '*The library has no card for this move any more.*',
    ),
    ...actions(`finding-${index}`, buttons),
  ];
}

/** The words as they stand, on one line; what is cut off is counted. */
function quoteOf({ quote }: Finding): string {
  const line = oneLine(quote, Number.MAX_SAFE_INTEGER);
  if (line === '') return '(no words)';
  if (line.length <= MAX_QUOTE_CHARS) return line;
  return `${cut(line, MAX_QUOTE_CHARS)} (${line.length} characters in all)`;
}

function topicBlocks({ report }: ReportDrawing, findings: readonly Finding[]): KnownBlock[][] {
  const topics = [...topicsWithoutFinding({ topics: report.topics, findings })].map(([topic, count]) =>
    count === 1 ? topic : `${topic} (${count} places)`,
  );
  return listed('Topics found without a finding', topics);
}

function clearedBlocks(drawing: ReportDrawing): KnownBlock[][] {
  return listed(
    'Touched and clean',
    clearedMoves(drawing).map(({ title, present }) =>
      present.length === 0 ? title : `${title}: ${present.join(', ')}`,
    ),
  );
}

function clearedMoves({ report, library, audience, place }: ReportDrawing): Cleared[] {
  return report.cleared.filter(({ ref }) => {
    const move = cardAt(library, ref);
    return move !== undefined && mayRead(move, place === 'shared' ? 'outside' : audience);
  });
}

/** A label and what it lists, in as many sections as it takes. */
function listed(label: string, items: readonly string[]): KnownBlock[][] {
  const lines: string[] = [];
  for (const item of items.map((each) => mrkdwn(each, 200))) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + item.length < 2500) lines[lines.length - 1] = `${last} · ${item}`;
    else lines.push(item);
  }
  return lines.map((line, index) => [section(`*${escapeText(label)}${index === 0 ? '' : ', continued'}*\n${line}`)]);
}

function footBlocks(drawing: ReportDrawing, page: number, pages: number): KnownBlock[] {
  const { id, report, hidden, library, place } = drawing;
  const turns: Button[] = [
    ...(page > 0 ? [button(ACTIONS.turnReport, 'Previous page', `${id}:${page - 1}`)] : []),
    ...(page + 1 < pages ? [button(ACTIONS.turnReport, 'Next page', `${id}:${page + 1}`)] : []),
    ...(hidden.size > 0 ? [button(ACTIONS.restoreFindings, `Show hidden (${hidden.size})`, id)] : []),
  ];
  const takes: Button[] = [
    ...(place === 'private' ? [button(ACTIONS.shareReport, 'Share in channel', id)] : []),
    button(ACTIONS.exportReport, 'Export as Markdown', `${id}:md`),
    button(ACTIONS.exportReport, 'Export as Word', `${id}:docx`),
  ];
  const seen = place === 'shared' ? '' : ' · only you see this · kept in memory for a while, never stored';
  return [
    ...(place === 'shared'
      ? []
      : [...(turns.length > 0 ? actions('report-pages', turns) : []), ...actions('report', takes)]),
    context(
      `Text ${report.hash.slice(0, 12)} · library ${escapeText(report.libraryVersion)}${seen}\n${escapeText(library.note)}`,
    ),
  ];
}

/** Nothing found is no clean bill: the review knows the moves of the library and no others. */
function nothingFound({ topics }: Report): string {
  return topics.length === 0
    ? 'None of the load-bearing terms that the library knows stand in this text, and none of its kill-list moves.'
    : 'The terms that were found match no kill-list move. That says nothing about what the library does not know.';
}

/** Groups of blocks on as few pages as Slack's limits allow, each group whole and in order. */
function packed(groups: readonly (readonly KnownBlock[])[]): KnownBlock[][] {
  const pages: KnownBlock[][] = [[]];
  let chars = 0;
  for (const group of groups) {
    const page = pages.at(-1) ?? [];
    const size = sizeOf(group);
    const isFull =
      page.length + group.length > LIMITS.blocksInMessage - FRAME_BLOCKS ||
      chars + size > LIMITS.messageTotal - FRAME_CHARS;
    if (isFull && page.length > 0) {
      pages.push([...group]);
      chars = size;
    } else {
      page.push(...group);
      chars += size;
    }
  }
  return pages;
}

function moveOf(library: Library, { ref }: Finding): MoveCard | undefined {
  const card = cardAt(library, ref);
  return card?.kind === 'move' ? card : undefined;
}

function clauseOf({ library, audience, place }: ReportDrawing, { clause }: Finding): ClauseCard | undefined {
  const card = cardAt(library, clause);
  return card?.kind === 'clause' && mayRead(card, place === 'shared' ? 'outside' : audience) ? card : undefined;
}
