import { LIMITS } from '../block-kit/limits.js';
import { WebApiError } from '../web-api/web-api-error.js';

interface Trigger {
  readonly user: string;
  readonly createdAt: number;
  isUsed: boolean;
}

/** Trigger ids: good for one modal, for three seconds. */
export interface Triggers {
  issue(user: string): string;
  /** The person behind the trigger. Throws `invalid_trigger`, `expired_trigger_id` or `exchanged_trigger_id`. */
  exchange(id: string): string;
}

export function createTriggers(now: () => number, newId: () => string): Triggers {
  const triggers = new Map<string, Trigger>();
  return {
    issue: (user) => {
      const id = newId();
      triggers.set(id, { user, createdAt: now(), isUsed: false });
      return id;
    },
    exchange: (id) => {
      const trigger = triggers.get(id);
      if (!trigger) throw new WebApiError('invalid_trigger');
      if (trigger.isUsed) throw new WebApiError('exchanged_trigger_id');
      if (now() - trigger.createdAt > LIMITS.triggerLifeMs) throw new WebApiError('expired_trigger_id');
      trigger.isUsed = true;
      return trigger.user;
    },
  };
}
