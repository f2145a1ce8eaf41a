import type { Context } from '@slack/bolt';
import type { Assistant } from '../assistant.js';
import type { Log } from '../log.js';
import type { Audiences, Installation } from './audience.js';
import type { Deliveries } from './deliveries.js';
import type { DraftFiles } from './drafts/files.js';
import type { KeptReports } from './drafts/kept-reports.js';
import type { Replies } from './reply.js';
import type { Threads } from './threads.js';

/** What listeners share, made once in `app.ts`. */
export interface SlackContext {
  readonly assistant: Assistant;
  readonly replies: Replies;
  readonly audiences: Audiences;
  readonly deliveries: Deliveries;
  readonly threads: Threads;
  readonly reports: KeptReports;
  readonly draftFiles: DraftFiles;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** As users see it, without the @. */
  readonly botName: string;
}

/**
 * The installation that a request belongs to. Without the bot's own identity its team is unknown: the team that a payload
 * names may be another company's, and taken for the own one it would open what is internal.
 */
export function installationOf(context: Context): Installation {
  return { teamId: context.botUserId === undefined ? '' : (context.teamId ?? ''), token: context.botToken };
}
