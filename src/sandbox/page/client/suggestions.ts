/// <reference lib="dom" />
import { h } from './dom.js';
import type { Store } from './store.js';

interface Suggestion {
  readonly label: string;
  readonly detail: string;
  readonly insert: string;
  /** Where the replaced part begins. */
  readonly from: number;
}

export interface Suggestions {
  readonly element: HTMLElement;
  update(store: Store, text: string, cursor: number, isThread: boolean): void;
  /** True when the key was for the list. */
  onKey(event: KeyboardEvent): boolean;
  close(): void;
}

/** The list above the composer: commands after `/`, people after `@`. */
export function createSuggestions(
  field: HTMLTextAreaElement,
  put: (text: string, cursor: number) => void,
): Suggestions {
  let found: readonly Suggestion[] = [];
  let at = 0;
  const element = h('div', {
    class: 'suggestions',
    id: `${field.id}-suggestions`,
    role: 'listbox',
    'aria-label': 'Suggestions',
    hidden: true,
  });

  const show = () => {
    element.hidden = found.length === 0;
    field.setAttribute('aria-expanded', String(found.length > 0));
    const active = found.length > 0 ? `${field.id}-option-${at}` : '';
    field.setAttribute('aria-activedescendant', active);
    element.replaceChildren(
      ...found.map((one, index) =>
        h(
          'div',
          {
            role: 'option',
            id: `${field.id}-option-${index}`,
            'aria-selected': String(index === at),
            onpointerdown: (event: Event) => {
              event.preventDefault();
              choose(index);
            },
          },
          h('strong', {}, one.label),
          h('span', {}, one.detail),
        ),
      ),
    );
  };
  const close = () => {
    found = [];
    show();
  };
  const choose = (index: number) => {
    const one = found[index];
    if (!one) return;
    const { value, selectionStart } = field;
    close();
    put(value.slice(0, one.from) + one.insert + value.slice(selectionStart), one.from + one.insert.length);
  };

  return {
    element,
    update: (store, text, cursor, isThread) => {
      found = suggestionsFor(store, text, cursor, isThread);
      at = 0;
      show();
    },
    onKey: (event) => {
      if (found.length === 0) return false;
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step !== 0) at = (at + step + found.length) % found.length;
      else if (event.key === 'Escape') found = [];
      else if (event.key === 'Tab' || event.key === 'Enter') return accept(event);
      else return false;
      event.preventDefault();
      event.stopPropagation();
      show();
      return true;
    },
    close,
  };

  function accept(event: KeyboardEvent): boolean {
    const one = found[at];
    // A command that is typed out is sent, not completed.
    if (!one || (event.key === 'Enter' && field.value.slice(one.from).trimEnd() === one.insert.trimEnd())) {
      close();
      return false;
    }
    event.preventDefault();
    choose(at);
    return true;
  }
}

function suggestionsFor(store: Store, text: string, cursor: number, isThread: boolean): readonly Suggestion[] {
  const before = text.slice(0, cursor);
  if (!isThread && /^\/\S*$/.test(before)) {
    return (store.state.app.commands ?? [])
      .filter(({ command }) => command.startsWith(before))
      .map(({ command, usageHint = '', description }) => ({
        label: `${command} ${usageHint}`,
        detail: description,
        insert: `${command} `,
        from: 0,
      }));
  }
  const mention = /(?:^|\s)@([\p{L}\p{N} .-]{0,30})$/u.exec(before);
  if (!mention) return [];
  const typed = (mention[1] ?? '').toLowerCase();
  return store.state.users
    .filter((user) => user.realName.toLowerCase().startsWith(typed) || user.name.startsWith(typed))
    .sort((a, b) => Number(b.isBot) - Number(a.isBot))
    .slice(0, 6)
    .map((user) => ({
      label: user.realName,
      detail: user.isBot ? 'app' : `@${user.name}`,
      insert: `@${user.realName} `,
      from: cursor - typed.length - 1,
    }));
}
