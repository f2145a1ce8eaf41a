import { DEFAULT_DAILY_LIMIT, MAX_DAILY_LIMIT, type NoteReaders } from '../../watch/index.js';

/** What was typed after `/pattern watch`. */
export type WatchCommand =
  | { readonly kind: 'on'; readonly readers: NoteReaders; readonly dailyLimit: number }
  | { readonly kind: 'off' }
  /** `watch` alone, or words that are no setting. */
  | { readonly kind: 'status' };

/** Undefined where the words are no watch command: `watch list pricing` is a search. */
export function parseWatchCommand(text: string): WatchCommand | undefined {
  const [, state = '', rest = ''] = /^\s*watch(?:\s+(on|off)\b([\s\S]*))?\s*$/iu.exec(text) ?? [];
  if (state === '') return /^\s*watch\s*$/iu.test(text) ? { kind: 'status' } : undefined;
  const words = rest.toLowerCase();
  if (state.toLowerCase() === 'off') return { kind: 'off' };
  const [, typed] = /\b(\d{1,3})\b/.exec(words) ?? [];
  const limit = typed === undefined ? DEFAULT_DAILY_LIMIT : Number(typed);
  return {
    kind: 'on',
    readers: /\b(?:author|private|privately)\b/.test(words) ? 'author' : 'thread',
    dailyLimit: Math.min(MAX_DAILY_LIMIT, Math.max(1, limit)),
  };
}
