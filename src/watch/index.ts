export {
  DEFAULT_DAILY_LIMIT,
  MAX_DAILY_LIMIT,
  NOTE_READERS,
  type NoteClaim,
  type NoteReaders,
  type WatchedChannel,
  type WatchStore,
} from './watch-store.js';
