/** An item must fit one line of a message with its buttons; a note is shown below it. */
export const MAX_ITEM_CHARS = 400;
export const MAX_NOTE_CHARS = 1000;

export type ParsedText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'problem'; readonly message: string };

/** What a user typed as a new item: trimmed, on one line, or the reason why it cannot be one. */
export function parseItemText(input: string): ParsedText {
  return withinLimit(input.replace(/\s+/gu, ' ').trim(), 'The item', MAX_ITEM_CHARS);
}

/** What a user typed as a note: trimmed, line breaks kept, or the reason why it cannot be one. */
export function parseNoteText(input: string): ParsedText {
  return withinLimit(input.trim(), 'The note', MAX_NOTE_CHARS);
}

function withinLimit(text: string, what: string, maxChars: number): ParsedText {
  if (text === '') return { kind: 'problem', message: `${what} is empty.` };
  if (text.length > maxChars) {
    const message = `${what} has ${text.length} characters; at most ${maxChars} fit.`;
    return { kind: 'problem', message };
  }
  return { kind: 'text', text };
}
