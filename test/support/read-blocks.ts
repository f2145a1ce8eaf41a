/** All that a reader sees of a message or view, in order: texts, button labels and links. */
export function visibleText(blocks: unknown): string {
  return textsOf(blocks).join('\n');
}

/** Labels of the buttons, in order. */
export function buttonsOf(blocks: readonly unknown[]): string[] {
  return elementsOf(blocks).flatMap((element) =>
    element.type === 'button' && isRecord(element.text) ? [String(element.text.text)] : [],
  );
}

/** The elements of a message or view, such as its buttons. */
export function elementsOf(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(elementsOf);
  if (!isRecord(value)) return [];
  return [value, ...Object.values(value).flatMap(elementsOf)];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Keys under which Slack shows a string. */
const SHOWN = new Set(['text', 'title', 'label', 'placeholder', 'hint', 'alt_text']);

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    typeof each === 'string' ? (SHOWN.has(key) ? [each] : []) : textsOf(each),
  );
}
