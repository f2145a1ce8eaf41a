export type { DismissalStore, Dismissals } from './dismissal-store.js';
export { GAP_KINDS, type Gap, type GapKind, type GapPage, type GapStore } from './gap-store.js';
export { gapText, MAX_GAP_CHARS } from './gap-text.js';
