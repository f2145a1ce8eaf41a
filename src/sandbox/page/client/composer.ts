/// <reference lib="dom" />

import { h } from './dom.js';
import { readAsBase64, sizeOf } from './files.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';
import { type Store, userOf } from './store.js';
import { createSuggestions } from './suggestions.js';

export interface Composer {
  readonly element: HTMLElement;
  /** Brings it to another channel, thread or person; what was typed stays with its place. */
  update(store: Store, channel: string, threadTs: string | null): void;
  /** Puts text in and the cursor behind it. */
  fill(text: string): void;
  focus(): void;
}

/** A message field with files, shortcuts, and suggestions for commands and people. */
export function createComposer(id: string): Composer {
  let store: Store | undefined;
  let place = { channel: '', threadTs: null as string | null };
  let files: File[] = [];
  const drafts = new Map<string, string>();

  const field = h('textarea', {
    id,
    rows: 1,
    'data-focus': id,
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': `${id}-suggestions`,
    oninput: () => {
      drafts.set(placeKey(place), field.value);
      grow();
      if (store) suggestions.update(store, field.value, field.selectionStart, place.threadTs !== null);
    },
    onkeydown: (event: KeyboardEvent) => {
      if (event.isComposing || suggestions.onKey(event)) return;
      if (event.key === 'Enter' && !event.shiftKey) {
        event.preventDefault();
        void send();
      }
    },
    onblur: () => setTimeout(() => suggestions.close(), 150),
  });
  const suggestions = createSuggestions(field, (text, cursor) => {
    field.value = text;
    field.setSelectionRange(cursor, cursor);
    field.dispatchEvent(new Event('input'));
    field.focus();
  });
  const chosen = h('div', { class: 'chosen-files' });
  const picker = h('input', {
    type: 'file',
    multiple: true,
    hidden: true,
    onchange: () => {
      files = [...files, ...(picker.files ?? [])];
      picker.value = '';
      showFiles();
    },
  });
  const shortcutButton = h(
    'button',
    {
      type: 'button',
      class: 'tool',
      title: 'Shortcuts',
      'aria-label': 'Shortcuts',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      onclick: () => openShortcuts(),
    },
    icon('bolt'),
  );
  const form = h(
    'form',
    {
      class: 'composer',
      onsubmit: (event: Event) => {
        event.preventDefault();
        void send();
      },
    },
    suggestions.element,
    field,
    chosen,
    h(
      'div',
      { class: 'composer-tools' },
      h(
        'button',
        {
          type: 'button',
          class: 'tool',
          title: 'Attach a file',
          'aria-label': 'Attach a file',
          onclick: () => picker.click(),
        },
        icon('clip'),
      ),
      h(
        'button',
        {
          type: 'button',
          class: 'tool',
          title: 'Mention somebody',
          'aria-label': 'Mention somebody',
          onclick: () => insert('@'),
        },
        '@',
      ),
      shortcutButton,
      picker,
      h('button', { type: 'submit', class: 'send', title: 'Send', 'aria-label': 'Send' }, icon('send')),
    ),
  );

  function grow(): void {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 240)}px`;
  }

  function insert(text: string): void {
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input'));
    field.focus();
  }

  function showFiles(): void {
    chosen.replaceChildren(
      ...files.map((file) =>
        h(
          'span',
          { class: 'chip' },
          `${file.name} · ${sizeOf(file.size)}`,
          h(
            'button',
            {
              type: 'button',
              'aria-label': `Remove ${file.name}`,
              onclick: () => {
                files = files.filter((one) => one !== file);
                showFiles();
                field.focus();
              },
            },
            icon('close', 14),
          ),
        ),
      ),
    );
  }

  function openShortcuts(): void {
    const current = store;
    if (!current) return;
    const globals = (current.state.app.shortcuts ?? []).filter((one) => one.type === 'global');
    const items = globals.map((shortcut) => ({
      label: shortcut.name,
      description: shortcut.description ?? current.state.app.name,
      run: () => void current.act({ kind: 'shortcut', callbackId: shortcut.callbackId }),
    }));
    const commands = place.threadTs
      ? []
      : (current.state.app.commands ?? []).map(({ command, description }) => ({
          label: command,
          description,
          run: () => fill(`${command} `),
        }));
    openMenu(shortcutButton, 'Shortcuts', [...items, ...commands]);
  }

  function fill(text: string): void {
    field.value = text;
    drafts.set(placeKey(place), text);
    grow();
    field.focus();
    field.setSelectionRange(text.length, text.length);
  }

  async function send(): Promise<void> {
    const current = store;
    const text = field.value.trim();
    if (!current || (text === '' && files.length === 0)) return;
    const attached = files;
    files = [];
    showFiles();
    field.value = '';
    drafts.delete(placeKey(place));
    grow();
    suggestions.close();
    const { channel, threadTs } = place;
    if (text.startsWith('/')) return runCommand(current, channel, threadTs, text);
    const sent = await current.act({
      kind: 'say',
      channel,
      text,
      ...(threadTs ? { threadTs } : {}),
      files: await Promise.all(attached.map(readAsBase64)),
    });
    const isDirect = current.state.channels.find((one) => one.id === channel)?.kind === 'im';
    if (isDirect && !threadTs && sent.ts) current.go({ thread: sent.ts });
  }

  return {
    element: form,
    update: (next, channel, threadTs) => {
      const isMove = placeKey(place) !== placeKey({ channel, threadTs });
      store = next;
      place = { channel, threadTs };
      const label = placeholder(next, channel, threadTs);
      field.placeholder = label;
      field.setAttribute('aria-label', label);
      if (!isMove) return;
      field.value = drafts.get(placeKey(place)) ?? '';
      suggestions.close();
      grow();
    },
    fill,
    focus: () => field.focus(),
  };
}

const placeKey = (place: { channel: string; threadTs: string | null }): string =>
  `${place.channel}:${place.threadTs ?? ''}`;

function placeholder(store: Store, channelId: string, threadTs: string | null): string {
  if (threadTs) return 'Reply…';
  const channel = store.state.channels.find((one) => one.id === channelId);
  if (channel?.kind === 'im') return `Message ${store.state.app.name}`;
  return `Message #${channel?.name ?? ''} as ${userOf(store, store.state.me)?.realName ?? ''}`;
}

async function runCommand(store: Store, channel: string, threadTs: string | null, text: string): Promise<void> {
  const [command = '', ...words] = text.split(/\s+/);
  if (threadTs) return store.note(`${command} is not supported in threads. Sorry!`);
  const isKnown = store.state.app.commands?.some((one) => one.command === command);
  if (!isKnown) return store.note(`${command} is not a valid command.`);
  const rest = text.slice(command.length).replace(/^\s/, '');
  const result = await store.act({ kind: 'command', channel, command, text: words.length > 0 ? rest : '' });
  if (!result.ok) store.note(`${command} failed with the error “${result.error ?? 'unknown'}”`);
}
