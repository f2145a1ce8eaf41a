import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../log.js';

/**
 * Bolt's own messages in the project's log. Bolt prints payloads at debug level, which hold what people wrote, and may
 * put request bodies into warnings: only the first line's first words are kept, and debug is dropped.
 */
export function boltLogger(log: Log): Logger {
  const words = (messages: unknown[]): { bolt: string } => ({ bolt: firstWords(messages[0]) });
  return {
    debug: () => {},
    info: (...messages) => log.debug('bolt', words(messages)),
    warn: (...messages) => log.warn('bolt', words(messages)),
    error: (...messages) => log.error('bolt', words(messages)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}

const MAX_CHARS = 120;

function firstWords(message: unknown): string {
  const text =
    message instanceof Error
      ? `${message.name}: ${errorCode(message)}`
      : typeof message === 'string'
        ? message
        : typeof message;
  return text.split('\n')[0]?.slice(0, MAX_CHARS) ?? '';
}

function errorCode(error: Error): string {
  return 'code' in error ? String(error.code) : 'no code';
}
