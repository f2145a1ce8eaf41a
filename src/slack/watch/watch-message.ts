import type { Context } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Finding } from '../../review/index.js';
import type { WatchedChannel, WatchStore } from '../../watch/index.js';
import { installationOf } from '../context.js';
import type { Desk } from '../desk.js';
import { failureFacts } from '../failures.js';
import { type IncomingMessage, plainWords } from '../question.js';
import { noteMessage } from '../render/watch.js';

/** Which channels are watched, remembered for a moment: every message of every channel asks. */
export interface Watches {
  find(place: Place): Promise<WatchedChannel | undefined>;
  /** The channel's setting has changed here; other replicas learn it within `REMEMBERED_MS`. */
  forget(place: Place): void;
  readonly store: WatchStore;
}

interface Place {
  readonly team: string;
  readonly channel: string;
}

const REMEMBERED_MS = 15_000;
const MAX_CHANNELS = 10_000;

export function createWatches(store: WatchStore): Watches {
  const known = new LRUCache<string, { readonly watched: WatchedChannel | undefined }>({
    max: MAX_CHANNELS,
    ttl: REMEMBERED_MS,
  });
  const keyOf = ({ team, channel }: Place): string => `${team}:${channel}`;
  return {
    store,
    find: async (place) => {
      const remembered = known.get(keyOf(place));
      if (remembered) return remembered.watched;
      const watched = await store.find(place);
      known.set(keyOf(place), { watched });
      return watched;
    },
    forget: (place) => {
      known.delete(keyOf(place));
    },
  };
}

interface Overheard {
  readonly event: IncomingMessage;
  readonly client: WebClient;
  readonly context: Context;
}

/** Shorter messages propose nothing; longer ones are documents, for which there is the review. */
const MIN_CHARS = 20;
const MAX_CHARS = 12_000;
/** A person's new message; a file's own text is not read here. */
const SUBTYPES: ReadonlySet<string | undefined> = new Set([undefined, 'file_share', 'thread_broadcast']);

/**
 * In a watched channel, one quiet note on a message that proposes a term matching a kill-list move. Fails silently:
 * nobody asked, so nobody is told.
 */
export function handleWatchedMessage(desk: Desk, watches: Watches) {
  return async (overheard: Overheard): Promise<void> => {
    try {
      await watchMessage(desk, watches, overheard);
    } catch (error) {
      desk.log.warn('watch_failed', { channel: overheard.event.channel, ...failureFacts(error) });
    }
  };
}

async function watchMessage(desk: Desk, watches: Watches, { event, client, context }: Overheard): Promise<void> {
  const { channel, user, text = '', ts } = event;
  const installation = installationOf(context);
  const { teamId: team } = installation;
  if (user === undefined || !isProposal(event, context.botUserId)) return;
  const watched = await watches.find({ team, channel });
  if (!watched) return;
  const author = { userId: user, userTeamId: event.user_team ?? event.team };
  // Where others than the team came in since, the watch rests: a note would tell them what the team fears.
  const [reader, writer] = await Promise.all([
    desk.audiences.ofChannel(channel, installation),
    desk.audiences.ofUser(author, installation),
  ]);
  if (reader !== 'team' || writer !== 'team') return;
  if (!(await desk.deliveries.claimMessage(team, `watch:${channel}:${ts}`))) return;
  const found = await findingsIn(desk, plainWords(text));
  if (found.length === 0) return;
  const threadTs = event.thread_ts ?? ts;
  const moves = await watches.store.claimNote({
    ...{ team, channel, threadTs, nowMs: desk.now() },
    moves: found.flatMap(({ ref }) => desk.assistant.card(ref)?.ref ?? []),
  });
  if (moves.length === 0) return;
  const noted = found.filter(({ ref }) => moves.some((move) => move === ref));
  const message = noteMessage(noted, desk.assistant.library());
  desk.log.info('watch_noted', { team, channel, moves });
  if (watched.readers === 'author') {
    await client.chat.postEphemeral({ channel, user, thread_ts: threadTs, ...message });
  } else {
    const quiet = { unfurl_links: false, unfurl_media: false };
    await client.chat.postMessage({ channel, thread_ts: threadTs, ...message, ...quiet });
  }
}

/** A person's own new message in a channel, not to the bot and long enough to propose something. */
function isProposal(event: IncomingMessage, botUserId: string | undefined): boolean {
  const { subtype, bot_id, edited, user, text = '', channel } = event;
  if (!SUBTYPES.has(subtype) || bot_id !== undefined || edited !== undefined || user === botUserId) return false;
  if (event.channel_type === 'im' || channel.startsWith('D')) return false;
  if (botUserId !== undefined && text.includes(`<@${botUserId}`)) return false;
  return text.length >= MIN_CHARS && text.length <= MAX_CHARS;
}

/** One finding for each move, the severest first; weak ones are for a review that somebody asked for. */
async function findingsIn({ assistant }: Desk, text: string): Promise<Finding[]> {
  const { findings } = await assistant.reviewer.review({ text });
  const byMove = new Map<string, Finding>();
  for (const finding of findings) {
    if (finding.severity !== 'low' && !byMove.has(finding.ref)) byMove.set(finding.ref, finding);
  }
  return [...byMove.values()];
}
