/// <reference lib="dom" />
import { h } from './dom.js';

export interface MenuItem {
  readonly label: string;
  readonly description?: string | undefined;
  readonly run: () => void;
}

/** Opens a menu below its button. Arrows move, Enter chooses, Escape and a click elsewhere close it. */
export function openMenu(anchor: HTMLElement, label: string, items: readonly MenuItem[]): void {
  document.querySelector('.menu')?.remove();
  const close = (back: boolean) => {
    menu.remove();
    document.removeEventListener('pointerdown', away, true);
    anchor.setAttribute('aria-expanded', 'false');
    if (back) anchor.focus();
  };
  const away = (event: PointerEvent) => {
    if (!menu.contains(event.target as Node)) close(false);
  };
  const buttons = items.map((item) =>
    h(
      'button',
      {
        type: 'button',
        role: 'menuitem',
        onclick: () => {
          close(true);
          item.run();
        },
      },
      h('span', {}, item.label),
      item.description ? h('small', {}, item.description) : null,
    ),
  );
  const menu = h('div', { class: 'menu', role: 'menu', 'aria-label': label }, buttons);
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.stopPropagation();
      if (event.key === 'Escape') event.preventDefault();
      close(true);
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  });
  // A modal dialog makes everything outside of it inert.
  (anchor.closest('dialog') ?? document.body).append(menu);
  place(menu, anchor);
  anchor.setAttribute('aria-expanded', 'true');
  document.addEventListener('pointerdown', away, true);
  buttons[0]?.focus();
}

function place(menu: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = at.bottom + 4 + height <= innerHeight;
  menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
  menu.style.top = `${Math.max(8, below ? at.bottom + 4 : at.top - height - 4)}px`;
}
