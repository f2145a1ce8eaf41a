export { type Deal, type DealFields, type Meeting, RECURRENCES, type Recurrence } from './deal.js';
export type {
  Claim,
  DealStore,
  Delivery,
  DeliveryState,
  DeliveryStore,
  Place,
} from './deal-store.js';
export { findPattern, type PatternMatch } from './find-pattern.js';
export { findPhase } from './find-phase.js';
export { DEFAULT_LEAD_TIME, LEAD_TIMES, type LeadTime, leadTimeAtMs } from './lead-time.js';
export { listTitle } from './list-title.js';
export { mergeDeal } from './merge-deal.js';
export {
  type DealLine,
  type DealLineContext,
  type DealLineFields,
  type LineChoice,
  type LineMeeting,
  parseDealLine,
} from './parse-deal-line.js';
export { type Asker, parseWhen, type When, type WhenChoice } from './parse-when.js';
export {
  MEETING_MINUTES,
  type PlannedPost,
  type PostKind,
  plannedPosts,
} from './planned-posts.js';
export { readBackMeeting, readBackTime } from './read-back.js';
export { nextOccurrence } from './recurrence.js';
