/// <reference lib="dom" />
import { h } from './dom.js';
import { plain } from './draw-text.js';
import { attributes, changed, kept, key, type Option } from './field.js';
import { focusId, type Json, type Placed } from './surface.js';

/** One choice of options, people, channels or conversations. */
export function drawSelect(placed: Placed): HTMLElement {
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

/** Several choices, behind one field that opens. */
export function drawMultiSelect(placed: Placed): HTMLElement {
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
export function drawExternalSelect(placed: Placed): HTMLElement {
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
