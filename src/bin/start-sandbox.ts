import type { Assistant } from '../assistant.js';
import type { Config } from '../config.js';
import type { Log } from '../log.js';

export interface SandboxOptions {
  readonly config: Config;
  readonly assistant: Assistant;
  readonly log: Log;
  readonly botName: string;
}

export async function startSandbox(_options: SandboxOptions): Promise<{ stop(): Promise<void> }> {
  throw new Error('not yet');
}
