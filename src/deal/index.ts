export { type Deal, type DealFields, type Meeting, RECURRENCES, type Recurrence } from './deal.js';
export {
  type Claim,
  DELIVERY_STATES,
  type DealStore,
  type Delivery,
  type DeliveryState,
  type DeliveryStore,
  type Place,
} from './deal-store.js';
export { DEFAULT_LEAD_TIME, LEAD_TIMES, type LeadTime, leadTimeAtMs } from './lead-time.js';
export {
  MEETING_MINUTES,
  type PlannedPost,
  POST_KINDS,
  type PostKind,
  plannedPosts,
  REMINDER_MINUTES,
} from './planned-posts.js';
export { nextOccurrence } from './recurrence.js';
