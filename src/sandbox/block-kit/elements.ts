import { z } from 'zod';
import {
  anyText,
  chars,
  confirm,
  dispatchConfig,
  optionGroup,
  overflowOption,
  plainText,
  selectOption,
  slackFile,
  style,
  tickOption,
} from './composition.js';
import { LIMITS } from './limits.js';
import { richTextBlock } from './rich-text.js';

const actionId = { action_id: chars(LIMITS.actionId).optional() };
const confirmable = { ...actionId, confirm: confirm.optional() };
const focusable = { ...confirmable, focus_on_load: z.boolean().optional() };
const menu = { ...focusable, placeholder: plainText(LIMITS.placeholder).optional() };
const multiMenu = { ...menu, max_selected_items: z.number().int().min(1).optional() };
const typed = { ...menu, dispatch_action_config: dispatchConfig.optional() };
const label = { accessibility_label: chars(LIMITS.accessibilityLabel).optional() };
const options = {
  options: z.array(selectOption).min(1).max(LIMITS.selectOptions).optional(),
  option_groups: z.array(optionGroup).min(1).max(LIMITS.optionGroups).optional(),
};
const conversationFilter = z.strictObject({
  include: z
    .array(z.enum(['im', 'mpim', 'private', 'public']))
    .min(1)
    .optional(),
  exclude_external_shared_channels: z.boolean().optional(),
  exclude_bot_users: z.boolean().optional(),
});
const conversationMenu = {
  default_to_current_conversation: z.boolean().optional(),
  filter: conversationFilter.optional(),
};
const respondable = { response_url_enabled: z.boolean().optional() };
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const inputLength = z.number().int().min(0).max(LIMITS.inputLength).optional();

export const image = z.strictObject({
  type: z.literal('image'),
  alt_text: chars(LIMITS.altText),
  image_url: chars(LIMITS.imageUrl).optional(),
  slack_file: slackFile.optional(),
});

export const button = z.strictObject({
  type: z.literal('button'),
  ...confirmable,
  ...label,
  text: plainText(LIMITS.buttonText),
  value: z.string().max(LIMITS.buttonValue).optional(),
  url: z.string().max(LIMITS.url).optional(),
  style: style.optional(),
});

const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  ...focusable,
  options: z.array(tickOption).min(1).max(LIMITS.checkboxes),
  initial_options: z.array(tickOption).min(1).optional(),
});
const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  ...focusable,
  options: z.array(tickOption).min(1).max(LIMITS.radioButtons),
  initial_option: tickOption.optional(),
});
const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...confirmable,
  options: z.array(overflowOption).min(1).max(LIMITS.overflowOptions),
});
const datepicker = z.strictObject({ type: z.literal('datepicker'), ...menu, initial_date: date.optional() });
const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...menu,
  initial_time: clockTime.optional(),
  timezone: z.string().optional(),
});
const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...focusable,
  initial_date_time: z.number().int().optional(),
});
const staticSelect = z.strictObject({
  type: z.literal('static_select'),
  ...menu,
  ...options,
  initial_option: selectOption.optional(),
});
const multiStaticSelect = z.strictObject({
  type: z.literal('multi_static_select'),
  ...multiMenu,
  ...options,
  initial_options: z.array(selectOption).min(1).optional(),
});
const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  ...menu,
  initial_option: selectOption.optional(),
  min_query_length: z.number().int().min(0).optional(),
});
const multiExternalSelect = z.strictObject({
  type: z.literal('multi_external_select'),
  ...multiMenu,
  initial_options: z.array(selectOption).min(1).optional(),
  min_query_length: z.number().int().min(0).optional(),
});
const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...menu,
  initial_user: z.string().optional(),
});
const multiUsersSelect = z.strictObject({
  type: z.literal('multi_users_select'),
  ...multiMenu,
  initial_users: z.array(z.string()).optional(),
});
const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...menu,
  ...conversationMenu,
  ...respondable,
  initial_conversation: z.string().optional(),
});
const multiConversationsSelect = z.strictObject({
  type: z.literal('multi_conversations_select'),
  ...multiMenu,
  ...conversationMenu,
  initial_conversations: z.array(z.string()).optional(),
});
const channelsSelect = z.strictObject({
  type: z.literal('channels_select'),
  ...menu,
  ...respondable,
  initial_channel: z.string().optional(),
});
const multiChannelsSelect = z.strictObject({
  type: z.literal('multi_channels_select'),
  ...multiMenu,
  initial_channels: z.array(z.string()).optional(),
});
const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  ...typed,
  initial_value: z.string().max(LIMITS.inputLength).optional(),
  multiline: z.boolean().optional(),
  min_length: inputLength,
  max_length: inputLength,
});
const numberInput = z.strictObject({
  type: z.literal('number_input'),
  ...typed,
  is_decimal_allowed: z.boolean(),
  initial_value: decimal.optional(),
  min_value: decimal.optional(),
  max_value: decimal.optional(),
});
const emailInput = z.strictObject({
  type: z.literal('email_text_input'),
  ...typed,
  initial_value: z.string().optional(),
});
const urlInput = z.strictObject({ type: z.literal('url_text_input'), ...typed, initial_value: z.string().optional() });
const fileInput = z.strictObject({
  type: z.literal('file_input'),
  ...actionId,
  filetypes: z.array(z.string()).min(1).optional(),
  max_files: z.number().int().min(1).max(LIMITS.fileInputFiles).optional(),
});
const richTextInput = z.strictObject({
  type: z.literal('rich_text_input'),
  ...typed,
  initial_value: richTextBlock.optional(),
  min_lines: z.number().int().optional(),
  max_lines: z.number().int().optional(),
});
const workflowButton = z.strictObject({
  type: z.literal('workflow_button'),
  ...confirmable,
  ...label,
  text: plainText(LIMITS.buttonText),
  workflow: z.strictObject({ trigger: z.looseObject({ url: z.string() }) }),
  style: style.optional(),
});

const feedbackButton = z.strictObject({
  text: plainText(LIMITS.buttonText),
  value: chars(LIMITS.buttonValue),
  ...label,
});
const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  ...actionId,
  positive_button: feedbackButton,
  negative_button: feedbackButton,
});
const iconButton = z.strictObject({
  type: z.literal('icon_button'),
  ...confirmable,
  ...label,
  icon: z.string(),
  text: plainText(LIMITS.buttonText),
  value: z.string().max(LIMITS.buttonValue).optional(),
  visible_to_user_ids: z.array(z.string()).optional(),
});

const pickers = [
  checkboxes,
  radioButtons,
  datepicker,
  timepicker,
  datetimepicker,
  staticSelect,
  multiStaticSelect,
  externalSelect,
  multiExternalSelect,
  usersSelect,
  multiUsersSelect,
  conversationsSelect,
  multiConversationsSelect,
  channelsSelect,
  multiChannelsSelect,
] as const;

export const actionsElement = z.discriminatedUnion('type', [
  button,
  overflow,
  workflowButton,
  richTextInput,
  ...pickers,
]);
export const accessory = z.discriminatedUnion('type', [button, overflow, workflowButton, image, ...pickers]);
export const inputElement = z.discriminatedUnion('type', [
  plainTextInput,
  numberInput,
  emailInput,
  urlInput,
  fileInput,
  richTextInput,
  ...pickers,
]);
export const contextElement = z.discriminatedUnion('type', [image, ...anyText(LIMITS.text).options]);
export const contextActionsElement = z.discriminatedUnion('type', [feedbackButtons, iconButton]);
