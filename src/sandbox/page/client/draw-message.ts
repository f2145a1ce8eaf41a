/// <reference lib="dom" />

import type { PageMessage } from '../page-state.js';
import { drawAvatar } from './avatar.js';
import { h, type KeyedItem } from './dom.js';
import { drawBlocks } from './draw-block.js';
import { drawParagraphs } from './draw-inline.js';
import { emoji } from './emoji.js';
import { sizeOf } from './files.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';
import { parseMrkdwn } from './mrkdwn.js';
import { type Store, userOf } from './store.js';
import type { Surface } from './surface.js';

/** Messages of one author within this time stand under one name. */
const GROUP_SECONDS = 300;

interface Place {
  readonly store: Store;
  /** In the thread pane there is no link to the thread. */
  readonly isThread: boolean;
}

/** The messages as a list that `keyed` can bring up to date. */
export function messageItems(place: Place, messages: readonly PageMessage[]): readonly KeyedItem[] {
  return messages.map((message, index) => {
    const previous = messages[index - 1];
    const isFollowing =
      previous !== undefined &&
      previous.user === message.user &&
      previous.isEphemeral === message.isEphemeral &&
      !message.isEphemeral &&
      Number(message.ts) - Number(previous.ts) < GROUP_SECONDS &&
      replies(place.store, previous).length === 0;
    const thread = place.isThread ? [] : replies(place.store, message);
    const status = place.isThread ? undefined : statusOf(place.store, message);
    return {
      key: message.ts,
      version: JSON.stringify([message, isFollowing, thread.length, status, place.store.state.me]),
      build: () => drawMessage(place, message, { isFollowing, thread, status }),
    };
  });
}

const replies = (store: Store, message: PageMessage): readonly PageMessage[] =>
  store.state.messages.filter(
    (one) => one.channel === message.channel && one.threadTs === message.ts && !one.isEphemeral,
  );

const statusOf = (store: Store, message: PageMessage): string | undefined =>
  store.state.statuses.find((one) => one.channel === message.channel && one.threadTs === message.ts)?.status;

interface Parts {
  readonly isFollowing: boolean;
  readonly thread: readonly PageMessage[];
  readonly status: string | undefined;
}

function drawMessage(place: Place, message: PageMessage, { isFollowing, thread, status }: Parts): HTMLElement {
  const { store } = place;
  const author = userOf(store, message.user);
  const time = new Date(Number(message.ts) * 1000);
  const clock = time.toLocaleTimeString([], { hour: 'numeric', minute: '2-digit' });
  const isQuiet = message.subtype === 'channel_join';
  return h(
    'article',
    {
      class: ['message', isFollowing && 'following', message.isEphemeral && 'ephemeral', isQuiet && 'quiet']
        .filter(Boolean)
        .join(' '),
      'aria-label': `${author?.realName ?? message.user}, ${clock}`,
      'data-ts': message.ts,
    },
    h('div', { class: 'gutter' }, isFollowing ? h('time', { class: 'small-time' }, clock) : drawAvatar(author)),
    h(
      'div',
      { class: 'message-body' },
      message.isEphemeral ? h('div', { class: 'only-you' }, icon('eye', 14), 'Only visible to you') : null,
      isFollowing
        ? null
        : h(
            'div',
            { class: 'byline' },
            h('strong', {}, author?.realName ?? message.user),
            author?.isBot ? h('span', { class: 'badge' }, 'APP') : null,
            author?.isExternal ? h('span', { class: 'badge outside' }, 'external') : null,
            author?.isGuest ? h('span', { class: 'badge outside' }, 'guest') : null,
            h('time', { datetime: time.toISOString() }, clock),
          ),
      drawContent(store, message),
      message.isEdited && !author?.isBot ? h('small', { class: 'edited' }, '(edited)') : null,
      drawFiles(message),
      drawReactions(message),
      thread.length > 0 && !place.isThread ? threadLink(store, message, thread) : null,
      status ? h('div', { class: 'thinking', role: 'status' }, `${store.state.app.name} ${status}`) : null,
      message.isEphemeral ? dismissButton(store, message) : null,
    ),
    isQuiet || message.isEphemeral ? null : messageTools(place, message),
  );
}

