import { compose } from '../compose.js';
import type { Config } from '../config.js';
import { DealPatternsError } from '../errors.js';
import { createLog } from '../log.js';
import { createSlackApp } from '../slack/app.js';
import type { SandboxOptions } from './start-sandbox.js';

const BOT_NAME = 'Deal Patterns';
/** How long open requests may take to end after SIGTERM. */
const STOP_TIMEOUT_MS = 8000;

/** Starts the bot or, without a token, the sandbox; stops on SIGTERM and SIGINT. Exit code 1 where it cannot start. */
export async function runBot(readConfig: () => Config): Promise<void> {
  try {
    const config = readConfig();
    const log = createLog(
      config.logLevel,
      (line) => process.stderr.write(line),
      () => new Date(),
    );
    const composed = await compose(config, log);
    const { assistant, stores } = composed;
    const { slack } = config;
    const surface =
      slack.mode === 'sandbox'
        ? await runSandbox({ config, assistant, stores, log, botName: BOT_NAME })
        : await startSlack({ ...config, slack, assistant, stores, log, botName: BOT_NAME });
    stopOnSignal(async () => {
      await surface.stop();
      await composed.close();
    });
  } catch (error) {
    if (!(error instanceof DealPatternsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** Loaded when it is run: a bot in Slack has no use for a workspace of its own. */
async function runSandbox(options: SandboxOptions): Promise<{ stop(): Promise<void> }> {
  const { startSandbox } = await import('./start-sandbox.js');
  return startSandbox(options);
}

async function startSlack(options: Parameters<typeof createSlackApp>[0]): Promise<{ stop(): Promise<void> }> {
  const app = createSlackApp(options);
  const { port } = await app.start();
  options.log.info('started', { mode: options.slack.mode, port, library: options.assistant.library().version });
  return app;
}

function stopOnSignal(stop: () => Promise<void>): void {
  const onSignal = (): void => {
    setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
    void stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', onSignal);
  process.once('SIGINT', onSignal);
}
