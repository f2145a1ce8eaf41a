/// <reference lib="dom" />
import { h } from './dom.js';
import { drawExternalSelect, drawMultiSelect, drawSelect } from './draw-menus.js';
import { drawText, plain } from './draw-text.js';
import { attributes, changed, kept, key, type Option } from './field.js';
import { readAsBase64 } from './files.js';
import { focusId, type Json, type Placed } from './surface.js';

/** Draws an element that keeps a value: text fields, pickers, menus, checkboxes, radio buttons. */
export function drawInput(placed: Placed): HTMLElement {
  switch (placed.element.type) {
    case 'plain_text_input':
    case 'rich_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return drawTextField(placed);
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return drawPicker(placed);
    case 'checkboxes':
    case 'radio_buttons':
      return drawTicks(placed, placed.element.options as Option[], placed.element.type === 'checkboxes');
    case 'external_select':
    case 'multi_external_select':
      return drawExternalSelect(placed);
    case 'file_input':
      return drawFileInput(placed);
    default:
      return /^multi_/.test(String(placed.element.type)) ? drawMultiSelect(placed) : drawSelect(placed);
  }
}

const TEXT_TYPES: Readonly<Record<string, string>> = {
  number_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
};

function drawTextField(placed: Placed): HTMLElement {
  const { element } = placed;
  const value = typeof kept(placed).value === 'string' ? String(kept(placed).value) : '';
  const onChange = (event: Event) => changed(placed, (event.target as HTMLInputElement).value);
  const onInput = (event: Event) => placed.surface.typed?.(placed.blockId, (event.target as HTMLInputElement).value);
  const common = {
    ...attributes(placed),
    class: 'field',
    placeholder: element.placeholder ? plain(element.placeholder) : undefined,
    maxlength: element.max_length === undefined ? undefined : Number(element.max_length),
    inputmode: element.type === 'number_input' ? 'decimal' : undefined,
    onchange: onChange,
    oninput: onInput,
  };
  const isLong = element.multiline === true || element.type === 'rich_text_input';
  const field = isLong
    ? h('textarea', { ...common, rows: 5 })
    : h('input', { ...common, type: TEXT_TYPES[String(element.type)] ?? 'text' });
  field.value = value;
  return field;
}

const PICKERS: Readonly<Record<string, readonly [string, string]>> = {
  datepicker: ['date', 'selected_date'],
  timepicker: ['time', 'selected_time'],
  datetimepicker: ['datetime-local', 'selected_date_time'],
};

function drawPicker(placed: Placed): HTMLElement {
  const [type, key] = PICKERS[String(placed.element.type)] ?? ['text', 'value'];
  const field = h('input', {
    ...attributes(placed),
    class: 'field picker',
    type,
    onchange: () => {
      const value =
        type === 'datetime-local' && field.value ? String(Math.floor(Date.parse(field.value) / 1000)) : field.value;
      changed(placed, value === '' ? null : value);
    },
  });
  const value = kept(placed)[key];
  if (typeof value === 'number') field.value = localDateTime(value);
  else if (typeof value === 'string') field.value = value;
  return field;
}

function localDateTime(seconds: number): string {
  const date = new Date(seconds * 1000);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function drawTicks(placed: Placed, options: readonly Option[], isMany: boolean): HTMLElement {
  const value = kept(placed);
  const chosen = new Set(
    [value.selected_option, ...((value.selected_options as unknown[] | undefined) ?? [])].map((one) =>
      key(one as Option),
    ),
  );
  const name = `${focusId(placed)}/${String(placed.surface.target.ts ?? '')}`;
  const group = h(
    'div',
    { class: 'ticks', role: isMany ? 'group' : 'radiogroup', 'aria-label': placed.label ?? 'Choose' },
    options.map((option, index) =>
      h(
        'label',
        { class: 'tick' },
        h('input', {
          type: isMany ? 'checkbox' : 'radio',
          name,
          value: key(option),
          checked: chosen.has(key(option)),
          'data-focus': `${focusId(placed)}/${index}`,
          onchange: () => {
            const ticked = [...group.querySelectorAll<HTMLInputElement>('input:checked')].map((one) => one.value);
            changed(placed, isMany ? ticked : (ticked[0] ?? null));
          },
        }),
        h(
          'span',
          {},
          drawText(placed.surface.store, option.text),
          option.description ? h('small', {}, drawText(placed.surface.store, option.description as Json)) : null,
        ),
      ),
    ),
  );
  return group;
}

function drawFileInput(placed: Placed): HTMLElement {
  const { element, surface } = placed;
  const types = element.filetypes as string[] | undefined;
  const files = (kept(placed).files as Json[] | undefined) ?? [];
  const field = h('input', {
    ...attributes(placed),
    class: 'field',
    type: 'file',
    multiple: Number(element.max_files ?? 10) > 1,
    accept: types?.map((type) => `.${type}`).join(','),
    onchange: async () => {
      const uploads = await Promise.all([...(field.files ?? [])].map(readAsBase64));
      const results = await Promise.all(uploads.map((file) => surface.store.act({ kind: 'upload', file })));
      changed(
        placed,
        results.flatMap(({ fileId }) => (fileId ? [fileId] : [])),
      );
    },
  });
  const names = files.map((file) => String(file.name)).join(', ');
  return h('div', {}, field, names ? h('small', { class: 'chosen-files' }, names) : null);
}
