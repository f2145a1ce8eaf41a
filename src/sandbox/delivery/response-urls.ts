import { LIMITS } from '../block-kit/limits.js';

/** What a `response_url` belongs to. */
export interface ResponseTarget {
  readonly channel: string;
  readonly user: string;
  /** The message that was acted on, if it was one. */
  readonly messageTs?: string;
  readonly threadTs?: string;
}

export type ResponseUse =
  | { readonly kind: 'usable'; readonly target: ResponseTarget }
  | { readonly kind: 'refused'; readonly error: 'expired_url' | 'used_url' | 'invalid_url' };

/** Response URLs: five uses within thirty minutes. */
export interface ResponseUrls {
  /** The path below the workspace's origin. */
  issue(target: ResponseTarget): string;
  use(path: string): ResponseUse;
}

export function createResponseUrls(now: () => number, newId: () => string): ResponseUrls {
  const urls = new Map<string, { target: ResponseTarget; createdAt: number; uses: number }>();
  return {
    issue: (target) => {
      const path = `/response/${newId()}`;
      urls.set(path, { target, createdAt: now(), uses: 0 });
      return path;
    },
    use: (path) => {
      const found = urls.get(path);
      if (!found) return { kind: 'refused', error: 'invalid_url' };
      if (now() - found.createdAt > LIMITS.responseUrlLifeMs) return { kind: 'refused', error: 'expired_url' };
      if (found.uses >= LIMITS.responseUrlUses) return { kind: 'refused', error: 'used_url' };
      found.uses += 1;
      return { kind: 'usable', target: found.target };
    },
  };
}
