/// <reference lib="dom" />

import type { ViewRecord } from '../../state/view-record.js';
import { focusKey, h, refocus } from './dom.js';
import { drawBlocks } from './draw-block.js';
import { plain } from './draw-text.js';
import { icon } from './icons.js';
import type { Store } from './store.js';
import type { Surface } from './surface.js';

type Value = string | readonly string[] | null;

export interface Modals {
  /** Shows the modal on top of the person's stack, or none. */
  update(store: Store): void;
}

/** Draws modals in one native dialog: it holds the focus, makes the rest inert and gives it back at the end. */
export function createModals(): Modals {
  let store: Store;
  let shown: { id: string; version: string } | undefined;
  /** What was typed and not yet sent, by view and block. */
  const typed = new Map<string, Record<string, Value>>();
  let opener: string | undefined;
  const dialog = h('dialog', {
    class: 'modal',
    'aria-labelledby': 'modal-title',
    oncancel: (event: Event) => {
      event.preventDefault();
      const top = store.state.modals.at(-1);
      if (top) void store.act({ kind: 'close', viewId: top.id });
    },
  });
  document.body.append(dialog);

  const close = () => {
    shown = undefined;
    typed.clear();
    dialog.close();
    if (opener) refocus(document.body, opener);
    opener = undefined;
  };

  const show = (view: ViewRecord, version: string) => {
    const focus = focusKey(dialog);
    const isNew = shown?.id !== view.id;
    if (!dialog.open) opener = focusKey(document.body);
    const scrolled = bodyOf(dialog)?.scrollTop ?? 0;
    dialog.replaceChildren(...drawView(store, view, typed));
    if (!dialog.open) dialog.showModal();
    if (!isNew) bodyOf(dialog)?.scrollTo({ top: scrolled });
    shown = { id: view.id, version };
    const invalid = dialog.querySelector<HTMLElement>('.invalid [data-focus]');
    if (invalid) invalid.focus();
    // A long window is read from its head, though its first field may stand at its end.
    else if (isNew) firstField(dialog)?.focus({ preventScroll: true });
    else if (focus) refocus(dialog, focus);
  };

  return {
    update: (next) => {
      store = next;
      const view = next.state.modals.at(-1);
      if (!view) {
        if (dialog.open) close();
        return;
      }
      const version = JSON.stringify([view.id, view.hash, view.errors, next.state.modals.length]);
      if (version !== shown?.version) show(view, version);
    },
  };
}

const bodyOf = (dialog: HTMLElement): Element | null => dialog.querySelector('.modal-body');

const firstField = (dialog: HTMLElement): HTMLElement | null =>
  dialog.querySelector<HTMLElement>('[data-autofocus]') ??
  dialog.querySelector<HTMLElement>('.modal-body .field, .modal-body input') ??
  dialog.querySelector<HTMLElement>('.modal-body button, footer button');

function drawView(store: Store, view: ViewRecord, typed: Map<string, Record<string, Value>>): HTMLElement[] {
  const values = typed.get(view.id) ?? {};
  typed.set(view.id, values);
  const surface: Surface = {
    store,
    target: { viewId: view.id },
    value: (blockId, actionId) => {
      const kept = view.values[blockId]?.[actionId];
      const value = values[blockId];
      return kept && typeof value === 'string' && 'value' in kept ? { ...kept, value } : kept;
    },
    typed: (blockId, value) => {
      values[blockId] = value;
    },
  };
  const isNested = store.state.modals.length > 1;
  const close = () => void store.act({ kind: 'close', viewId: view.id });
  const hasInputs = view.blocks.some((block) => block.type === 'input');
  const submit = h('button', { type: 'submit', class: 'button primary' }, plain(view.submit ?? { text: 'Submit' }));
  const form = h(
    'form',
    {
      novalidate: true,
      onsubmit: async (event: Event) => {
        event.preventDefault();
        submit.disabled = true;
        const result = await store.act({ kind: 'submit', viewId: view.id, values: textOnly(values) });
        submit.disabled = false;
        if (!result.ok)
          failure.textContent = `We had some trouble connecting (${result.error ?? 'unknown'}). Try again?`;
      },
    },
    h(
      'header',
      {},
      isNested
        ? h('button', { type: 'button', class: 'tool', 'aria-label': 'Back', onclick: close }, icon('back'))
        : null,
      h('h2', { id: 'modal-title' }, plain(view.title)),
      h(
        'button',
        {
          type: 'button',
          class: 'tool',
          'aria-label': 'Close',
          onclick: () => void store.act({ kind: 'close', viewId: view.id, all: true }),
        },
        icon('close'),
      ),
    ),
    h(
      'div',
      { class: 'modal-body', tabindex: hasInputs ? undefined : 0 },
      drawBlocks(surface, view.blocks, view.errors),
    ),
  );
  const failure = h('p', { class: 'field-error', role: 'alert' });
  form.append(
    h(
      'footer',
      {},
      failure,
      h(
        'button',
        { type: 'button', class: 'button', onclick: close },
        plain(view.close ?? { text: view.submit ? 'Cancel' : 'Close' }),
      ),
      view.submit ? submit : null,
    ),
  );
  return [form];
}

/** Fields whose last keystrokes no `change` event has reported yet; the server has all else. */
const textOnly = (values: Record<string, Value>): Record<string, Value> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'string'));
