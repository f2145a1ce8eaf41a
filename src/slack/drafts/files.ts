import type { WebClient } from '@slack/web-api';
import { WebAPIPlatformError } from '@slack/web-api';
import { type DraftFile, MAX_FILE_BYTES } from '../../review/index.js';

/** A file as an event or a message shortcut names it. */
export interface SlackFile {
  readonly id?: string | undefined;
  readonly name?: string | null | undefined;
  readonly size?: number | undefined;
  readonly mode?: string | undefined;
  readonly is_external?: boolean | undefined;
  readonly file_access?: string | undefined;
  readonly url_private_download?: string | undefined;
  readonly url_private?: string | undefined;
}

/** The file's bytes, or one plain sentence on why there are none. */
export type FetchedFile =
  | { readonly kind: 'file'; readonly file: DraftFile }
  | { readonly kind: 'refused'; readonly name: string; readonly why: string };

export interface DraftFiles {
  /** Fetches a file that was attached. `token` is the bot's in that workspace. */
  fetch(file: SlackFile, token: string | undefined): Promise<FetchedFile>;
}

const READABLE = /\.(?:docx|pdf|txt|md|markdown)$/i;
const FETCH_TIMEOUT_MS = 15_000;

const TOO_LARGE = 'is larger than 5 MB. Send the part that matters, or run `deal-patterns review` on a part of it.';
const NO_SCOPE =
  'could not be fetched: this app was not given the scope `files:read`. Ask an admin to install it anew with that scope.';
const NOT_VISIBLE = 'is not visible to me. Invite me to the channel, or send me the file in a direct message.';
const GONE = 'is not there any more.';

/** True where the name is one of a draft that can be read. */
export const isReadableFile = ({ name, file_access }: SlackFile): boolean =>
  // What is shared from another company has no name until it is asked for.
  READABLE.test(name ?? '') || file_access === 'check_file_info';

export interface DraftFilesParts {
  readonly client: WebClient;
  /** Where the Web API is, if it is not Slack's own. */
  readonly apiUrl: string | undefined;
}

export function createDraftFiles({ client, apiUrl }: DraftFilesParts): DraftFiles {
  return {
    fetch: async (named, token) => {
      const refused = (why: string): FetchedFile => ({ kind: 'refused', name: named.name ?? 'The file', why });
      const looked = named.file_access === 'check_file_info' ? await lookUp(client, named, token) : named;
      if (typeof looked === 'string') return refused(looked);
      const name = looked.name ?? '';
      const why = whyNot(looked) ?? (READABLE.test(name) ? undefined : WRONG_KIND);
      if (why !== undefined) return refused(why);
      const address = looked.url_private_download ?? looked.url_private;
      if (address === undefined || !isSlacks(address, apiUrl)) return refused('is not kept in Slack. Upload it here.');
      const bytes = await download(address, token);
      return typeof bytes === 'string' ? refused(bytes) : { kind: 'file', file: { name, bytes } };
    },
  };
}

const WRONG_KIND = 'is no .docx, .pdf, .txt or .md file. Those are what I can read.';

function whyNot({ mode, is_external, size }: SlackFile): string | undefined {
  if (mode === 'tombstone') return GONE;
  if (mode === 'hidden_by_limit') return 'is hidden by the limits of this workspace’s plan.';
  if (is_external || mode === 'external') return 'is not kept in Slack. Upload it here.';
  return size !== undefined && size > MAX_FILE_BYTES ? TOO_LARGE : undefined;
}

/** Of a file from another company an event says nothing but its id. */
async function lookUp(client: WebClient, { id }: SlackFile, token: string | undefined): Promise<SlackFile | string> {
  if (id === undefined) return NOT_VISIBLE;
  try {
    const { file } = await client.files.info({ file: id, ...(token ? { token } : {}) });
    return file ?? NOT_VISIBLE;
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) throw error;
    if (error.data.error === 'missing_scope') return NO_SCOPE;
    return error.data.error === 'file_deleted' ? GONE : NOT_VISIBLE;
  }
}

/** The bot's token goes to Slack and nowhere else. */
function isSlacks(address: string, apiUrl: string | undefined): boolean {
  const { protocol, hostname, origin } = new URL(address);
  if (apiUrl !== undefined && origin === new URL(apiUrl).origin) return true;
  return protocol === 'https:' && (hostname === 'slack.com' || hostname.endsWith('.slack.com'));
}

/** Without the scope, Slack sends its sign-in page with status 200, or leads there. */
async function download(address: string, token: string | undefined): Promise<Uint8Array | string> {
  const response = await fetch(address, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    redirect: 'manual',
    signal: AbortSignal.timeout(FETCH_TIMEOUT_MS),
  });
  const isPage = response.headers.get('content-type')?.includes('text/html') === true;
  if (isPage || (response.status >= 300 && response.status < 400)) return NO_SCOPE;
  if (response.status === 404) return GONE;
  if (!response.ok) return `could not be fetched: Slack answered ${response.status}. Try again in a minute.`;
  return (await readUpTo(response, MAX_FILE_BYTES)) ?? TOO_LARGE;
}

/** Undefined where there is more than the sizes said: nothing beyond the limit is held in memory. */
async function readUpTo(response: Response, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
