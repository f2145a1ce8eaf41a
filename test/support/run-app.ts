import { type AssistantParts, createAssistant } from '../../src/assistant.js';
import type { Library } from '../../src/library/index.js';
import { loadLibrary } from '../../src/library/load.js';
import { createLog } from '../../src/log.js';
import { startWorkspace, type Workspace, type WorkspaceOptions, type WorkspaceSeed } from '../../src/sandbox/index.js';
import { createSlackApp, type SlackApp, type SlackAppOptions } from '../../src/slack/app.js';

/** One line of the bot's log. */
export type LogLine = Readonly<Record<string, unknown>> & { readonly event: string };

/** The real app behind its real receiver, in a workspace on loopback. */
export interface RunningApp {
  readonly app: SlackApp;
  readonly library: Library;
  /** Where the app listens: `http://127.0.0.1:port`. */
  readonly origin: string;
  readonly logs: readonly LogLine[];
}

export interface RunAppOptions {
  readonly workspace: Workspace;
  readonly libraryFolders?: readonly string[] | undefined;
  /** What the assistant has besides the library. */
  readonly parts?: Omit<AssistantParts, 'library' | 'problems'>;
  readonly app: Partial<SlackAppOptions>;
  /** In place of the workspace's own Web API. */
  readonly apiUrl?: string | undefined;
}

const SIGNING_SECRET = 'test-signing-secret';
const BOT_TOKEN = 'xoxb-test';

/** A workspace that the app can be run in. */
export function startTestWorkspace(
  seed: WorkspaceSeed,
  options: Pick<WorkspaceOptions, 'clock' | 'pageScripts'> & { readonly scopes?: readonly string[] | undefined } = {},
): Promise<Workspace> {
  const { scopes, ...rest } = options;
  return startWorkspace({
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    app: {
      name: 'Deal Patterns',
      commands: [{ command: '/pattern', description: 'Deal patterns', shouldEscape: true }],
      ...(scopes ? { scopes } : {}),
    },
    seed,
    retryDelaysMs: [0, 10, 20],
    ...rest,
  });
}

/** Starts the app; Slack's requests go to it once the workspace is connected to its `origin`. */
export async function runApp(options: RunAppOptions): Promise<RunningApp> {
  const { workspace, libraryFolders = ['data'], parts = {}, apiUrl = workspace.apiUrl } = options;
  const outcome = loadLibrary(libraryFolders);
  if (outcome.kind === 'invalid') throw new Error(`The library is invalid: ${outcome.problems[0]?.message}`);
  const { library } = outcome;
  const logs: LogLine[] = [];
  const app = createSlackApp({
    assistant: createAssistant({ library, problems: () => [], ...parts }),
    slack: { mode: 'http', botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET, apiUrl },
    port: 0,
    host: '127.0.0.1',
    log: createLog(
      'debug',
      (line) => logs.push(JSON.parse(line)),
      () => new Date(0),
    ),
    botName: 'Deal Patterns',
    ...options.app,
  });
  const { port } = await app.start();
  return { app, library, origin: `http://127.0.0.1:${port}`, logs };
}
