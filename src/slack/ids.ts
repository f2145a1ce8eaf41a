/** Every name by which Slack and the bot know the same thing. The manifest test holds these against `manifest.yml`. */

export const COMMANDS = { pattern: '/pattern' } as const;

export const SHORTCUTS = {
  /** On a message: checks its text and files against the kill-list. */
  reviewMessage: 'review_message',
  /** From anywhere: a modal to paste a draft into. */
  reviewDraft: 'review_draft',
} as const;

export const ACTIONS = {
  /** Opens a card or one of its sections in a modal; value: `ref` or `ref#section`. */
  openCard: 'open_card',
  /** Posts a card in the channel; value: `ref`. */
  shareCard: 'share_card',
  /** The pre-meeting checklist of a pattern; value: pattern ref. */
  openChecklist: 'open_checklist',
  /** A choice between cards, answered like a query for the card; value: `ref`. */
  chooseCard: 'choose_card',
  /** Ticks an item or takes the tick back; value: `<checklist>:<item>:done` or `:open`. */
  tickItem: 'tick_item',
  /** Opens an item with its owner, note and history; a select whose options are `<checklist>:<item>`. */
  openItem: 'open_item',
  /** Drops an item, or takes it back; value: `<checklist>:<item>`. */
  dropItem: 'drop_item',
  restoreItem: 'restore_item',
  /** Opens the form for a new item; value: checklist id. */
  addItem: 'add_item',
  /** The whole list in a private window; value: `<checklist>:<page>`. */
  openList: 'open_list',
  /** Who did what and when; value: checklist id. */
  openHistory: 'open_history',
  /** An overflow menu; options: `<what>:<checklist>`, `what` being one of `LIST_MENU`. */
  listMenu: 'list_menu',
  /** Posts a list whose message was removed once more; value: checklist id. */
  repostList: 'repost_list',
  /** After a meeting; value: checklist id. */
  keepList: 'keep_list',
  closeList: 'close_list',
  /** The choices in the private preview of a checklist. */
  previewPatterns: 'preview_patterns',
  previewPhase: 'preview_phase',
  previewSide: 'preview_side',
  /** Opens the deal's form, or deletes the deal; value: channel id. */
  changeDeal: 'change_deal',
  deleteDeal: 'delete_deal',
  /** The checklist for the channel's deal; value: channel id. */
  dealChecklist: 'deal_checklist',
  /** An answer to what was unclear in a deal typed on one line; value: the line with that reading in it. */
  chooseDeal: 'choose_deal',
  /** Whether an answer helped; value: `helpful`, or `not-helpful:` and the question. */
  feedback: 'feedback',
  /** The search box of the Home tab; value: what was typed. */
  searchHome: 'search_home',
  /** The patterns of a category; value: category id. */
  openCategory: 'open_category',
  /** An admin switches the keeping of unanswered questions; value: `on` or `off`. */
  keepGaps: 'keep_gaps',
  /** A page of a report; value: `<report>:<page>`. */
  turnReport: 'turn_report',
  /** *Not a problem*: hides a finding in its report; value: `<report>:<finding>`. */
  dismissFinding: 'dismiss_finding',
  /** Shows the hidden findings again; value: report id. */
  restoreFindings: 'restore_findings',
  /** Posts a report in the channel; value: report id. */
  shareReport: 'share_report',
  /** Sends a report as a file; value: `<report>:md` or `<report>:docx`. */
  exportReport: 'export_report',
  /** *Not a problem* on a note in a watched channel: takes the note away; value: move ref. */
  dismissNote: 'dismiss_note',
} as const;

export const VIEWS = {
  card: 'card',
  answer: 'answer',
  category: 'category',
  checklistPreview: 'checklist_preview',
  checklist: 'checklist',
  checklistHistory: 'checklist_history',
  checklistText: 'checklist_text',
  item: 'item',
  newItem: 'item_new',
  deal: 'deal',
  dealForm: 'deal_form',
  reviewForm: 'review_form',
} as const;

/** What the menu of a posted checklist offers; an overflow menu holds five. */
export const LIST_MENU = ['text', 'file', 'canvas', 'ics', 'close'] as const;

export const BLOCKS = {
  searchHome: 'search_home',
  /** The fields of the form that takes a draft. */
  draftText: 'draft_text',
  draftMore: 'draft_more',
  draftFile: 'draft_file',
} as const;
