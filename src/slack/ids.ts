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
  /** Whether an answer helped; value: `helpful`, or `not-helpful:` and the question. */
  feedback: 'feedback',
  /** The search box of the Home tab; value: what was typed. */
  searchHome: 'search_home',
  /** The patterns of a category; value: category id. */
  openCategory: 'open_category',
  /** An admin switches the keeping of unanswered questions; value: `on` or `off`. */
  keepGaps: 'keep_gaps',
} as const;

export const VIEWS = { card: 'card', answer: 'answer', category: 'category' } as const;

export const BLOCKS = { searchHome: 'search_home' } as const;

/** Buttons in one row are numbered (`open_card:3`): a listener takes them all. */
export function anyOf(actionId: string): RegExp {
  return new RegExp(`^${actionId}(:\\d+)?$`);
}
