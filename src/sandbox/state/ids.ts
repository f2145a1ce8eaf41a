/** Ids as Slack's: a letter for the kind and a part that is unique in the workspace. */
export interface Ids {
  /** For example `next('Ev')` → `Ev0SBX000000C`. */
  next(prefix: string): string;
  /** A message timestamp at `nowMs`: later than every one before it. */
  ts(nowMs: number): string;
  /** A short id, as Slack gives to blocks without one. */
  short(): string;
}

export function createIds(): Ids {
  let count = 0;
  let lastMicros = 0;
  const next = (prefix: string): string => {
    count += 1;
    return `${prefix}0SBX${count.toString(36).toUpperCase().padStart(7, '0')}`;
  };
  return {
    next,
    ts: (nowMs) => {
      lastMicros = Math.max(nowMs * 1000, lastMicros + 1);
      return `${Math.floor(lastMicros / 1e6)}.${String(lastMicros % 1e6).padStart(6, '0')}`;
    },
    short: () => next('b').toLowerCase(),
  };
}
