import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Library } from '../../src/library/index.js';
import type { Reviewer } from '../../src/review/index.js';
import type { CommandResult, Workspace, WorkspaceSeed } from '../../src/sandbox/index.js';
import { createStores, type Database, openDatabase, type Stores } from '../../src/store/index.js';
import { startAdminProxy } from './admin-proxy.js';
import { type LogLine, runApp, startTestWorkspace } from './run-app.js';

export { buttonsOf, visibleText } from './read-blocks.js';

/** The real bot behind its real receiver, in a workspace on loopback. */
export interface TestBot {
  readonly workspace: Workspace;
  readonly library: Library;
  /** Where the bot listens: `http://127.0.0.1:port`. */
  readonly origin: string;
  readonly logs: readonly LogLine[];
  /** `/pattern` with these words, by Ada in #deal-room unless said otherwise. */
  pattern(text: string, by?: { readonly user?: string; readonly channel?: string }): Promise<CommandResult>;
  readonly stores: Stores;
  readonly database: Database;
  /** Says something and waits for the bot's answer in the thread; fails where none comes. */
  ask(input: SayInput): Promise<Message>;
  /** Says something and gives what the bot posted in the thread by the time it has long been done. */
  overhear(input: SayInput): Promise<readonly Message[]>;
  /** What the bot posted in a channel. */
  posted(channel: string): readonly Message[];
  /** Waits until everything under way is done. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export type Message = ReturnType<Workspace['messages']>[number];
type SayInput = Parameters<Workspace['say']>[0];

/** Longer than any answer takes on a busy machine; an answer ends the wait. */
const ANSWER_TIMEOUT_MS = 8000;
/** Without an open call for so long, the bot is done. */
const QUIET_MS = 150;

/** Ada and Ben are colleagues, Gus is a guest, Fay belongs to another company. */
export const SEED: WorkspaceSeed = {
  users: [
    { name: 'ada', realName: 'Ada Lind' },
    { name: 'ben', realName: 'Ben Okoro' },
    { name: 'gus', realName: 'Gus Guest', isRestricted: true },
    { name: 'fay', realName: 'Fay Foreign', teamId: 'T0OTHER' },
    { name: 'relay', realName: 'Relay Bot', isBot: true },
  ],
  channels: [
    { name: 'deal-room' },
    { name: 'no-bot', hasBot: false },
    { name: 'partner', isExtShared: true, members: ['ada', 'ben', 'fay'] },
    { name: 'pending', isPendingExtShared: true },
    { name: 'with-guest', members: ['ada', 'gus'] },
  ],
};

export interface TestBotOptions {
  readonly seed?: WorkspaceSeed;
  readonly libraryFolders?: readonly string[];
  /** Another process's database, shared. */
  readonly stores?: Stores;
  /** What fails from the beginning, by method. */
  readonly firstFaults?: Readonly<Record<string, Parameters<Workspace['failNext']>[1]>>;
  /** People who are admins of the workspace. */
  readonly admins?: readonly string[];
  /** Bot scopes; all by default. */
  readonly scopes?: readonly string[];
  /** Reviews drafts in place of the shipped review. */
  readonly reviewer?: Reviewer;
  /** Takes the place of the bot that is in this workspace, as after a restart. */
  readonly workspace?: Workspace;
  /** Epoch milliseconds, as the bot sees them. */
  readonly now?: () => number;
  /** What a health check is told of the database. */
  readonly databaseState?: () => Promise<'opening' | 'open' | 'unreachable'>;
}

export async function startBot({
  seed = SEED,
  libraryFolders = ['data'],
  now = Date.now,
  workspace: existing,
  reviewer,
  scopes,
  admins = [],
  firstFaults = {},
  stores: sharedStores,
  databaseState,
}: TestBotOptions = {}): Promise<TestBot> {
  const workspace = existing ?? (await startTestWorkspace(seed, { scopes }));
  for (const [method, fault] of Object.entries(firstFaults)) workspace.failNext(method, fault);
  const stateDir = await mkdtemp(join(tmpdir(), 'deal-patterns-'));
  const database = await openDatabase({ stateDir });
  const stores = sharedStores ?? createStores(database);
  const proxy = admins.length > 0 ? await startAdminProxy(workspace, admins) : undefined;
  const { app, library, origin, logs } = await runApp({
    workspace,
    libraryFolders,
    parts: { ...stores, ...(reviewer ? { reviewer } : {}) },
    app: { stores, now, ...(databaseState ? { databaseState } : {}) },
    apiUrl: proxy?.apiUrl,
  });
  workspace.connect(`${origin}/slack/events`);
  return {
    workspace,
    library,
    origin,
    logs,
    pattern: (text, { user = 'ada', channel = 'deal-room' } = {}) => workspace.command({ user, channel, text }),
    stores,
    database,
    ask: async (input) => {
      const said = workspace.say(input);
      const deadline = performance.now() + ANSWER_TIMEOUT_MS;
      for (;;) {
        const [answer] = answersTo(workspace, said);
        if (answer) {
          await workspace.idle({ quietMs: QUIET_MS });
          return answer;
        }
        if (performance.now() > deadline) throw new Error(`No answer came to "${input.text}".`);
        await sleep(5);
      }
    },
    overhear: async (input) => {
      const said = workspace.say(input);
      await workspace.idle({ quietMs: QUIET_MS });
      return answersTo(workspace, said);
    },
    posted: (channel) => workspace.messages(channel).filter(({ user }) => user === workspace.botUserId),
    settled: () => workspace.idle({ quietMs: QUIET_MS }),
    close: async () => {
      await app.stop();
      proxy?.close();
      if (!existing) await workspace.close();
      await database.close();
      await rm(stateDir, { recursive: true, force: true });
    },
  };
}

function answersTo(workspace: Workspace, said: Message): readonly Message[] {
  return workspace
    .messages(said.channel, { threadTs: said.threadTs ?? said.ts })
    .filter(({ user, ts }) => user === workspace.botUserId && ts > said.ts);
}
