import { WebAPIPlatformError } from '@slack/web-api';
import { installationOf, type SlackContext } from '../../context.js';
import { drawReport } from '../../drafts/deliver.js';
import { countDismissal } from '../../drafts/dismissals.js';
import type { KeptReport } from '../../drafts/kept-reports.js';
import { pageOfFinding, type ReportDrawing, reportPages } from '../../render/report.js';
import { audienceOf, type ButtonArgs } from './open-card.js';

const EXPIRED =
  'This report is not in memory any more: drafts are never stored. Run it again with the message shortcut, with `/pattern review`, or by sending me the file.';

/** Turns the page of a report. */
export function handleTurnReport(slack: SlackContext) {
  return async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const { kept, number } = await reportOf(slack, args);
    if (kept) await redraw(slack, args, kept, number);
  };
}

/** *Not a problem*: the finding is hidden in this report and counted for the library's editors. */
export function handleDismissFinding(slack: SlackContext) {
  return async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const { kept, number } = await reportOf(slack, args);
    const finding = kept?.report.findings[number];
    if (!kept || !finding) return;
    if (!kept.hidden.has(number)) countDismissal(slack, { team: kept.team, move: finding.ref });
    const drawing = { ...kept, library: slack.assistant.library(), ...(await drawingFor(slack, args)) };
    const page = pageOfFinding(drawing, number);
    await redraw(slack, args, slack.reports.hide(kept, new Set([...kept.hidden, number])), page);
  };
}

/** Shows the hidden findings again. */
export function handleRestoreFindings(slack: SlackContext) {
  return async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const { kept } = await reportOf(slack, args);
    if (kept) await redraw(slack, args, slack.reports.hide(kept, new Set()), 0);
  };
}

/** Posts the findings for everyone in the channel, without internal parts; refused where others than the team read it. */
export function handleShareReport(slack: SlackContext) {
  return async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const { kept } = await reportOf(slack, args);
    const channel = args.body.channel?.id;
    if (!kept || channel === undefined) return;
    const audience = await slack.audiences.ofChannel(channel, installationOf(args.context));
    if (audience !== 'team') return tell(args, NOT_SHARED);
    const { id, name, report, hidden } = kept;
    if (!slack.deliveries.claim(`share-report:${kept.team}:${channel}:${id}`)) return;
    const drawing = { id, name, report, hidden, library: slack.assistant.library(), sharedBy: kept.owner };
    const pages = reportPages({ ...drawing, audience, place: 'shared' });
    let threadTs = typeof args.body.container.thread_ts === 'string' ? args.body.container.thread_ts : undefined;
    try {
      for (const message of pages) {
        const inThread = threadTs === undefined ? {} : { thread_ts: threadTs };
        const quiet = { unfurl_links: false, unfurl_media: false };
        const { ts } = await args.client.chat.postMessage({ channel, ...inThread, ...message, ...quiet });
        threadTs ??= ts;
      }
    } catch (error) {
      if (!(error instanceof WebAPIPlatformError && error.data.error === 'not_in_channel')) throw error;
      return tell(args, `I am not a member here. Type \`/invite @${slack.botName}\` first.`);
    }
    await tell(args, 'Shared in this channel.');
  };
}

const NOT_SHARED =
  'I share no draft here: people outside your team can read this channel, or I could not find out whether they can.';

/** Sends the report as a file to the asker's own direct message, never to the channel. */
export function handleExportReport(slack: SlackContext) {
  return async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const { kept } = await reportOf(slack, args);
    if (!kept) return;
    const format = args.action.value?.endsWith(':docx') ? 'docx' : 'md';
    const { reviewer } = slack.assistant;
    const visible = withoutHidden(kept, slack, await audienceOf(slack, args));
    const file =
      format === 'md' ? Buffer.from(await reviewer.exportMarkdown(visible)) : await reviewer.exportWord(visible);
    const title = `Review of ${kept.name}`.slice(0, 150);
    try {
      const { channel } = await args.client.conversations.open({ users: kept.owner });
      if (!channel?.id) return;
      await args.client.filesUploadV2({
        channel_id: channel.id,
        filename: `review-${kept.report.hash.slice(0, 12)}.${format}`,
        title,
        file: Buffer.from(file),
      });
      if (args.body.channel?.id !== channel.id) await tell(args, 'The file is in your direct message with me.');
    } catch (error) {
      if (!(error instanceof WebAPIPlatformError)) throw error;
      await tell(args, uploadFailure(error.data));
    }
  };
}

function uploadFailure({ error, needed }: { readonly error: string; readonly needed?: unknown }): string {
  if (error !== 'missing_scope') return `Slack did not take the file (${error}). Try again in a minute.`;
  const scope = typeof needed === 'string' ? needed : 'files:write';
  return `This app was not given the scope \`${scope}\`. Ask an admin to install it anew with that scope.`;
}

/** An export holds what its reader sees: neither hidden findings nor moves that are not theirs to read. */
function withoutHidden(kept: KeptReport, slack: SlackContext, audience: 'team' | 'outside'): KeptReport {
  const isReadable = (ref: string): boolean => audience === 'team' || slack.assistant.card(ref)?.internal === false;
  const findings = kept.report.findings.filter(({ ref }, index) => isReadable(ref) && !kept.hidden.has(index));
  const cleared = kept.report.cleared.filter(({ ref }) => isReadable(ref));
  return { ...kept, report: { ...kept.report, findings, cleared } };
}

interface NamedReport {
  readonly kept: KeptReport | undefined;
  /** The number after the report's id; 0 without one. */
  readonly number: number;
}

/** The report that a button names; where it has been forgotten, the person is told how to run it again. */
async function reportOf(slack: SlackContext, args: ButtonArgs): Promise<NamedReport> {
  const [id = '', number = '0'] = (args.action.value ?? '').split(':');
  const reader = { team: installationOf(args.context).teamId, user: args.body.user.id };
  const kept = slack.reports.find(id, reader);
  if (!kept) await tell(args, EXPIRED);
  return { kept, number: /^\d{1,5}$/.test(number) ? Number(number) : 0 };
}

/** In place of the page that was clicked: only its own interaction can change a private message. */
async function redraw(slack: SlackContext, args: ButtonArgs, kept: KeptReport, page: number): Promise<void> {
  const drawing = await drawingFor(slack, args);
  const message = drawReport(slack, kept, { ...drawing, page });
  const kind = drawing.place === 'private' ? ({ response_type: 'ephemeral' } as const) : {};
  await args.respond({ ...kind, replace_original: true, ...message });
}

async function drawingFor(slack: SlackContext, args: ButtonArgs): Promise<Pick<ReportDrawing, 'audience' | 'place'>> {
  const place = args.body.channel?.id.startsWith('D') ? 'direct' : 'private';
  return { audience: await audienceOf(slack, args), place };
}

async function tell({ respond, body }: ButtonArgs, text: string): Promise<void> {
  const threadTs = body.container.thread_ts;
  const inThread = typeof threadTs === 'string' ? { thread_ts: threadTs } : {};
  await respond({ response_type: 'ephemeral', replace_original: false, ...inThread, text });
}
