/**
 * Slack's limits, in UTF-16 code units of the text as sent. Source: docs.slack.dev/reference/block-kit, unless noted.
 */
export const LIMITS = {
  blocksInMessage: 50,
  blocksInView: 100,
  headerText: 150,
  sectionText: 3000,
  contextElements: 10,
  actionElements: 25,
  buttonText: 75,
  buttonValue: 2000,
  optionText: 75,
  optionValue: 150,
  viewTitle: 24,
  privateMetadata: 3000,
  plainTextInput: 3000,
  /** `text` beside blocks: `chat.update` refuses more (`msg_too_long`). */
  fallbackText: 4000,
  /** Undocumented: a message whose blocks hold more is refused with `msg_blocks_too_long` (bolt-js issue 2509). */
  messageTotal: 13_200,
} as const;
