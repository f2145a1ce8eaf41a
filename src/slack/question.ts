/** The fields of a message or mention event that say whether and what the bot was asked. */
export interface IncomingMessage {
  readonly subtype?: string | undefined;
  readonly bot_id?: string | undefined;
  readonly app_id?: string | undefined;
  readonly user?: string | undefined;
  readonly text?: string | undefined;
  readonly ts: string;
  readonly thread_ts?: string | undefined;
  readonly channel: string;
  readonly channel_type?: string | undefined;
  readonly edited?: unknown;
}

/** What someone asked the bot. */
export interface AddressedQuestion {
  readonly text: string;
  readonly userId: string;
  readonly channel: string;
  readonly ts: string;
  /** The thread that the answer belongs in. */
  readonly threadTs: string;
  /** In a conversation of the person and the bot alone. */
  readonly isDirect: boolean;
}

/** A message of a person: no edit, join, unfurl or other bot. A file and a broadcast reply are ordinary messages. */
const PEOPLE_SUBTYPES: ReadonlySet<string | undefined> = new Set([undefined, 'file_share', 'thread_broadcast']);

/** What was asked, or undefined where nobody addressed the bot: not a person's message, no mention, no direct message. */
export function readQuestion(event: IncomingMessage, botUserId: string | undefined): AddressedQuestion | undefined {
  const { user, text = '', ts, thread_ts: threadTs, channel } = event;
  if (!PEOPLE_SUBTYPES.has(event.subtype) || event.edited !== undefined) return undefined;
  if (user === undefined || event.bot_id !== undefined || user === botUserId) return undefined;
  const isDirect = event.channel_type === 'im' || channel.startsWith('D');
  const mention = botUserId === undefined ? undefined : `<@${botUserId}>`;
  const isMentioned = mention !== undefined && text.includes(mention);
  if (!isDirect && !isMentioned) return undefined;
  return {
    text: mention === undefined ? text : text.replaceAll(mention, ' ').trim(),
    userId: user,
    channel,
    ts,
    threadTs: threadTs ?? ts,
    isDirect,
  };
}
