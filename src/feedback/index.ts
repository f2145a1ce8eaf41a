export type { DismissalStore, Dismissals } from './dismissal-store.js';
export type { Gap, GapKind, GapPage, GapStore } from './gap-store.js';
export { gapText, MAX_GAP_CHARS } from './gap-text.js';
