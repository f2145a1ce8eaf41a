import type { ElementJson } from '../block-kit/walk.js';

/**
 * What a person enters: text for inputs (dates `YYYY-MM-DD`, times `HH:mm`, date and time as Unix seconds), the value
 * (or visible text) of an option, the id of a user, conversation or channel, a list of these where several may be
 * chosen, file ids for a file input, and `null` to clear.
 */
export type InputValue = string | number | readonly string[] | null;

type Json = Record<string, unknown>;
type Option = Json & { readonly text: { readonly text: string }; readonly value?: string };

/** The key under which an element's value travels in `state.values` and in an action. */
const VALUE_KEYS: Readonly<Record<string, string>> = {
  plain_text_input: 'value',
  number_input: 'value',
  email_text_input: 'value',
  url_text_input: 'value',
  rich_text_input: 'rich_text_value',
  file_input: 'files',
  static_select: 'selected_option',
  external_select: 'selected_option',
  radio_buttons: 'selected_option',
  checkboxes: 'selected_options',
  multi_static_select: 'selected_options',
  multi_external_select: 'selected_options',
  users_select: 'selected_user',
  multi_users_select: 'selected_users',
  conversations_select: 'selected_conversation',
  multi_conversations_select: 'selected_conversations',
  channels_select: 'selected_channel',
  multi_channels_select: 'selected_channels',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
};

const INITIAL_KEYS: Readonly<Record<string, string>> = {
  value: 'initial_value',
  rich_text_value: 'initial_value',
  selected_option: 'initial_option',
  selected_options: 'initial_options',
  selected_user: 'initial_user',
  selected_users: 'initial_users',
  selected_conversation: 'initial_conversation',
  selected_conversations: 'initial_conversations',
  selected_channel: 'initial_channel',
  selected_channels: 'initial_channels',
  selected_date: 'initial_date',
  selected_time: 'initial_time',
  selected_date_time: 'initial_date_time',
};

const isPlural = (key: string): boolean => /^(selected_(options|users|conversations|channels)|files)$/.test(key);

/** `{type, value | selected_…}` before anybody touched the element; `undefined` for buttons and overflow menus. */
export function initialValue(element: ElementJson): Json | undefined {
  const key = VALUE_KEYS[element.type];
  if (key === undefined) return undefined;
  const initial = element[INITIAL_KEYS[key] ?? ''];
  return { type: element.type, [key]: initial ?? (isPlural(key) ? [] : null) };
}

/**
 * `{type, value | selected_…}` after a person entered `input`. Throws for an option that the element has not:
 * a person could not have chosen it. `fileJson` turns file ids into Slack's file objects.
 */
export function enteredValue(
  element: ElementJson,
  input: InputValue,
  fileJson: (id: string) => Json,
  extraOptions: readonly unknown[] = [],
): Json {
  const key = element.type === 'overflow' ? 'selected_option' : VALUE_KEYS[element.type];
  if (key === undefined)
    return { type: element.type, ...(element.value === undefined ? {} : { value: element.value }) };
  const many = Array.isArray(input) ? input.map(String) : input === null || input === '' ? [] : [String(input)];
  const chosen = () => many.map((one) => optionOf(element, one, extraOptions));
  const value = (): unknown => {
    if (key === 'selected_options') return chosen();
    if (key === 'selected_option') return chosen()[0] ?? null;
    if (key === 'files') return many.map(fileJson);
    if (key === 'selected_date_time') return many[0] === undefined ? null : Number(many[0]);
    if (key === 'rich_text_value') return many[0] === undefined ? null : richText(many[0]);
    return isPlural(key) ? many : (many[0] ?? null);
  };
  return { type: element.type, [key]: value() };
}

/** The person has entered nothing. */
export const isEmptyValue = (value: Json): boolean =>
  Object.entries(value).every(
    ([key, one]) => key === 'type' || one === null || one === '' || (Array.isArray(one) && one.length === 0),
  );

function optionOf(element: ElementJson, wanted: string, extra: readonly unknown[]): Option {
  const groups = (element.option_groups as { options: Option[] }[] | undefined) ?? [];
  const own = (element.options as Option[] | undefined) ?? [];
  const options = [...own, ...groups.flatMap((group) => group.options), ...(extra as Option[])];
  const found =
    options.find((option) => option.value === wanted) ?? options.find((option) => option.text.text === wanted);
  if (found) return found;
  const offered = options.map((option) => JSON.stringify(option.value ?? option.text.text)).join(', ');
  throw new Error(
    `The ${element.type} "${element.action_id}" has no option "${wanted}". It offers ${offered || 'none'}.`,
  );
}

const richText = (text: string): Json => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
