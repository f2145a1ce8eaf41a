import type { SlackFile } from './drafts/files.js';
import { unescapeText } from './render/text.js';

/** The fields of a message or mention event that say whether and what the bot was asked. */
export interface IncomingMessage {
  readonly subtype?: string | undefined;
  readonly bot_id?: string | undefined;
  readonly user?: string | undefined;
  /** The author's workspace, where the message comes through Slack Connect. */
  readonly user_team?: string | undefined;
  readonly team?: string | undefined;
  readonly text?: string | undefined;
  readonly ts: string;
  readonly thread_ts?: string | undefined;
  readonly channel: string;
  readonly channel_type?: string | undefined;
  readonly edited?: unknown;
  readonly files?: readonly SlackFile[] | undefined;
}

/** A person's message that the bot may have to answer. */
export interface PersonsMessage {
  /** As typed, without mentions; channels and links by what is read of them. */
  readonly text: string;
  readonly userId: string;
  readonly userTeamId: string | undefined;
  readonly channel: string;
  readonly ts: string;
  /** The thread that an answer belongs in. */
  readonly threadTs: string;
  /** What is attached. */
  readonly files: readonly SlackFile[];
  /** In a conversation of the person and the bot alone. */
  readonly isDirect: boolean;
  /** `addressed`: it mentions the bot or is written to it alone. `reply`: it stands in a thread and mentions nobody. */
  readonly kind: 'addressed' | 'reply';
}

/** A message of a person: no edit, join, unfurl or other bot. A file and a broadcast reply are ordinary messages. */
const PEOPLE_SUBTYPES: ReadonlySet<string | undefined> = new Set([undefined, 'file_share', 'thread_broadcast']);

/** The message, or undefined where there is nothing to answer: no person's message, or neither to the bot nor a reply. */
export function readMessage(event: IncomingMessage, botUserId: string | undefined): PersonsMessage | undefined {
  const { user, text = '', ts, thread_ts: threadTs, channel } = event;
  if (!PEOPLE_SUBTYPES.has(event.subtype) || event.edited !== undefined) return undefined;
  if (user === undefined || event.bot_id !== undefined || user === botUserId) return undefined;
  const isDirect = event.channel_type === 'im' || channel.startsWith('D');
  const mention = botUserId === undefined ? undefined : mentionOf(botUserId);
  const isMentioned = mention !== undefined && text.search(mention) !== -1;
  const isReply = threadTs !== undefined && threadTs !== ts && !/<[@!]/.test(text);
  if (!isDirect && !isMentioned && !isReply) return undefined;
  return {
    text: plainWords(text),
    userId: user,
    userTeamId: event.user_team ?? event.team,
    channel,
    ts,
    threadTs: threadTs ?? ts,
    files: event.files ?? [],
    isDirect,
    kind: isDirect || isMentioned ? 'addressed' : 'reply',
  };
}

/** What a person reads of a message's text, without the people it mentions: their ids say nothing and are theirs. */
export function plainWords(text: string): string {
  const words = text
    .replace(/<[@!][^<>]*>/g, ' ')
    .replace(/<[^<>|]*\|([^<>]*)>/g, '$1')
    .replace(/<#[^<>]*>/g, ' ')
    .replace(/<((?:https?|mailto|tel):[^<>]*)>/g, '$1');
  return unescapeText(words).trim();
}

/** `<@U…>`, or with a label as some clients send it: `<@U…|deal-patterns>`. */
function mentionOf(userId: string): RegExp {
  return new RegExp(`<@${userId}(?:\\|[^>]*)?>`);
}
