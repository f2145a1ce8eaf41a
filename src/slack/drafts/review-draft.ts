import { type Draft, type FileText, type Report, ReviewStopped } from '../../review/index.js';
import { installationOf, type SlackContext } from '../context.js';
import type { Audience } from '../render/drawing.js';
import { quoteUser } from '../render/text.js';
import { type FetchedFile, isReadableFile, type SlackFile } from './files.js';
import type { KeptReport } from './kept-reports.js';

/** Who asked for a review. */
export interface ReviewAsker {
  readonly team: string;
  readonly user: string;
  readonly audience: Audience;
}

export interface NamedDraft {
  readonly name: string;
  readonly draft: Draft;
}

/** A report that is kept, so that its buttons work; or one sentence on why there is none. */
export type Reviewed =
  | { readonly kind: 'report'; readonly kept: KeptReport }
  | { readonly kind: 'sentence'; readonly text: string };

/** More files than that in one message are reviewed one message after the other. */
const MAX_FILES = 3;

export async function reviewDraft(
  slack: SlackContext,
  asker: ReviewAsker,
  { name, draft }: NamedDraft,
): Promise<Reviewed> {
  if (draft.text.trim() === '') return { kind: 'sentence', text: `${quoteUser(name)} holds no words.` };
  const startedMs = performance.now();
  const report = await reviewOrWhyNot(slack, draft);
  if (typeof report === 'string') return { kind: 'sentence', text: `${quoteUser(name)}: ${report}` };
  const kept = slack.reports.keep({ name, draft, report, team: asker.team, owner: asker.user });
  slack.log.info('draft_reviewed', {
    team: asker.team,
    chars: draft.text.length,
    findings: report.findings.length,
    topics: report.topics.length,
    ms: Math.round(performance.now() - startedMs),
  });
  return { kind: 'report', kept };
}

async function reviewOrWhyNot({ assistant, log }: SlackContext, draft: Draft): Promise<Report | string> {
  try {
    return await assistant.reviewer.review(draft);
  } catch (error) {
    if (!(error instanceof ReviewStopped)) throw error;
    log.warn('review_stopped', { chars: draft.text.length });
    return error.message;
  }
}

/** The reports on the files of a message, or a sentence on each that cannot be read. */
export async function reviewFiles(
  slack: SlackContext,
  asker: ReviewAsker,
  files: readonly SlackFile[],
  token: string | undefined,
): Promise<Reviewed[]> {
  const readable = files.filter(isReadableFile);
  const reviewed: Reviewed[] = [];
  for (const file of readable.slice(0, MAX_FILES)) {
    const read = await readDraft(slack, await slack.draftFiles.fetch(file, token));
    reviewed.push(
      read.kind === 'refused'
        ? { kind: 'sentence', text: `${quoteUser(read.name)} ${read.why}` }
        : await reviewDraft(slack, asker, read),
    );
  }
  if (readable.length > MAX_FILES) {
    const text = `I read the first ${MAX_FILES} of ${readable.length} files. Send the others once more.`;
    reviewed.push({ kind: 'sentence', text });
  }
  if (readable.length === 0) reviewed.push({ kind: 'sentence', text: UNREADABLE });
  return reviewed;
}

const UNREADABLE = 'None of these files is a .docx, .pdf, .txt or .md, which I can read.';

type ReadDraft = Extract<FetchedFile, { kind: 'refused' }> | (NamedDraft & { readonly kind: 'draft' });

async function readDraft({ assistant, log }: SlackContext, fetched: FetchedFile): Promise<ReadDraft> {
  if (fetched.kind === 'refused') return fetched;
  const { name } = fetched.file;
  const text: FileText = await assistant.reviewer.readFile(fetched.file);
  if (text.kind === 'unreadable') {
    log.info('draft_unreadable', { bytes: fetched.file.bytes.length });
    return { kind: 'refused', name, why: `cannot be reviewed: ${text.why}` };
  }
  return { kind: 'draft', name, draft: text };
}

/** Who asks, and what of the library that person may read. */
export async function askerOf(
  { audiences }: SlackContext,
  person: { readonly userId: string; readonly userTeamId: string | undefined },
  context: Parameters<typeof installationOf>[0],
): Promise<ReviewAsker> {
  const installation = installationOf(context);
  return { team: installation.teamId, user: person.userId, audience: await audiences.ofUser(person, installation) };
}
