/** What a text asks of the review. */
export type ReviewRequest =
  /** `review` and the wording after it. */
  | { readonly kind: 'draft'; readonly text: string }
  /** `review` alone: the wording is still to come. */
  | { readonly kind: 'asked' }
  /** Anything else: `review rights` is a search. */
  | { readonly kind: 'none' };

/** Fewer words name something; a clause has more. */
const MIN_DRAFT_WORDS = 8;

/** Words that ask for nothing but a look at what is attached. */
const ASKS_FOR_REVIEW =
  /^(?:\W*$|(?:hi|hello|hey|please|pls|can|could|would|will|you|kindly|and|,|\s)*(?:review|check|read|look|analy[sz]e|assess|scan|mark|comment|this|here|see|fyi|the|a|our|their|attached|new|latest|draft)\b)/iu;

export function parseReviewRequest(text: string): ReviewRequest {
  const [, rest] =
    /^\s*(?:please\s+)?review(?:\s+(?:this|the following)(?:\s+(?:draft|clause|text|wording))?)?\s*(?::|\s|$)([\s\S]*)$/iu.exec(
      text,
    ) ?? [];
  if (rest === undefined) return { kind: 'none' };
  const draft = rest.trim();
  if (draft === '') return { kind: 'asked' };
  return draft.split(/\s+/).length >= MIN_DRAFT_WORDS ? { kind: 'draft', text: draft } : { kind: 'none' };
}

/** True where a message with a file wants the file reviewed and nothing else; any other text is a question too. */
export const asksForReviewAlone = (text: string): boolean => ASKS_FOR_REVIEW.test(text);

export const HOW_TO_REVIEW =
  'Attach a .docx, .pdf, .txt or .md, or write the wording after the word review. `/pattern review` opens a form, and the message shortcut *Check against kill-list* takes any message.';
