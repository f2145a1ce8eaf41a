import type { Config } from '../config.js';
import { DealPatternsError } from '../errors.js';

/** One sentence on why the bot cannot start, with what to do; undefined where it is a fault of the bot's own. */
export function startProblem(error: unknown, config: Pick<Config, 'port' | 'host'> | undefined): string | undefined {
  if (error instanceof DealPatternsError) return error.message;
  if (!(error instanceof Error) || !('syscall' in error && error.syscall === 'listen' && 'code' in error) || !config) {
    return undefined;
  }
  const { port, host } = config;
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use by another process. Stop that process, or set PORT to a free port.`;
    case 'EACCES':
      return `Port ${port} is not open to this user. Set PORT to one above 1023.`;
    case 'EADDRNOTAVAIL':
      return `This machine has no address ${host}. Set HOST to one of its own, or leave it out.`;
    default:
      return undefined;
  }
}
