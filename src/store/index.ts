export { StoreError, type StoreErrorCode } from '../checklist/index.js';
export { type Database, type DatabaseOptions, type Dialect, openDatabase } from './database.js';
export { createDismissalStore } from './dismissals.js';
export { createGapStore } from './gaps.js';
export type { Reader, RecentCards } from './recent-cards.js';
export type { SeenKeys } from './seen-keys.js';
export { createStores, type Stores } from './stores.js';
export { createTeamData, type TeamData, type TeamExport } from './team-data.js';
