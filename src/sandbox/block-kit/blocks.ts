import { z } from 'zod';
import { anyText, chars, mrkdwn, plainText, slackFile } from './composition.js';
import {
  accessory,
  actionsElement,
  button,
  contextActionsElement,
  contextElement,
  image,
  inputElement,
} from './elements.js';
import { LIMITS } from './limits.js';
import { richTextBlock } from './rich-text.js';

const blockId = { block_id: chars(LIMITS.blockId).optional() };

const section = z.strictObject({
  type: z.literal('section'),
  ...blockId,
  text: anyText(LIMITS.text).optional(),
  fields: z.array(anyText(LIMITS.sectionField)).min(1).max(LIMITS.sectionFields).optional(),
  accessory: accessory.optional(),
  expand: z.boolean().optional(),
});
const header = z.strictObject({ type: z.literal('header'), ...blockId, text: plainText(LIMITS.header) });
const divider = z.strictObject({ type: z.literal('divider'), ...blockId });
const context = z.strictObject({
  type: z.literal('context'),
  ...blockId,
  elements: z.array(contextElement).min(1).max(LIMITS.contextElements),
});
const actions = z.strictObject({
  type: z.literal('actions'),
  ...blockId,
  elements: z.array(actionsElement).min(1).max(LIMITS.actionsElements),
});
const contextActions = z.strictObject({
  type: z.literal('context_actions'),
  ...blockId,
  elements: z.array(contextActionsElement).min(1).max(LIMITS.contextActionsElements),
});
const imageBlock = z.strictObject({
  type: z.literal('image'),
  ...blockId,
  alt_text: chars(LIMITS.altText),
  title: plainText(LIMITS.imageTitle).optional(),
  image_url: chars(LIMITS.imageUrl).optional(),
  slack_file: slackFile.optional(),
});
const input = z.strictObject({
  type: z.literal('input'),
  ...blockId,
  label: plainText(LIMITS.inputLabel),
  hint: plainText(LIMITS.inputHint).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: inputElement,
});
const markdown = z.strictObject({
  type: z.literal('markdown'),
  ...blockId,
  text: chars(LIMITS.markdownPerPayload),
});
const rawText = z.strictObject({ type: z.literal('raw_text'), text: z.string() });
const rawNumber = z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string() });
const cell = z.discriminatedUnion('type', [rawText, rawNumber, richTextBlock]);
const table = z.strictObject({
  type: z.literal('table'),
  ...blockId,
  rows: z.array(z.array(cell).min(1).max(LIMITS.tableCells)).min(1).max(LIMITS.tableRows),
  column_settings: z
    .array(
      z
        .strictObject({
          align: z.enum(['left', 'center', 'right']).optional(),
          is_wrapped: z.boolean().optional(),
        })
        .nullable(),
    )
    .max(LIMITS.tableCells)
    .optional(),
});
const dataTable = z.strictObject({
  type: z.literal('data_table'),
  ...blockId,
  caption: chars(LIMITS.text),
  rows: z.array(z.array(cell).min(1).max(LIMITS.dataTableColumns)).min(2).max(LIMITS.dataTableRows),
  page_size: z.number().int().min(1).max(100).optional(),
  row_header_column_index: z.number().int().min(0).optional(),
});
const alert = z.strictObject({
  type: z.literal('alert'),
  ...blockId,
  text: anyText(LIMITS.text),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
});
const card = z.strictObject({
  type: z.literal('card'),
  ...blockId,
  hero_image: image.optional(),
  icon: image.optional(),
  title: mrkdwn(LIMITS.cardTitle).optional(),
  subtitle: mrkdwn(LIMITS.cardTitle).optional(),
  body: mrkdwn(LIMITS.cardBody).optional(),
  actions: z.array(button).min(1).optional(),
});
const carousel = z.strictObject({
  type: z.literal('carousel'),
  ...blockId,
  elements: z.array(card).min(1).max(LIMITS.carouselCards),
});
const taskCard = z.strictObject({
  type: z.literal('task_card'),
  ...blockId,
  task_id: chars(255),
  title: chars(LIMITS.text),
  details: richTextBlock.optional(),
  output: richTextBlock.optional(),
  sources: z.array(z.strictObject({ type: z.literal('url'), url: z.string(), text: z.string() })).optional(),
  status: z.enum(['pending', 'in_progress', 'complete', 'error']),
});
const plan = z.strictObject({
  type: z.literal('plan'),
  ...blockId,
  title: chars(LIMITS.text),
  tasks: z.array(taskCard).optional(),
});
const video = z.strictObject({
  type: z.literal('video'),
  ...blockId,
  video_url: z.string(),
  thumbnail_url: z.string(),
  alt_text: chars(LIMITS.altText),
  title: plainText(200),
  title_url: z.string().optional(),
  author_name: z.string().max(50).optional(),
  provider_name: z.string().optional(),
  provider_icon_url: z.string().optional(),
  description: plainText(200).optional(),
});
const container = z.strictObject({
  type: z.literal('container'),
  ...blockId,
  title: plainText(LIMITS.containerTitle).optional(),
  rich_text_title: richTextBlock.optional(),
  subtitle: anyText(LIMITS.containerTitle).optional(),
  child_blocks: z
    .array(
      z.discriminatedUnion('type', [
        actions,
        context,
        divider,
        header,
        imageBlock,
        input,
        richTextBlock,
        section,
        table,
      ]),
    )
    .min(1)
    .max(LIMITS.containerBlocks),
  width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
  icon: image.optional(),
  is_collapsible: z.boolean().optional(),
  default_collapsed: z.boolean().optional(),
  has_header_divider: z.boolean().optional(),
});

/** What an app may send as one block, on any surface. `file` blocks only come in read messages. */
export const block = z.discriminatedUnion('type', [
  section,
  header,
  divider,
  context,
  actions,
  contextActions,
  imageBlock,
  input,
  markdown,
  richTextBlock,
  table,
  dataTable,
  alert,
  card,
  carousel,
  taskCard,
  plan,
  video,
  container,
]);

export type CheckedBlock = z.infer<typeof block>;
