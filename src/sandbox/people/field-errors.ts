import { type ElementJson, placedElements } from '../block-kit/walk.js';
import type { ViewRecord } from '../state/view-record.js';
import { isEmptyValue } from './element-value.js';

/** What Slack's client finds wrong before it submits a modal, by block_id. */
export function fieldErrors(view: ViewRecord): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { block, element } of placedElements(view.blocks)) {
    if (block.type !== 'input') continue;
    const value = view.values[block.block_id]?.[element.action_id] ?? {};
    const what = isEmptyValue(value)
      ? block.optional === true
        ? undefined
        : 'Please complete this required field.'
      : valueError(element, value);
    if (what !== undefined) errors[block.block_id] = what;
  }
  return errors;
}

function valueError(element: ElementJson, value: Record<string, unknown>): string | undefined {
  const text = typeof value.value === 'string' ? value.value : '';
  switch (element.type) {
    case 'plain_text_input':
      return lengthError(text, Number(element.min_length ?? 0), Number(element.max_length ?? 3000));
    case 'email_text_input':
      return /^\S+@\S+\.\S+$/.test(text) ? undefined : 'Must be a valid email.';
    case 'url_text_input':
      return URL.canParse(text) ? undefined : 'Must be a valid URL.';
    case 'number_input':
      return numberError(element, text);
    case 'file_input':
      return fileError(element, value.files as { filetype: string }[]);
    default:
      return undefined;
  }
}

function lengthError(text: string, min: number, max: number): string | undefined {
  if (text.length < min) return `Must be at least ${min} characters.`;
  return text.length > max ? `Must be less than ${max + 1} characters.` : undefined;
}

function numberError(element: ElementJson, text: string): string | undefined {
  const number = Number(text);
  if (!Number.isFinite(number)) return 'Must be a number.';
  if (element.is_decimal_allowed !== true && !Number.isInteger(number)) return 'Must be a whole number.';
  if (element.min_value !== undefined && number < Number(element.min_value))
    return `Must be at least ${element.min_value}.`;
  return element.max_value !== undefined && number > Number(element.max_value)
    ? `Must be at most ${element.max_value}.`
    : undefined;
}

function fileError(element: ElementJson, files: readonly { filetype: string }[]): string | undefined {
  if (files.length > Number(element.max_files ?? 10)) return `At most ${element.max_files ?? 10} files.`;
  const types = element.filetypes as string[] | undefined;
  return types && files.some((file) => !types.includes(file.filetype)) ? `Only ${types.join(', ')} files.` : undefined;
}
