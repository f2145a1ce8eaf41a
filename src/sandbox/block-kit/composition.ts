import { z } from 'zod';
import { LIMITS } from './limits.js';

/** A string of 1 to `maxChars` characters: Slack refuses empty text everywhere in Block Kit. */
export const chars = (maxChars: number) => z.string().min(1).max(maxChars);

export const plainText = (maxChars: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: chars(maxChars), emoji: z.boolean().optional() });

export const mrkdwn = (maxChars: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: chars(maxChars), verbatim: z.boolean().optional() });

export const anyText = (maxChars: number) => z.discriminatedUnion('type', [plainText(maxChars), mrkdwn(maxChars)]);

export const style = z.enum(['primary', 'danger']);

export const confirm = z.strictObject({
  title: plainText(LIMITS.confirmTitle).optional(),
  text: anyText(LIMITS.confirmText),
  confirm: plainText(LIMITS.confirmButton).optional(),
  deny: plainText(LIMITS.confirmButton).optional(),
  style: style.optional(),
});

const optionParts = {
  value: z.string().max(LIMITS.optionValue).optional(),
  description: anyText(LIMITS.optionDescription).optional(),
};

/** An option of a select menu: plain text only. */
export const selectOption = z.strictObject({ text: plainText(LIMITS.optionText), ...optionParts });

/** An option of an overflow menu: the only kind that may carry a link. */
export const overflowOption = selectOption.extend({ url: z.string().max(LIMITS.url).optional() });

/** An option of checkboxes and radio buttons. */
export const tickOption = z.strictObject({ text: anyText(LIMITS.optionText), ...optionParts });

export const optionGroup = z.strictObject({
  label: plainText(LIMITS.optionGroupLabel),
  options: z.array(selectOption).min(1).max(LIMITS.selectOptions),
});

export const slackFile = z.union([z.strictObject({ id: z.string() }), z.strictObject({ url: z.string() })]);

export const dispatchConfig = z.strictObject({
  trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1),
});
