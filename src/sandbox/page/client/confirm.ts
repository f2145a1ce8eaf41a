/// <reference lib="dom" />
import { h } from './dom.js';
import { drawText } from './draw-text.js';
import type { Store } from './store.js';

type Json = Record<string, unknown>;

/** Asks the element's confirmation dialog; without one the answer is yes. */
export function confirmed(store: Store, confirm: Json | undefined): Promise<boolean> {
  if (!confirm) return Promise.resolve(true);
  return new Promise((resolve) => {
    const answer = (isYes: boolean) => () => {
      dialog.close();
      dialog.remove();
      resolve(isYes);
    };
    const label = (part: unknown, fallback: string) => (part ? drawText(store, part as Json) : [fallback]);
    const style = confirm.style === 'danger' ? 'danger' : 'primary';
    const dialog = h(
      'dialog',
      { class: 'confirm', 'aria-labelledby': 'confirm-title', oncancel: answer(false) },
      h('h2', { id: 'confirm-title' }, label(confirm.title, 'Are you sure?')),
      h('div', { class: 'confirm-text' }, drawText(store, confirm.text as Json)),
      h(
        'div',
        { class: 'dialog-buttons' },
        h('button', { type: 'button', class: 'button', onclick: answer(false) }, label(confirm.deny, 'Cancel')),
        h('button', { type: 'button', class: `button ${style}`, onclick: answer(true) }, label(confirm.confirm, 'Yes')),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}
