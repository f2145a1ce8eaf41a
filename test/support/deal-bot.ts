import { expect, vi } from 'vitest';
import type { Library } from '../../src/library/index.js';
import type { Workspace, WorkspaceSeed } from '../../src/sandbox/index.js';
import type { SlackApp, SlackAppOptions } from '../../src/slack/app.js';
import type { Stores } from '../../src/store/index.js';
import { visibleText } from './read-blocks.js';
import { type LogLine, runApp, startTestWorkspace } from './run-app.js';

export { elementsOf, visibleText } from './read-blocks.js';

/** The bot with its database, behind its real receiver, in a workspace on loopback. */
export interface DealBot {
  readonly workspace: Workspace;
  readonly library: Library;
  readonly app: SlackApp;
  readonly logs: readonly LogLine[];
  /** `/pattern` with these words, by Ada in #deal-room unless said otherwise; what it showed privately afterwards. */
  pattern(text: string, by?: { readonly user?: string; readonly channel?: string }): Promise<Shown>;
  /** What the bot has posted in a channel, oldest first. */
  posted(channel?: string): readonly BotMessage[];
  /** Resolves when the bot has done what it does after its acknowledgements, the database included. */
  settled(): Promise<void>;
  /** From now on Slack's requests go to this bot. */
  listen(): void;
  close(): Promise<void>;
}

export interface Shown {
  /** The newest private message to the person, if the command brought one. */
  readonly ephemeral: { readonly ts: string; readonly seen: string } | undefined;
  /** The window that opened, if one did. */
  readonly view: ReturnType<Workspace['views']>[number] | undefined;
}

export type BotMessage = ReturnType<Workspace['messages']>[number];

/** Ada and Ben are colleagues, Gus is a guest, Fay belongs to another company. Ada's clock is Berlin's. */
export const SEED: WorkspaceSeed = {
  users: [
    { name: 'ada', realName: 'Ada Lind', tz: 'Europe/Berlin' },
    { name: 'ben', realName: 'Ben Okoro', tz: 'America/New_York' },
    { name: 'gus', realName: 'Gus Guest', isRestricted: true },
    { name: 'fay', realName: 'Fay Foreign', teamId: 'T0OTHER' },
  ],
  channels: [
    { name: 'deal-room', kind: 'private', members: ['ada', 'ben'] },
    { name: 'other-deal', members: ['ada'] },
    { name: 'no-bot', hasBot: false, members: ['ada', 'ben'] },
    { name: 'partner', isExtShared: true, members: ['ada', 'ben', 'fay'] },
    { name: 'with-guest', members: ['ada', 'gus'] },
  ],
};

/** Wednesday 18 November 2026, 11:00 in Berlin. */
export const NOW_MS = Date.parse('2026-11-18T10:00:00Z');

/** A clock that stands until it is moved. */
export interface Clock {
  now(): number;
  set(iso: string): void;
}

export function standingClock(atMs = NOW_MS): Clock {
  let now = atMs;
  return {
    now: () => now,
    set: (iso) => {
      now = Date.parse(iso);
    },
  };
}

export interface DealBotOptions {
  readonly stores: Stores;
  readonly clock?: Clock;
  readonly seed?: WorkspaceSeed;
  readonly timing?: SlackAppOptions['timing'];
  /** Stands beside the bot that is in this workspace already, as a second replica. */
  readonly workspace?: Workspace;
}

/** Between two calls of the bot lie database writes, on a machine that does other things as well. */
const QUIET_MS = 120;

let teams = 0;

export async function startDealBot({
  stores,
  clock = standingClock(),
  seed = SEED,
  timing,
  workspace: existing,
}: DealBotOptions): Promise<DealBot> {
  teams += 1;
  // A workspace of its own for each bot, so that the tests of a file can share one database.
  const ownSeed = { ...seed, team: { id: `T${process.pid}X${teams}` } };
  const workspace = existing ?? (await startTestWorkspace(ownSeed, { clock: clock.now }));
  const { app, library, origin, logs } = await runApp({
    workspace,
    app: { stores, now: clock.now, timing: { pollMs: 3_600_000, pace: { burst: 1000, refillMs: 1 }, ...timing } },
  });
  const listen = () => workspace.connect(`${origin}/slack/events`);
  if (!existing) listen();
  const settled = async () => {
    for (;;) {
      await workspace.idle({ quietMs: QUIET_MS });
      const before = workspace.calls().length;
      // On a slow machine the bot may be quiet because it waits for its database: as long as these take, so does it.
      for (let times = 0; times < 4; times++) await stores.deals.find({ team: '', channel: '' }).catch(() => undefined);
      if (workspace.calls().length === before) return;
    }
  };
  const bot: DealBot = {
    workspace,
    library,
    app,
    logs,
    pattern: async (text, { user = 'ada', channel = 'deal-room' } = {}) => {
      const before = workspace.ephemerals({ user }).length;
      const opened = workspace.calls('views.open').length;
      const { error, ephemeral } = await workspace.command({ user, channel, text });
      if (error) throw new Error(`/pattern ${text}: ${error}`);
      const newestEphemeral = () => ephemeral ?? workspace.ephemerals({ user }).slice(before).at(-1);
      await vi.waitFor(() => expect(newestEphemeral() ?? workspace.calls('views.open')[opened]).toBeDefined(), 5000);
      await settled();
      const newest = newestEphemeral();
      return {
        ephemeral: newest && { ts: newest.ts, seen: `${newest.text}\n${visibleText(newest.blocks)}` },
        view: workspace.views({ user }).at(-1),
      };
    },
    posted: (channel = 'deal-room') =>
      workspace
        .messages(channel)
        .filter(({ user, subtype }) => user === workspace.botUserId && subtype !== 'channel_join'),
    settled,
    listen,
    close: async () => {
      await app.stop();
      if (!existing) await workspace.close();
    },
  };
  return bot;
}
