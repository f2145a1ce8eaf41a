import type { Assistant } from '../assistant.js';
import type { Audiences } from './audience.js';
import type { Deliveries } from './deliveries.js';

/** What listeners share, made once in `app.ts`. */
export interface SlackContext {
  readonly assistant: Assistant;
  readonly audiences: Audiences;
  readonly deliveries: Deliveries;
  /** As users see it, without the @. */
  readonly botName: string;
}
