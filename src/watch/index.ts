export {
  DEFAULT_DAILY_LIMIT,
  MAX_DAILY_LIMIT,
  type NoteClaim,
  type NoteReaders,
  type WatchedChannel,
  type WatchStore,
} from './watch-store.js';