function drawContent(store: Store, message: PageMessage): HTMLElement {
  const surface: Surface = {
    store,
    target: { channel: message.channel, ts: message.ts },
    value: (blockId, actionId) => message.values[blockId]?.[actionId],
  };
  // A person's own rich text says the same as its text; the text keeps links as they were typed.
  const hasBlocks = message.blocks.length > 0;
  const inside = hasBlocks ? drawBlocks(surface, message.blocks) : drawParagraphs(store, parseMrkdwn(message.text));
  const isFileComment =
    hasBlocks && message.files.length > 0 && message.blocks.every((block) => block.type !== 'rich_text');
  const text = isFileComment && message.text !== '' ? drawParagraphs(store, parseMrkdwn(message.text)) : [];
  return h('div', { class: message.isStreaming ? 'content streaming' : 'content' }, text, inside);
}

const drawFiles = (message: PageMessage): HTMLElement | null =>
  message.files.length === 0
    ? null
    : h(
        'div',
        { class: 'files' },
        message.files.map((file) =>
          h(
            'a',
            { class: 'file', href: `/sandbox/files/${file.id}`, download: file.name },
            h(
              'span',
              { class: 'file-kind', 'aria-hidden': 'true' },
              (file.name.split('.').pop() ?? 'file').slice(0, 4).toUpperCase(),
            ),
            h('span', {}, h('strong', {}, file.name), h('small', {}, sizeOf(file.size))),
          ),
        ),
      );

const drawReactions = (message: PageMessage): HTMLElement | null =>
  message.reactions.length === 0
    ? null
    : h(
        'div',
        { class: 'reactions' },
        message.reactions.map(({ name, users }) =>
          h('span', { class: 'reaction', title: `:${name}:` }, `${emoji(name) ?? `:${name}:`} ${users.length}`),
        ),
      );

function threadLink(store: Store, message: PageMessage, thread: readonly PageMessage[]): HTMLElement {
  const people = [...new Set(thread.map((one) => one.user))].slice(0, 4);
  const count = thread.length === 1 ? '1 reply' : `${thread.length} replies`;
  return h(
    'button',
    {
      type: 'button',
      class: 'thread-link',
      'data-focus': `thread-${message.ts}`,
      onclick: () => store.go({ thread: message.ts }),
    },
    people.map((id) => drawAvatar(userOf(store, id), 'small')),
    h('span', {}, count),
  );
}

const dismissButton = (store: Store, message: PageMessage): HTMLElement =>
  h(
    'button',
    {
      type: 'button',
      class: 'dismiss',
      onclick: () => void store.act({ kind: 'dismiss', channel: message.channel, ts: message.ts }),
    },
    'Dismiss message',
  );

function messageTools(place: Place, message: PageMessage): HTMLElement {
  const { store } = place;
  const shortcuts = (store.state.app.shortcuts ?? []).filter((one) => one.type === 'message');
  const more = h(
    'button',
    {
      type: 'button',
      class: 'tool',
      title: 'More actions',
      'aria-label': 'More actions',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'data-focus': `more-${message.ts}`,
      onclick: () =>
        openMenu(more, 'Message actions', [
          ...shortcuts.map((shortcut) => ({
            label: shortcut.name,
            description: shortcut.description ?? store.state.app.name,
            run: () =>
              void store.act({
                kind: 'shortcut',
                callbackId: shortcut.callbackId,
                channel: message.channel,
                ts: message.ts,
              }),
          })),
          { label: 'Copy text', run: () => void navigator.clipboard?.writeText(message.text) },
        ]),
    },
    icon('more'),
  );
  const reply = h(
    'button',
    {
      type: 'button',
      class: 'tool',
      title: 'Reply in thread',
      'aria-label': 'Reply in thread',
      'data-focus': `reply-${message.ts}`,
      onclick: () => store.go({ thread: message.threadTs ?? message.ts }),
    },
    icon('reply'),
  );
  return h('div', { class: 'tools' }, place.isThread ? null : reply, more);
}
