import type { Core } from '../core.js';
import type { PageHandler } from '../http/server.js';

export function createPageHandler(_core: Core, _listeners: Set<() => void>): { handle: PageHandler; close(): void } {
  return { handle: async () => false, close: () => undefined };
}
