import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { SlackContext } from './context.js';
import type { DealStores, Desk } from './desk.js';
import { createPeople } from './people.js';
import { createNotices } from './posting/notices.js';
import { createPace, type PaceOptions, UPDATE_PACE } from './posting/pace.js';
import { createSharedLists } from './posting/shared-lists.js';
import { createReminders, type Reminders } from './reminders/poller.js';

/** Nobody waits for these calls, so each may take its time; a 429 is theirs to wait out. */
const BACKGROUND_CLIENT = { timeout: 10_000, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true };

/** How long a stop waits for drawings; what is then missing is drawn with the next change. */
const DRAIN_MS = 3000;

export interface DeskOptions {
  readonly slack: SlackContext;
  readonly stores: DealStores;
  readonly clientOptions: WebClientOptions;
  readonly tokenOf: (team: string) => string | undefined;
  /** Default: what Slack allows. */
  readonly pace?: PaceOptions | undefined;
  /** How often due posts are looked for. */
  readonly pollMs?: number | undefined;
}

export interface OpenDesk {
  readonly desk: Desk;
  readonly reminders: Reminders;
  /** Posts nothing more by itself, and draws what waits for its drawing. */
  close(): Promise<void>;
}

/** Everything that keeps and shows a team's deals, beside the listeners. */
export function openDesk(options: DeskOptions): OpenDesk {
  const { slack, stores, clientOptions, tokenOf, pace = UPDATE_PACE, pollMs } = options;
  const { assistant, log, now } = slack;
  const client = new WebClient(undefined, { ...clientOptions, ...BACKGROUND_CLIENT });
  const readersOf = (team: string, channel: string) =>
    slack.audiences.findOfChannel(channel, { teamId: team, token: tokenOf(team) });
  const isTeamChannel = async (team: string, channel: string) => (await readersOf(team, channel)) === 'team';
  const notices = createNotices({ stores, client, tokenOf, botName: slack.botName, log, now });
  const lists = createSharedLists({
    checklists: stores.checklists,
    client,
    tokenOf,
    library: assistant.library,
    pace: createPace(pace),
    log,
    readersOf,
    onLost: async ({ checklist, by, why }) => {
      const deal = await stores.deals.find(checklist).catch(() => undefined);
      const person = by === 'bot' ? (deal?.preparer ?? checklist.created.by) : by;
      const user = why === 'message-gone' ? person : (deal?.preparer ?? person);
      if (user === 'bot') return;
      await notices.tell({ team: checklist.team, channel: checklist.channel, kind: why, user, checklist });
    },
  });
  const parts = { assistant, stores, lists, now, client, tokenOf, log, notices, isTeamChannel };
  const reminders = createReminders(pollMs === undefined ? parts : { ...parts, pollMs });
  return {
    desk: { ...slack, stores, lists, people: createPeople() },
    reminders,
    close: async () => {
      await reminders.stop();
      await Promise.race([lists.drained(), new Promise((resolve) => setTimeout(resolve, DRAIN_MS).unref())]);
    },
  };
}
