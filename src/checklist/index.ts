// What the checklist's own types are made of, for those who keep or draw them without reading the library.
export type { Group, Phase, Ref, Side } from '../library/index.js';
export { applyChange, type Change, type ChangeOutcome } from './apply-change.js';
export {
  buildChecklist,
  type ChecklistDraft,
  type ChecklistSource,
  type DraftItem,
  withoutInternal,
} from './build-checklist.js';
export {
  activeItems,
  type Checklist,
  GROUP_TITLES,
  type HistoryEntry,
  type HistoryKind,
  type Item,
  openItems,
  type Stamp,
} from './checklist.js';
export type {
  CarryOutcome,
  ChecklistKey,
  ChecklistStore,
  Drawing,
  NewChecklist,
  StoredOutcome,
} from './checklist-store.js';
export { type CalendarMeeting, meetingIcs } from './export-ics.js';
export { checklistMarkdown, type MarkdownOptions } from './export-markdown.js';
export { type ChecklistJson, checklistText, draftJson, draftText, type NameOf } from './export-text.js';
export { type Count, checklistPages, groupItems, type ItemGroup, type Progress, progress } from './progress.js';
export { type ChecklistStart, carryOver, startChecklist } from './start-checklist.js';
export { StoreError, type StoreErrorCode } from './store-error.js';
export { MAX_ITEM_CHARS, MAX_NOTE_CHARS, type ParsedText, parseItemText, parseNoteText } from './user-text.js';
