import type { ChecklistStore } from '../checklist/index.js';
import type { DealStore, DeliveryStore } from '../deal/index.js';
import type { DismissalStore, GapStore } from '../feedback/index.js';
import type { WatchStore } from '../watch/index.js';
import { createChecklistStore } from './checklists.js';
import type { Database } from './database.js';
import { createDealStore } from './deals.js';
import { createDeliveryStore } from './deliveries.js';
import { createDismissalStore } from './dismissals.js';
import { createGapStore } from './gaps.js';
import { createRecentCards, type RecentCards } from './recent-cards.js';
import { createSeenKeys, type SeenKeys } from './seen-keys.js';
import { createTeamData, type TeamData } from './team-data.js';
import { createWatchStore } from './watch.js';

/** Everything that is kept. */
export interface Stores {
  readonly deals: DealStore;
  readonly checklists: ChecklistStore;
  readonly deliveries: DeliveryStore;
  readonly gaps: GapStore;
  readonly dismissals: DismissalStore;
  readonly watches: WatchStore;
  readonly recentCards: RecentCards;
  readonly seenKeys: SeenKeys;
  readonly teamData: TeamData;
}

/** The stores over one database. Make them once per process: changes share transactions within one store. */
export function createStores(database: Database): Stores {
  return {
    deals: createDealStore(database),
    checklists: createChecklistStore(database),
    deliveries: createDeliveryStore(database),
    gaps: createGapStore(database),
    dismissals: createDismissalStore(database),
    watches: createWatchStore(database),
    recentCards: createRecentCards(database),
    seenKeys: createSeenKeys(database),
    teamData: createTeamData(database),
  };
}
