/// <reference lib="dom" />
import { h } from './dom.js';
import { drawElement, drawImage } from './draw-element.js';
import { drawParagraphs, drawTable } from './draw-inline.js';
import { drawRichText } from './draw-rich-text.js';
import { drawText, plain } from './draw-text.js';
import { parseMarkdown } from './markdown.js';
import { parseMrkdwn } from './mrkdwn.js';
import type { Json, Placed, Surface } from './surface.js';

const objects = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);

/** What is wrong at an input, by block_id. */
export type FieldErrors = Readonly<Record<string, string>>;

export const drawBlocks = (surface: Surface, blocks: readonly Json[], errors: FieldErrors = {}): HTMLElement[] =>
  blocks.map((block) => drawBlock(surface, block, errors));

function drawBlock(surface: Surface, block: Json, errors: FieldErrors): HTMLElement {
  const { store } = surface;
  switch (block.type) {
    case 'section':
      return drawSection(surface, block);
    case 'header':
      return h('h3', { class: 'block-header' }, plain(block.text));
    case 'divider':
      return h('hr');
    case 'context':
      return h(
        'div',
        { class: 'block-context' },
        objects(block.elements).map((one) =>
          h('span', {}, one.type === 'image' ? drawImage(one) : drawText(store, one)),
        ),
      );
    case 'actions':
    case 'context_actions':
      return h(
        'div',
        { class: 'block-actions' },
        objects(block.elements).map((element) => drawElement(placed(surface, block, element))),
      );
    case 'image':
      return h('figure', {}, block.title ? h('figcaption', {}, plain(block.title)) : null, drawImage(block));
    case 'input':
      return drawInputBlock(surface, block, errors);
    case 'markdown':
      return h('div', { class: 'block-markdown' }, drawParagraphs(store, parseMarkdown(String(block.text))));
    case 'rich_text':
      return drawRichText(store, block);
    case 'table':
    case 'data_table':
      return drawTableBlock(surface, block);
    case 'alert':
      return h(
        'div',
        { class: `block-alert ${String(block.level ?? 'default')}`, role: 'note' },
        drawText(store, block.text as Json),
      );
    case 'card':
      return drawCard(surface, block);
    case 'carousel':
      return h(
        'div',
        { class: 'block-carousel', tabindex: 0, role: 'group', 'aria-label': 'Cards' },
        objects(block.elements).map((card) => drawCard(surface, card)),
      );
    case 'container':
      return drawContainer(surface, block, errors);
    case 'task_card':
      return drawTask(surface, block);
    case 'plan':
      return h(
        'section',
        { class: 'block-container' },
        h('h4', {}, String(block.title)),
        objects(block.tasks).map((task) => drawTask(surface, task)),
      );
    case 'video':
      return h(
        'figure',
        {},
        h('figcaption', {}, plain(block.title)),
        h('span', { class: 'no-image' }, String(block.alt_text)),
      );
    default:
      return h('p', { class: 'unknown-block' }, `A block of type “${String(block.type)}” that this page cannot draw.`);
  }
}

const placed = (surface: Surface, block: Json, element: Json): Placed => ({
  surface,
  blockId: String(block.block_id),
  element,
  isInput: false,
});

function drawSection(surface: Surface, block: Json): HTMLElement {
  const accessory = block.accessory as Json | undefined;
  return h(
    'div',
    { class: accessory?.type === 'image' ? 'block-section with-image' : 'block-section' },
    h(
      'div',
      { class: 'section-text' },
      block.text ? drawText(surface.store, block.text as Json) : null,
      block.fields
        ? h(
            'div',
            { class: 'fields' },
            objects(block.fields).map((field) => h('div', {}, drawText(surface.store, field))),
          )
        : null,
    ),
    accessory ? h('div', { class: 'accessory' }, drawElement(placed(surface, block, accessory))) : null,
  );
}

function drawInputBlock(surface: Surface, block: Json, errors: FieldErrors): HTMLElement {
  const blockId = String(block.block_id);
  const label = plain(block.label);
  const error = errors[blockId];
  return h(
    'div',
    { class: error ? 'block-input invalid' : 'block-input' },
    h(
      'div',
      { class: 'label', 'aria-hidden': 'true' },
      label,
      block.optional === true ? h('small', {}, ' (optional)') : null,
    ),
    drawElement({ ...placed(surface, block, block.element as Json), isInput: true, label }),
    h('div', { class: 'field-error', id: `error-${blockId}`, role: error ? 'alert' : undefined }, error ?? ''),
    block.hint ? h('small', { class: 'hint' }, plain(block.hint)) : null,
  );
}

function drawTableBlock(surface: Surface, block: Json): HTMLElement {
  const rows = (block.rows as Json[][]).map((row) =>
    row.map((cell) =>
      cell.type === 'rich_text' ? [drawRichText(surface.store, cell)] : [document.createTextNode(String(cell.text))],
    ),
  );
  const settings = objects(block.column_settings).map((one) => one?.align as string | undefined);
  const table = drawTable(rows, settings);
  return block.caption ? h('figure', {}, h('figcaption', {}, String(block.caption)), table) : table;
}

const mrkdwn = (surface: Surface, text: unknown): Node[] =>
  drawParagraphs(surface.store, parseMrkdwn(String((text as Json).text)));

function drawCard(surface: Surface, card: Json): HTMLElement {
  return h(
    'section',
    { class: 'block-card' },
    card.hero_image ? drawImage(card.hero_image as Json) : null,
    card.title ? h('div', { class: 'card-title' }, mrkdwn(surface, card.title)) : null,
    card.subtitle ? h('div', { class: 'card-subtitle' }, mrkdwn(surface, card.subtitle)) : null,
    card.body ? mrkdwn(surface, card.body) : null,
    card.actions
      ? h(
          'div',
          { class: 'block-actions' },
          objects(card.actions).map((element) => drawElement(placed(surface, card, element))),
        )
      : null,
  );
}

function drawContainer(surface: Surface, block: Json, errors: FieldErrors): HTMLElement {
  const title = block.title
    ? h('strong', {}, plain(block.title))
    : block.rich_text_title
      ? drawRichText(surface.store, block.rich_text_title as Json)
      : null;
  const children = drawBlocks(surface, objects(block.child_blocks), errors);
  if (block.is_collapsible !== true) return h('section', { class: 'block-container' }, title, children);
  return h(
    'details',
    { class: 'block-container', open: block.default_collapsed !== true },
    h('summary', {}, title ?? 'Details'),
    children,
  );
}

const TASK_SIGNS: Readonly<Record<string, string>> = { pending: '○', in_progress: '◔', complete: '✓', error: '✕' };

function drawTask(surface: Surface, task: Json): HTMLElement {
  const status = String(task.status);
  return h(
    'div',
    { class: `task ${status}` },
    h('span', { class: 'task-sign', role: 'img', 'aria-label': status.replace('_', ' ') }, TASK_SIGNS[status] ?? '○'),
    h(
      'div',
      {},
      h('strong', {}, String(task.title)),
      task.details ? drawRichText(surface.store, task.details as Json) : null,
      task.output ? drawRichText(surface.store, task.output as Json) : null,
    ),
  );
}
