import type { Config } from './config.js';

/** Facts of a log line: ids, counts, durations in ms, codes. Never the text of a message, question or draft. */
export type LogFacts = Readonly<Record<string, string | number | boolean | undefined | readonly string[]>>;

export interface Log {
  debug(event: string, facts?: LogFacts): void;
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  error(event: string, facts?: LogFacts): void;
}

const LEVELS: readonly Config['logLevel'][] = ['debug', 'info', 'warn', 'error'];

/** One JSON object a line, as log collectors expect. Standard error keeps standard output free for results. */
export function createLog(level: Config['logLevel'], write: (line: string) => void, now: () => Date): Log {
  const at =
    (own: Config['logLevel']) =>
    (event: string, facts: LogFacts = {}): void => {
      if (LEVELS.indexOf(own) < LEVELS.indexOf(level)) return;
      write(`${JSON.stringify({ time: now().toISOString(), level: own, event, ...facts })}\n`);
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
