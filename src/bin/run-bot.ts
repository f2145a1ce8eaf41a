import { setTimeout } from 'node:timers/promises';
import { compose } from '../compose.js';
import type { Config } from '../config.js';
import { createLog } from '../log.js';
import { createSlackApp } from '../slack/app.js';
import { startProblem } from './start-problem.js';
import type { SandboxOptions } from './start-sandbox.js';

const BOT_NAME = 'Deal Patterns';
/** How long open requests may take to end after SIGTERM. */
const STOP_TIMEOUT_MS = 8000;

/** The first requests after a start come before the database, whose opening would hold them up. */
const DATABASE_DELAY_MS = 200;

/** Starts the bot or, without a token, the sandbox; stops on SIGTERM and SIGINT. Exit code 1 where it cannot start. */
export async function runBot(readConfig: () => Config): Promise<void> {
  let config: Config | undefined;
  try {
    config = readConfig();
    await start(config);
  } catch (error) {
    const problem = startProblem(error, config);
    if (problem === undefined) throw error;
    process.stderr.write(`${problem}\n`);
    process.exitCode = 1;
  }
}

async function start(config: Config): Promise<void> {
  const log = createLog(
    config.logLevel,
    (line) => process.stderr.write(line),
    () => new Date(),
  );
  const composed = await compose(config, log);
  const running: { surface?: { stop(): Promise<void> } } = {};
  const stop = async (): Promise<void> => {
    await running.surface?.stop();
    await composed.close();
  };
  try {
    const { slack } = config;
    if (slack.mode === 'sandbox') {
      await composed.openDatabase();
      running.surface = await runSandbox({ ...composed, config, log, botName: BOT_NAME });
      stopOnSignal(stop);
      return;
    }
    const app = createSlackApp({ ...config, ...composed, slack, log, botName: BOT_NAME });
    const { port } = await app.start();
    running.surface = app;
    stopOnSignal(stop);
    await setTimeout(DATABASE_DELAY_MS);
    await composed.openDatabase();
    log.info('started', { mode: slack.mode, port, library: composed.assistant.library().version });
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Loaded when it is run: a bot in Slack has no use for a workspace of its own. */
async function runSandbox(options: SandboxOptions): Promise<{ stop(): Promise<void> }> {
  const { startSandbox } = await import('./start-sandbox.js');
  return startSandbox(options);
}

function stopOnSignal(stop: () => Promise<void>): void {
  const onSignal = (): void => {
    globalThis.setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
    void stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', onSignal);
  process.once('SIGINT', onSignal);
}
