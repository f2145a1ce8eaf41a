/// <reference lib="dom" />
import { h } from './dom.js';
import { drawText, plain } from './draw-text.js';
import { readAsBase64 } from './files.js';
import { act, focusId, type Json, type Placed } from './surface.js';

type Option = Json & { readonly text: Json; readonly value?: string };

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

const kept = ({ surface, blockId, element }: Placed): Json => surface.value(blockId, String(element.action_id)) ?? {};

function attributes(placed: Placed): Record<string, string | number | undefined> {
  return {
    'data-focus': focusId(placed),
    'data-autofocus': placed.element.focus_on_load === true ? 'true' : undefined,
    'aria-label': placed.label ?? (placed.element.placeholder ? plain(placed.element.placeholder) : 'Choose'),
    'aria-describedby': placed.isInput ? `error-${placed.blockId}` : undefined,
  };
}

/** The server keeps the new value; the app hears of it where it asked for it. */
function changed(placed: Placed, value: string | readonly string[] | null): void {
  placed.surface.typed?.(placed.blockId, value);
  void act(placed, value);
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

const key = (option: Option | null | undefined): string => option?.value ?? String(option?.text?.text ?? '');

function drawSelect(placed: Placed): HTMLElement {
  const { element } = placed;
  const value = kept(placed);
  const chosen = value.selected_option
    ? key(value.selected_option as Option)
    : String(value.selected_user ?? value.selected_conversation ?? value.selected_channel ?? '');
  const option = (one: readonly [string, string]) =>
    h('option', { value: one[0], selected: one[0] === chosen }, one[1]);
  const groups = element.option_groups as { label: Json; options: Option[] }[] | undefined;
  const select = h(
    'select',
    {
      ...attributes(placed),
      class: 'field select',
      onchange: () => changed(placed, select.value === '' ? null : select.value),
    },
    h(
      'option',
      { value: '', selected: chosen === '' },
      element.placeholder ? plain(element.placeholder) : 'Choose an option',
    ),
    groups
      ? groups.map((group) =>
          h(
            'optgroup',
            { label: plain(group.label) },
            group.options.map((one) => option([key(one), plain(one.text)])),
          ),
        )
      : choices(placed).map(option),
  );
  return select;
}

/** What may be chosen: value and label. */
function choices({ element, surface }: Placed): readonly (readonly [string, string])[] {
  const { state } = surface.store;
  const type = String(element.type).replace(/^multi_/, '');
  if (type === 'users_select') return state.users.filter((user) => !user.isBot).map((user) => [user.id, user.realName]);
  const channels = state.channels
    .filter((channel) => channel.kind !== 'im')
    .map((channel) => [channel.id, `#${channel.name}`] as const);
  if (type === 'channels_select') return channels;
  if (type === 'conversations_select') {
    const direct = state.channels
      .filter((channel) => channel.kind === 'im')
      .map((channel) => [channel.id, state.app.name] as const);
    return [...channels, ...direct];
  }
  const options = (element.options as Option[] | undefined) ?? [];
  const groups = (element.option_groups as { options: Option[] }[] | undefined) ?? [];
  return [...options, ...groups.flatMap((group) => group.options)].map((option) => [key(option), plain(option.text)]);
}

function drawMultiSelect(placed: Placed): HTMLElement {
  const value = kept(placed);
  const lists = [value.selected_users, value.selected_conversations, value.selected_channels, value.selected_options];
  const chosen = new Set(
    (lists.find(Array.isArray) ?? []).map((one) => (typeof one === 'string' ? one : key(one as Option))),
  );
  const max = Number(placed.element.max_selected_items ?? Number.POSITIVE_INFINITY);
  const summary = h('summary', { class: 'field', 'data-focus': focusId(placed) });
  const boxes = choices(placed).map(([id, label]) => {
    const box = h('input', { type: 'checkbox', value: id, checked: chosen.has(id), onchange: () => update(true) });
    return { box, label, row: h('label', { class: 'tick' }, box, h('span', {}, label)) };
  });
  const update = (isChange: boolean) => {
    const ticked = boxes.filter(({ box }) => box.checked);
    summary.textContent =
      ticked.map(({ label }) => label).join(', ') ||
      (placed.element.placeholder ? plain(placed.element.placeholder) : 'Choose');
    for (const { box } of boxes) box.disabled = !box.checked && ticked.length >= max;
    if (isChange)
      changed(
        placed,
        ticked.map(({ box }) => box.value),
      );
  };
  update(false);
  return h(
    'details',
    { class: 'multi' },
    summary,
    h(
      'div',
      { class: 'ticks' },
      boxes.map(({ row }) => row),
    ),
  );
}

/** A field to search in, and a menu with what the app found. */
function drawExternalSelect(placed: Placed): HTMLElement {
  const { surface, blockId, element } = placed;
  const isMany = String(element.type).startsWith('multi_');
  const current = kept(placed).selected_option as Option | null | undefined;
  const results = h('div', { class: 'ticks', role: 'group', 'aria-label': 'Found' });
  let timer: ReturnType<typeof setTimeout>;
  const ask = async (query: string) => {
    if (query.length < Number(element.min_query_length ?? 0)) return;
    const actionId = String(element.action_id);
    const { options = [] } = await surface.store.act({
      kind: 'suggest',
      target: surface.target,
      blockId,
      actionId,
      query,
    });
    results.replaceChildren(
      ...(options as Option[]).map((option) =>
        h(
          'button',
          {
            type: 'button',
            class: 'button',
            onclick: () => {
              field.value = plain(option.text);
              results.replaceChildren();
              changed(placed, isMany ? [key(option)] : key(option));
            },
          },
          plain(option.text),
        ),
      ),
    );
  };
  const field = h('input', {
    ...attributes(placed),
    class: 'field',
    type: 'search',
    placeholder: element.placeholder ? plain(element.placeholder) : 'Search',
    oninput: () => {
      clearTimeout(timer);
      timer = setTimeout(() => void ask(field.value), 250);
    },
  });
  if (current) field.value = plain(current.text);
  return h('div', { class: 'external' }, field, results);
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
